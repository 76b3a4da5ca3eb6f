"""Graphics cards are found as the system lists them, and a runtime is asked only where there is one."""

import ctypes
import json
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from core.domain.graphics import Device, Graphics
from models.host.cards import RUNTIMES, from_ggml, graphics, read, seen, usable

MEGABYTE = 1024 * 1024


def listed(root: Path, number: int, kind: str, vendor: str) -> None:
    folder = root / f"sys/bus/pci/devices/0000:0{number}:00.0"
    folder.mkdir(parents=True)
    (folder / "class").write_text(f"{kind}\n")
    (folder / "vendor").write_text(f"{vendor}\n")


@pytest.mark.parametrize(
    ("devices", "driver", "found"),
    [
        ([], "", ()),
        ([("0x020000", "0x10de")], "", ()),
        ([("0x030000", "0x1234")], "", ()),
        ([("0x030000", "0x1af4")], "", ()),
        ([("0x030000", "0x10de")], "", ("NVIDIA",)),
        ([("0x030200", "0x10de")], "Model: \t\t NVIDIA X1\nIRQ:  \t 5\n", ("NVIDIA X1",)),
        ([("0x030000", "0x8086"), ("0x038000", "0x1002")], "", ("Intel", "AMD")),
        ([("0x120000", "0x1002")], "", ("AMD",)),
        ([("0x030000", "0x8086"), ("0x030000", "0x10de")], "Model: X1\n", ("X1", "Intel")),
    ],
)
def test_cards_are_seen_as_the_system_lists_them(
    tmp_path: Path, devices: list[tuple[str, str]], driver: str, found: tuple[str, ...]
) -> None:
    for number, (kind, vendor) in enumerate(devices):
        listed(tmp_path, number, kind, vendor)
    if driver:
        told = tmp_path / "proc/driver/nvidia/gpus/0000:01:00.0/information"
        told.parent.mkdir(parents=True)
        told.write_text(driver)
    assert seen(tmp_path) == found


def test_what_a_process_says_of_cards_is_read_or_is_none() -> None:
    one = Device(1, 7000.5, 8000, "A card", brief=True)
    said = json.dumps([one._asdict()]).encode()
    assert read(b"a driver greets\n" + said + b"\n") == (one,)
    for broken in (b"", b"\xff", b"no cards", said[:-1], b'[{"strange": 1}]', b"[3]", b"3"):
        assert read(broken) == ()


@pytest.mark.skipif(sys.platform != "linux", reason="cards are looked for on Linux")
def test_where_no_card_is_listed_none_is_used(tmp_path: Path) -> None:
    assert [usable(runtime, tmp_path) for runtime in RUNTIMES] == [(), ()]
    assert graphics(tmp_path) == Graphics()
    if not seen():
        assert graphics() == Graphics()


@pytest.mark.skipif(sys.platform != "linux", reason="cards are looked for on Linux")
def test_a_card_that_no_runtime_can_use_is_seen_all_the_same(tmp_path: Path) -> None:
    listed(tmp_path, 1, "0x030000", "0x10de")
    found = graphics(tmp_path)
    assert found.seen == ("NVIDIA",)
    assert found.used == () or seen()


def test_what_has_no_card_of_its_own_is_not_asked() -> None:
    assert usable("onnx") == ()


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_a_runtime_really_asked_on_this_machine_says_what_it_can_use(runtime: str) -> None:
    library, _ = RUNTIMES[runtime]
    if not find_spec(library):
        pytest.skip(f"{library} is not installed")
    done = subprocess.run([sys.executable, "-m", "models.host", "--cards", runtime], capture_output=True, check=True)
    assert isinstance(json.loads(done.stdout.splitlines()[-1]), list)
    if not seen():
        assert read(done.stdout) == ()


@pytest.mark.skipif(not find_spec("llama_cpp"), reason="llama-cpp-python is not installed: make llm")
def test_the_real_library_of_tensors_names_no_processor_as_a_card() -> None:
    library = import_module("llama_cpp._ggml").libggml
    if not seen():
        assert from_ggml(library) == ()


class _Call:
    """A function of a library, which a caller may give types."""

    def __init__(self, call: object) -> None:
        self._call = call

    def __call__(self, *given: object) -> object:
        assert callable(self._call)
        return self._call(*given)


class _Tensors:
    """A library of tensors with a processor, a card of a processor's own, and two cards."""

    KINDS = (0, 2, 1, 1)

    def __init__(self, kinds: tuple[int, ...] = KINDS) -> None:
        self.ggml_backend_dev_count = _Call(lambda: len(kinds))
        self.ggml_backend_dev_get = _Call(lambda number: number + 1)
        self.ggml_backend_dev_type = _Call(lambda one: kinds[one - 1])
        self.ggml_backend_dev_description = _Call(lambda one: f"Card {one}".encode())
        self.ggml_backend_dev_memory = _Call(self._memory)

    @staticmethod
    def _memory(one: int, free: object, total: object) -> None:
        for place, value in ((free, one * 1000), (total, 9000)):
            ctypes.cast(place, ctypes.POINTER(ctypes.c_size_t))[0] = value * MEGABYTE  # type: ignore[arg-type]


def test_cards_are_counted_as_llama_cpp_does() -> None:
    assert from_ggml(_Tensors()) == (Device(0, 3000, 9000, "Card 3"), Device(1, 4000, 9000, "Card 4"))
    assert from_ggml(_Tensors((0, 2))) == (Device(0, 2000, 9000, "Card 2"),)
    assert from_ggml(_Tensors((0,))) == ()
