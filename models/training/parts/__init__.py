"""The parts that papers are composed of: each gives some blocks of a draft, and knows nothing of the other parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from models.training.draft import Draft
from models.training.paper import Block

Part = Callable[[Draft], tuple[Block, ...]]
Parts = Mapping[str, Part]
