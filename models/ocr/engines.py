"""Neural networks from local ONNX files, run by OpenVINO where it is there and by onnxruntime otherwise."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.domain.errors import OutOfMemory

Tensor = NDArray[np.float32]
Run = Callable[[Tensor], Tensor]
"""one input tensor to one output tensor, which lasts until the next run or release"""


class Network(NamedTuple):
    """A network and the release of the memory it worked with, hundreds of megabytes after a page."""

    run: Run
    release: Callable[[], None]


OPENVINO = {
    # compiled code for so many shapes is kept: with the default, memory climbs with every new page size
    "CPU_RUNTIME_CACHE_CAPACITY": "4",
    # threads tied to cores wait for each other where other programs, or other readers, use the same cores
    "ENABLE_CPU_PINNING": "NO",
}


def engine() -> str:
    """Which runtime this machine has: "openvino" or "onnxruntime"."""
    return "openvino" if find_spec("openvino") else "onnxruntime"


def load(path: Path, threads: int) -> Network:
    """The network of an ONNX file, ready to run."""
    return _openvino(path, threads) if engine() == "openvino" else _onnxruntime(path, threads)


def characters(path: Path) -> Sequence[str]:
    """The characters that a recognition network knows, from its own file."""
    if engine() == "openvino":
        import openvino  # noqa: PLC0415 (heavy; the reader starts without it)

        told = openvino.Core().read_model(path).get_rt_info()["framework"]["character"].value
    else:
        import onnxruntime  # noqa: PLC0415

        told = onnxruntime.InferenceSession(str(path)).get_modelmeta().custom_metadata_map["character"]
    return str(told).splitlines()


def _openvino(path: Path, threads: int) -> Network:
    os.environ.setdefault("OPENVINO_LOG_LEVEL", "0")
    import openvino  # noqa: PLC0415

    core = openvino.Core()
    core.set_property("CPU", {"INFERENCE_NUM_THREADS": str(threads), **OPENVINO})
    network = core.compile_model(core.read_model(path), "CPU")
    request = network.create_infer_request()

    def run(tensor: Tensor) -> Tensor:
        try:
            request.infer([tensor])
        except RuntimeError as problem:  # all that OpenVINO raises; on tensors of ours it is memory that it lacks
            raise OutOfMemory from problem
        answer: Tensor = request.get_output_tensor().data
        return answer

    return Network(run, network.release_memory)


def _onnxruntime(path: Path, threads: int) -> Network:
    import onnxruntime  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name

    def run(tensor: Tensor) -> Tensor:
        answer: Tensor = session.run(None, {name: tensor})[0]
        return answer

    return Network(run, lambda: None)
