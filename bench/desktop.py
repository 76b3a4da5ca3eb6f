"""How fast the window opens, answers and scrolls, and how much memory it takes, on this machine."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys

RUNS = 3


def main() -> int:
    """Prints what each run of the smoke test measured, and the medians."""
    told = [_smoke() for _ in range(RUNS)]
    for one in told:
        print(json.dumps(one))
    medians = {name: statistics.median(one[name] for one in told) for name in told[0]}
    print(json.dumps({"median": medians}))
    return 0


def _smoke() -> dict[str, float]:
    command = [sys.executable, "-m", "desktop.main", "desktop", "--smoke"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    said: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return said


if __name__ == "__main__":
    sys.exit(main())
