"""Neural networks from local ONNX files, run by OpenVINO where it is there and by onnxruntime otherwise."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from threading import local
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.domain.errors import OutOfMemory

Tensor = NDArray[np.float32]
Run = Callable[[Tensor], Sequence[Tensor]]
"""one input tensor to all output tensors, which last until the next run of the same thread, or release"""


class Network(NamedTuple):
    """A network and the release of the memory it worked with, hundreds of megabytes after a page."""

    run: Run
    release: Callable[[], None]


FEW, MANY = 4, 5000
"""compiled layers kept, sixty to a shape: of pages, memory climbs with every new size; lines have few sizes"""
OPENVINO = {
    # threads tied to cores wait for each other where other programs, or other readers, use the same cores
    "ENABLE_CPU_PINNING": "NO",
}


def engine() -> str:
    """Which runtime this machine has: "openvino" or "onnxruntime"."""
    return "openvino" if find_spec("openvino") else "onnxruntime"


def load(path: Path, threads: int) -> Network:
    """The network of an ONNX file, ready to run."""
    return compiled(model(path), threads) if engine() == "openvino" else session(path, threads)[0]


def model(path: Path) -> Any:
    """The graph of an ONNX file as OpenVINO has it."""
    os.environ.setdefault("OPENVINO_LOG_LEVEL", "0")
    import openvino  # noqa: PLC0415 (heavy; the reader starts without it)

    return openvino.Core().read_model(path)


def compiled(graph: Any, threads: int, kept: int = FEW, *, apart: bool = False) -> Network:
    """An OpenVINO graph, ready to run: with all threads for one tensor, or with each apart for one of its own."""
    import openvino  # noqa: PLC0415

    core = openvino.Core()
    streams = {"INFERENCE_NUM_THREADS": threads, "NUM_STREAMS": threads if apart else 1}
    core.set_property("CPU", {**streams, "CPU_RUNTIME_CACHE_CAPACITY": kept, **OPENVINO})
    network = core.compile_model(graph, "CPU")
    own = local()

    def run(tensor: Tensor) -> Sequence[Tensor]:
        try:
            if not hasattr(own, "request"):
                own.request = network.create_infer_request()
            own.request.infer([tensor])
        except RuntimeError as problem:  # all that OpenVINO raises; on tensors of ours it is memory that it lacks
            raise OutOfMemory from problem
        return [output.data for output in own.request.output_tensors]

    return Network(run, network.release_memory)


def session(path: Path, threads: int) -> tuple[Network, Sequence[str]]:
    """The network of an ONNX file, run by onnxruntime, and the characters that it knows if it recognizes any."""
    import onnxruntime  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    opened = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    name = opened.get_inputs()[0].name
    characters = opened.get_modelmeta().custom_metadata_map.get("character", "").splitlines()
    return Network(lambda tensor: opened.run(None, {name: tensor}), lambda: None), characters
