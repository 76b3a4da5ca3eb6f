"""What the columns of lines may be: the recognition network, which tells all 18,710 characters only where it must."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from models.ocr.engines import MANY, Network, Tensor, compiled, engine, model, session

SURE = 16.0
"""how strongly some usual character, or none, must show in every column of a line for the line to be told by these
alone; columns of Chinese and Japanese print have 13 at most (19 of 20), those of European print less in one of 200"""
USUAL, MARKS = 0x2000, frozenset("–—‘’“”†‡•…‰′″№™℃℉←↑→↓−≈≠≤≥■□▪▲▼●○★☆☐☑✓✔✗✘")
"""code from which on characters are not usual: below are European letters; and the marks and currencies that are"""


class Answer(NamedTuple):
    """What the columns of one line may be."""

    chances: Tensor
    """columns x characters"""
    alphabet: Sequence[str]
    """the characters: first the one that says "nothing here", the space last"""


class LineNetwork(NamedTuple):
    """A recognition network and the release of its memory."""

    answers: Callable[[Tensor], Iterator[Answer]]
    """for a batch of lines, to be used before the next batch of the same thread"""
    release: Callable[[], None]
    threads: int = 1
    """that may ask at once; with one batch each they wait less for each other than with a batch for all"""


def load_lines(path: Path, threads: int) -> LineNetwork:
    """The recognition network of an ONNX file."""
    return _parted(model(path), threads) if engine() == "openvino" else _whole(*session(path, threads))


def _alphabet(characters: Sequence[str]) -> tuple[str, ...]:
    return ("", *characters, " ")


def _whole(network: Network, characters: Sequence[str]) -> LineNetwork:
    """The network as it is."""
    alphabet = _alphabet(characters)

    def answers(lines: Tensor) -> Iterator[Answer]:
        return (Answer(line, alphabet) for line in network.run(lines)[0])

    return LineNetwork(answers, network.release)


def _parted(graph: Any, threads: int) -> LineNetwork:
    """The network with a last layer for usual characters, and the whole one for lines in which others may stand."""
    alphabet = _alphabet(str(graph.get_rt_info()["framework"]["character"].value).splitlines())
    usual = [place for place, character in enumerate(alphabet) if _is_usual(character)]
    features, weights, bias = _last_layer(graph)
    few = tuple(alphabet[place] for place in usual)
    near = compiled(_near(graph, features, weights[:, usual], bias[usual]), threads, MANY, apart=True)
    far = cache(lambda: compiled(_far(weights, bias), threads, MANY))

    def answers(lines: Tensor) -> Iterator[Answer]:
        for chances, strength, line in zip(*near.run(lines), strict=True):
            sure = strength.min() >= SURE
            yield Answer(chances, few) if sure else Answer(far().run(line[np.newaxis])[0][0], alphabet)

    return LineNetwork(answers, near.release, threads)


def _is_usual(character: str) -> bool:
    return (
        character == "" or ord(character[0]) < USUAL or character in MARKS or unicodedata.category(character[0]) == "Sc"
    )


def _last_layer(graph: Any) -> tuple[Any, Tensor, Tensor]:
    """What goes into the layer that tells characters apart, and its weights and bias."""
    layers = {node.get_friendly_name(): node for node in graph.get_ordered_ops()}
    product = next(node for node in reversed(graph.get_ordered_ops()) if node.get_type_name() == "MatMul")
    (total,) = (target.get_node() for target in product.output(0).get_target_inputs())
    constants = (layers[each.input_value(1).get_node().get_friendly_name()].data for each in (product, total))
    weights, bias = (np.array(constant, np.float32) for constant in constants)
    return product.input_value(0), weights, bias


def _near(graph: Any, features: Any, weights: Tensor, bias: Tensor) -> Any:
    """A graph that gives chances of some characters, how strongly the likeliest shows, and the features as they are."""
    import openvino  # noqa: PLC0415 (heavy; the reader starts without it)
    from openvino import opset13 as layer  # noqa: PLC0415

    shown = layer.add(layer.matmul(features, weights, transpose_a=False, transpose_b=False), bias)
    strength = layer.reduce_max(shown, np.array([2]), keep_dims=False)
    return openvino.Model([layer.softmax(shown, 2).output(0), strength.output(0), features], graph.get_parameters())


def _far(weights: Tensor, bias: Tensor) -> Any:
    """A graph that gives chances of all characters for features."""
    import openvino  # noqa: PLC0415
    from openvino import opset13 as layer  # noqa: PLC0415

    features = layer.parameter([-1, -1, weights.shape[0]], np.float32)
    shown = layer.add(layer.matmul(features, weights, transpose_a=False, transpose_b=False), bias)
    return openvino.Model([layer.softmax(shown, 2).output(0)], [features])
