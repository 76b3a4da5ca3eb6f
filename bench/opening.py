"""One start of the program over a vault, ended once its window is painted: `python -m bench.opening FOLDER PASSPHRASE`.

What the program loads before its window is loaded here too, and nothing else. Prints one JSON line.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import psutil
from PySide6.QtCore import QTimer

from desktop.settings import Settings
from desktop.window.application import Main, run
from desktop.windowed import has_display


def main(folder: Path, passphrase: str) -> int:
    """Opens the window as the verb does, and closes it."""
    told = dict[str, float]()
    assert has_display()

    def ready(window: Main) -> None:
        window.frame.painted.connect(lambda: painted(window))

    def painted(window: Main) -> None:
        told["first window"] = 1000 * (time.time() - psutil.Process().create_time())
        told["first window, processor time"] = 1000 * time.process_time()
        QTimer.singleShot(0, window.frame.close)

    status = run(Settings(folder / "home", folder / "state", None, "en", "bench"), passphrase, ready)
    print(json.dumps(told))
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
