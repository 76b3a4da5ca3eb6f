"""What people are told of models as things that lie somewhere: how large they are, on which card, or why on none."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from core.domain.graphics import Graphics
from core.domain.question import Hosted
from core.words import Words

MB_A_GB = 1024
MILLION, THOUSAND = 10**6, 1000
MOST_MILLIONS = 999.5
"""from which three figures of millions would be a thousand"""


def of_cards(words: Words, found: Graphics, write: Callable[[float], str] = "{:.1f}".format) -> Iterator[str]:
    """A sentence for each card that is used, else one that says why none is."""
    for runtime, card in found.used:
        free, total = (write(one / MB_A_GB) for one in (card.free_mb, card.total_mb))
        yield words.say("model.card.used", card=card.name, free=free, total=total, runtime=runtime)
    if not found.used:
        why = "unused" if found.seen else "none" if found.looked else "elsewhere"
        yield words.say(f"model.card.{why}", cards=", ".join(found.seen))


def of_size(words: Words, size: int, write: Callable[[float], str] = "{:.3g}".format) -> str:
    """Bytes as people say them."""
    millions = max(size / MILLION, 0.1)
    if millions < MOST_MILLIONS:
        return words.say("model.size.small", size=write(millions))
    return words.say("model.size", size=write(millions / THOUSAND))


def of_hosted(words: Words, hosted: Hosted) -> str:
    """Where the model that is loaded lies, as far as it has said; nothing of an ordinary processor."""
    if hosted.spared:
        return words.say("model.card.spared", card=hosted.spared, model=hosted.model)
    return words.say("model.card.on", card=hosted.card) if hosted.card else ""
