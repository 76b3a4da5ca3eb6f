import os
import subprocess
import sys
import time

import pytest

from core.work.patience import Patience, kept_waiting

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
SPIN = "import time\nend = time.monotonic() + 1\nwhile time.monotonic() < end: pass"


def test_patience_lasts_its_seconds_and_no_more_for_one_that_sleeps() -> None:
    patience = Patience(os.getpid(), 60.0)
    assert not patience.over
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as sleeper:
        patience = Patience(sleeper.pid, 0.0)
        told = kept_waiting(sleeper.pid)
        begun = time.monotonic()
        assert patience.over or time.monotonic() - begun <= kept_waiting(sleeper.pid) - told + 0.1
        sleeper.communicate(b"\n")


@LINUX
def test_one_of_several_on_one_processor_is_kept_waiting() -> None:
    core = str(min(os.sched_getaffinity(0)))
    both = [subprocess.Popen(["taskset", "-c", core, sys.executable, "-c", SPIN]) for _ in range(2)]
    waited = 0.0
    while any(one.poll() is None for one in both):
        waited = max(waited, *(kept_waiting(one.pid) for one in both))
    assert waited > 0.1


def test_of_a_process_that_is_gone_nothing_is_told() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    assert kept_waiting(gone.pid) == 0.0
