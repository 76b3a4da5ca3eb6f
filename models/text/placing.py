"""What llama.cpp is told of where a model lies: on a card as far as it fits, and else on the processor."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import llama_cpp

from models.host.devices import PROCESSOR, Placement, layers

MEGABYTE = 1024 * 1024
ON_PROCESSOR: Mapping[str, int] = {"n_gpu_layers": 0}


def ways(
    path: Path, place: Placement, eyes: Path | None = None, *, able: bool = llama_cpp.llama_supports_gpu_offload()
) -> list[Mapping[str, int]]:
    """How a model may be loaded, the fastest first; the last is always on the processor alone.

    One that was compiled for processors is not `able` to use a card, and would say nothing of it.
    """
    if place == PROCESSOR or not able:
        return [ON_PROCESSOR]
    beside = eyes.stat().st_size / MEGABYTE if eyes else 0.0
    weights = path.stat().st_size / MEGABYTE + beside
    count = layers(place, weights, _blocks(path) if weights > place.budget_mb else 0)
    alone = llama_cpp.LLAMA_SPLIT_MODE_NONE
    on_card = {"n_gpu_layers": count, "main_gpu": place.number, "split_mode": alone}
    return [on_card, ON_PROCESSOR] if count else [ON_PROCESSOR]


def _blocks(path: Path) -> int:
    """The layers of a model, as its file says; 0 where it does not."""
    try:
        with closing(llama_cpp.Llama(str(path), vocab_only=True, n_gpu_layers=0, verbose=False)) as words:
            kind = words.metadata.get("general.architecture", "")
            return int(words.metadata.get(f"{kind}.block_count", 0))
    except (ValueError, RuntimeError, OSError):
        return 0
