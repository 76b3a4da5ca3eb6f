import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from core.work.limits import environment, free_mb, resident_mb

linux = pytest.mark.skipif(sys.platform != "linux", reason="the limits of Linux")


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program],
        env=environment(Path(tempfile.gettempdir())),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@linux
def test_a_confined_process_gets_no_more_memory() -> None:
    done = run(
        "from core.ports import Limits\n"
        "from core.work.limits import bound\n"
        "bound(Limits(memory_mb=600))\n"
        "try: bytearray(900_000_000)\n"
        "except MemoryError: print('refused')"
    )
    assert done.stdout == "refused\n"


@linux
def test_a_confined_process_that_computes_too_long_is_ended_by_the_system() -> None:
    done = run("import core.work.limits as limits\nlimits.allow_seconds(0)\nwhile True: pass")
    assert done.returncode < 0


@linux
def test_a_confined_process_opens_few_files_and_leaves_no_core() -> None:
    done = run(
        "import resource\nfrom core.ports import Limits\nfrom core.work.limits import bound\n"
        "bound(Limits())\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE)[1], resource.getrlimit(resource.RLIMIT_NOFILE)[1] <= 256)"
    )
    assert done.stdout == "0 True\n"


@linux
def test_threads_that_begin_later_take_memory_from_one_place() -> None:
    threads = (
        "import ctypes, threading\n"
        "libc = ctypes.CDLL(None)\n"
        "def work(): kept.append(bytes(60_000)); barrier.wait()\n"
        "kept, barrier = [], threading.Barrier(9)\n"
        "def heaps():\n"
        "    for _ in range(8): threading.Thread(target=work).start()\n"
        "    barrier.wait()\n"
        "    libc.malloc_info(0, ctypes.c_void_p.in_dll(libc, 'stdout'))\n"
    )
    if "glibc" not in platform.libc_ver():
        pytest.skip("the allocator of glibc")
    told = run(f"from core.work.limits import share_memory\nshare_memory()\n{threads}heaps()")
    assert told.stdout.count("<heap nr") == 1


@linux
def test_large_blocks_leave_no_holes_however_many_there_were() -> None:
    if "glibc" not in platform.libc_ver():
        pytest.skip("the allocator of glibc")
    program = (
        "from core.work.limits import share_memory\n"
        "share_memory()\n"
        "for size in (30_000_000, 20_000_000): bytearray(size)\n"
        "kept = bytearray(10_000_000)\n"
        "apart = [line.split() for line in open('/proc/self/maps') if '[heap]' in line]\n"
        "print(all(int(end, 16) - int(begin, 16) < 10_000_000 for begin, end in (one[0].split('-') for one in apart)))"
    )
    plain = {name: value for name, value in os.environ.items() if not name.startswith("MALLOC_")}
    done = subprocess.run(
        [sys.executable, "-c", program], env=plain, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout == "True\n"


def test_memory_is_told() -> None:
    assert resident_mb(os.getpid()) > 5
    assert resident_mb(2**22 + 1) == 0.0
    assert free_mb() > 0
