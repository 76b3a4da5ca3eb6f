"""The graphics cards of this machine: as the system lists them, and as a runtime that is installed can use them.

A runtime is asked in a process of its own, which is gone afterwards: drivers may break, and take memory.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from core.domain.graphics import Device, Graphics
from core.work.limits import MEGABYTE, environment

SECONDS = 60
ASK = "--cards"
LOOKED = sys.platform == "linux"
"""elsewhere the host is confined in ways that were never tried with a card"""
VENDORS = {"0x10de": "NVIDIA", "0x1002": "AMD", "0x8086": "Intel"}
"""by the number that the PCI bus has for them; what virtual machines draw with computes nothing"""
SHOWS, COMPUTES = "0x03", "0x1200"
"""classes of devices on that bus"""
RUNTIMES: Mapping[str, tuple[str, str]] = {"llama": ("llama_cpp", "llama.cpp"), "folder": ("torch", "torch")}
"""what can use a card: its library, and what people call it"""
GPU, INTEGRATED = 1, 2
"""kinds of devices as ggml numbers them"""


def seen(root: Path = Path("/")) -> tuple[str, ...]:
    """The names of the cards that Linux lists."""
    named = [_model(one) for one in sorted(root.glob("proc/driver/nvidia/gpus/*/information"))]
    makers = [_maker(one) for one in sorted(root.glob("sys/bus/pci/devices/*"))]
    return (*filter(None, named), *(one for one in makers if one and not (named and one == "NVIDIA")))


def graphics(root: Path = Path("/")) -> Graphics:
    """The cards of this machine, and which of them what is installed can use."""
    if not LOOKED:
        return Graphics(looked=False)
    found = seen(root)
    used = ((called, one) for runtime, (_, called) in RUNTIMES.items() for one in usable(runtime, root))
    return Graphics(seen=found, used=tuple(used))


def usable(runtime: str, root: Path = Path("/")) -> tuple[Device, ...]:
    """The cards that a runtime can use now; where the system lists none, nobody is asked."""
    library, _ = RUNTIMES.get(runtime, ("", ""))
    if not (library and LOOKED and seen(root) and find_spec(library)):
        return ()
    command = [sys.executable, "-m", "models.host", ASK, runtime]
    with TemporaryDirectory(prefix="vouch-cards-") as folder:
        try:
            done = subprocess.run(  # noqa: S603 (our own program)
                command, capture_output=True, timeout=SECONDS, check=True, env=environment(Path(folder))
            )
            return read(done.stdout)
        except (OSError, subprocess.SubprocessError):
            return ()


def read(said: bytes) -> tuple[Device, ...]:
    """The cards that a process named in its last line; none where that cannot be read."""
    try:
        lines = said.decode().splitlines()
        return tuple(Device(**one) for one in json.loads(lines[-1]))
    except (ValueError, TypeError, IndexError):
        return ()


def tell(runtime: str) -> None:
    """Prints what `read` reads: all that a runtime says of the cards that it can use."""
    print(json.dumps([one._asdict() for one in ASKED[runtime]()]))  # noqa: T201 (read by whoever asked)


def _model(information: Path) -> str:
    """The name of a card in what NVIDIA's driver tells of it."""
    found = (line.partition(":")[2].strip() for line in _text(information).splitlines() if line.startswith("Model:"))
    return next(found, "")


def _maker(device: Path) -> str:
    """Who made a device of the bus that is a graphics card; nothing of any other."""
    kind = _text(device / "class").strip()
    return VENDORS.get(_text(device / "vendor").strip(), "") if kind.startswith((SHOWS, COMPUTES)) else ""


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _of_llama() -> Sequence[Device]:
    import llama_cpp  # noqa: PLC0415 (each process loads the one library that it asks)
    from llama_cpp._ggml import libggml  # noqa: PLC0415 (likewise)

    return from_ggml(libggml) if llama_cpp.llama_supports_gpu_offload() else ()


def from_ggml(library: Any) -> tuple[Device, ...]:
    """The cards that the library of tensors under llama.cpp can use; those of their own before those of a processor.

    They are counted as llama.cpp does, which leaves the latter out where there are any of the former.
    """
    import ctypes  # noqa: PLC0415 (likewise)

    get, describe = library.ggml_backend_dev_get, library.ggml_backend_dev_description
    library.ggml_backend_dev_count.restype = ctypes.c_size_t
    get.argtypes, get.restype = (ctypes.c_size_t,), ctypes.c_void_p
    describe.argtypes, describe.restype = (ctypes.c_void_p,), ctypes.c_char_p
    library.ggml_backend_dev_type.argtypes = (ctypes.c_void_p,)
    library.ggml_backend_dev_memory.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
    all_ = [get(number) for number in range(library.ggml_backend_dev_count())]
    kinds = ([one for one in all_ if library.ggml_backend_dev_type(one) == kind] for kind in (GPU, INTEGRATED))
    made = list[Device]()
    for number, one in enumerate(next(filter(None, kinds), [])):
        free, total = ctypes.c_size_t(), ctypes.c_size_t()
        library.ggml_backend_dev_memory(one, ctypes.byref(free), ctypes.byref(total))
        name = (describe(one) or b"").decode(errors="replace")
        made.append(Device(number, free.value / MEGABYTE, total.value / MEGABYTE, name))
    return tuple(made)


def _of_torch() -> Sequence[Device]:
    import torch  # noqa: PLC0415 (likewise)

    if not torch.cuda.is_available():
        return ()
    made = list[Device]()
    for number in range(torch.cuda.device_count()):
        free, total = torch.cuda.mem_get_info(number)
        brief = bool(torch.cuda.is_bf16_supported())
        made.append(Device(number, free / MEGABYTE, total / MEGABYTE, torch.cuda.get_device_name(number), brief))
    return made


ASKED: Mapping[str, Callable[[], Sequence[Device]]] = {"llama": _of_llama, "folder": _of_torch}
