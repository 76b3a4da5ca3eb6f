"""A confined process uses the devices of its room, and no others."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.work.confining import landlock

ASKED = """
import sys, tempfile
from pathlib import Path
from core.ports import Limits
from core.work.confining import Room, confine
confine(Limits(), Room(Path(tempfile.gettempdir()), devices=tuple(map(Path, sys.argv[1:]))))
for name in ("/dev/full", "/dev/tty"):
    try:
        with open(name, "r+b", buffering=0) as device:
            print(name, "used", len(device.read(3)) if name == "/dev/full" else "")
    except PermissionError:
        print(name, "refused")
    except OSError:
        print(name, "not there")
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Landlock is Linux")
@pytest.mark.skipif(sys.platform.startswith("linux") and not landlock.version(), reason="this kernel has no Landlock")
@pytest.mark.parametrize(
    ("devices", "said"), [((), "refused"), (("/dev/full", "/dev/no-such-card"), "used 3")], ids=["none", "one"]
)
def test_a_device_is_used_where_the_room_has_it(devices: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKED, *devices],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path), "TMPDIR": str(tmp_path)},
        timeout=60,
    )
    full, tty = done.stdout.splitlines()
    assert full == f"/dev/full {said}"
    assert tty.split(" ")[1] != "used"
