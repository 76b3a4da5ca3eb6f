"""A reader that was taken over: confined like a reader, it tries to do what it must not, and tells what came of it.

    captive.py ROOM PARENT SECRET PORT WAY...

ROOM is "free" where nothing is confined, "bare", or a program that may be started.
"""

import ctypes
import mmap
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from core.domain.codec import encode
from core.ports import Limits
from core.work.confining import Confinement, Room, confine
from core.work.limits import ROOT

program, parent, secret, port = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
HERE = Path(tempfile.gettempdir())
libc = ctypes.CDLL(None, use_errno=True)


def system_call(number: int, *arguments: int) -> None:
    if libc.syscall(number, *arguments) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def look_around() -> str:
    return str([path.name for path in secret.parent.iterdir()])


def follow_a_link() -> str:
    link = HERE / "link"
    link.symlink_to(secret)
    return link.read_text(encoding="utf-8")


def signalled(process: int) -> Callable[[], str]:
    def send() -> str:
        os.kill(process, signal.SIGUSR1)
        return "signalled"

    return send


def many_files_at_once() -> str:
    kept = [(HERE / str(number)).open("wb") for number in range(10_000)]
    return str(len(kept))


def many_files() -> str:
    for number in range(10_000):
        (HERE / f"n{number}").write_bytes(b"x")
    return "10,000 files"


def fill_the_disk() -> str:
    with (HERE / "large").open("wb") as file:
        for _ in range(2_000):
            file.write(bytes(1_000_000))
    return "two gigabytes"


def five_gigabytes() -> str:
    return str(len(mmap.mmap(-1, 5_000_000_000)))


def fork_bomb() -> str:
    started = []
    try:
        for _ in range(500):
            child = os.fork()
            if child == 0:
                signal.pause()
                os._exit(0)
            started.append(child)
    finally:
        for child in started:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
    return f"{len(started)} processes"


def connect() -> str:
    socket.create_connection(("127.0.0.1", port), timeout=5).sendall(b"secret")
    return "sent"


def udp() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
        return str(out.sendto(b"secret", ("127.0.0.1", port)))


def local_socket() -> str:
    with socket.socket(socket.AF_UNIX) as out:
        out.connect("\0anything")
    return "connected"


def read_process(name: str) -> Callable[[], str]:
    return lambda: str(len(Path("/proc", str(parent), name).read_bytes()))


def look_into_memory() -> str:
    if libc.process_vm_readv(parent, None, 0, None, 0, 0) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return "read"


def attach() -> str:
    if libc.ptrace(0x4206, parent, 0, 0) < 0:
        raise OSError(ctypes.get_errno(), "ptrace")
    libc.ptrace(17, parent, 0, 0)
    return "attached"


def run_program() -> str:
    return subprocess.run(["/bin/cat", "/etc/hostname"], capture_output=True, text=True, check=True).stdout


def leave_the_group() -> str:
    os.setsid()
    return "left"


def more_rights() -> str:
    if libc.unshare(0x1000_0000) < 0:
        raise OSError(ctypes.get_errno(), "unshare")
    return "a namespace"


def ring() -> str:
    system_call(425, 4, 0)
    return "io_uring"


def shrink_the_parent() -> str:
    resource.prlimit(parent, resource.RLIMIT_NOFILE, (0, 0))
    return "limits of the parent"


def inherited() -> str:
    """Whether only the usual descriptors and the one that lists them are there."""
    there = [int(path.name) for path in Path("/proc/self/fd").iterdir()]
    if max(there) <= 3:
        raise PermissionError
    return str(there)


WAYS: dict[str, Callable[[], str]] = {
    "passwords of the system": lambda: Path("/etc/passwd").read_text(encoding="utf-8"),
    "a secret in a folder": lambda: secret.read_text(encoding="utf-8"),
    "the names in a folder": look_around,
    "the root folder": lambda: str([path.name for path in Path("/").iterdir()]),
    "a file beside": lambda: str((HERE.parent / "left-behind").write_text("x")),
    "a file of the product": lambda: str((ROOT / "core" / "left-behind").write_text("x")),
    "over a secret": lambda: str(secret.write_text("gone")),
    "remove a secret": lambda: str(secret.rename(HERE / "moved")),
    "cut a secret": lambda: str(secret.open("r+b").truncate(0)),
    "a link to a secret": follow_a_link,
    "many open files": many_files_at_once,
    "many files": many_files,
    "fill the disk": fill_the_disk,
    "five gigabytes": five_gigabytes,
    "fork bomb": fork_bomb,
    "connect": connect,
    "datagram": udp,
    "local socket": local_socket,
    "environment of the parent": read_process("environ"),
    "memory of the parent": read_process("mem"),
    "command of the parent": read_process("cmdline"),
    "words of the parent": look_into_memory,
    "attach to the parent": attach,
    "end the parent": signalled(parent),
    "end everyone": signalled(-1),
    "limits of the parent": shrink_the_parent,
    "run a program": run_program,
    "leave the group": leave_the_group,
    "more rights": more_rights,
    "a ring of calls": ring,
    "inherited descriptors": inherited,
}


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    room = Room(HERE, lists=(ROOT,), reads=(ROOT / "core",), runs=() if program == "bare" else (Path(program),))
    say(encode(Confinement() if program == "free" else confine(Limits(), room)).decode())
    for way in sys.argv[5:] or WAYS:
        try:
            said = WAYS[way]()
        except (OSError, MemoryError, subprocess.SubprocessError) as refusal:
            say(f"{way}\t{type(refusal).__name__}")
        else:
            say(f"{way}\tdone: {said[:60]!r}")


if __name__ == "__main__":
    main()
