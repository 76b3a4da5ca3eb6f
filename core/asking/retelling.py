"""Passages in a model's own sentences, each held to the passage it names; what does not stand there is not said.

A sentence counts where the words that it quotes stand in its passage, where each of its numbers and names stands there
or in the question (numbers there only), and where most of its other words do.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import resources
from core.asking.lexicon import empty_words
from core.asking.passages import Meaning
from core.asking.summarizing import summaries
from core.domain.asking import Citation
from core.domain.folding import folded, spaced
from core.domain.question import Question, Said

PROMPT = "wording.txt"
SENTENCES = 3
SHORTEST = 2
"""words of a quote"""
SHARE = 0.6
"""of a sentence's words that its passage or the question must have, by what they mean"""
TOKENS, SECONDS = 400, 60.0
NUMBER = re.compile(r"\d+(?:[.,\s\u00a0\u202f]\d+)*")
GRAMMAR = r"""root ::= "[" ws (item ("," ws item){{0,{more}}})? "]"
item ::= "{{" ws "\"says\":" ws text "," ws "\"passage\":" ws number "," ws "\"quote\":" ws text ws "}}" ws
number ::= {numbers}
text ::= "\"" char{{1,300}} "\""
char ::= [^"\\\x00-\x1F\x7F]
ws ::= [ ]?
"""
"""sentences with the numbers of their passages and words of these; `numbers` are those that there are"""


class Sentence(NamedTuple):
    """A sentence and the passage that shows it."""

    text: str
    citation: Citation


def question_of(asked: str, passages: Sequence[Citation]) -> Question:
    """What a model is asked: words of documents stand in its text and nowhere else."""
    said = "\n".join(f"[{number}] {' '.join(one.text.split())}" for number, one in enumerate(passages, 1))
    return Question(
        resources.data("prompts", PROMPT).decode(),
        f"Question: {' '.join(asked.split())}\n\n{said}",
        grammar(len(passages)),
        TOKENS,
        SECONDS,
    )


def grammar(count: int) -> str:
    """What an answer over so many passages looks like (GBNF)."""
    numbers = " | ".join(f'"{number}"' for number in range(1, count + 1))
    return GRAMMAR.format(more=SENTENCES - 1, numbers=numbers)


def sentences(said: Said, asked: str, passages: Sequence[Citation], meant: Meaning) -> tuple[Sentence, ...]:
    """The sentences of an answer that its passages bear out, each once."""
    found = {one.text: one for one in _borne_out(said, asked, passages, meant)}
    return tuple(found.values())[:SENTENCES]


def _borne_out(said: Said, asked: str, passages: Sequence[Citation], meant: Meaning) -> Iterator[Sentence]:
    for one in _parsed(said):
        text, quote, number = one.get("says"), one.get("quote"), one.get("passage")
        if not isinstance(text, str) or not isinstance(quote, str) or type(number) is not int:
            continue
        passage = passages[number - 1] if 0 < number <= len(passages) else None
        bare = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
        if (
            passage
            and bare
            and _quotes(quote, passage)
            and _says_no_more(bare, asked, passage, meant)
            and _turned_alike(bare, quote, passage.text)
        ):
            yield Sentence(bare, passage)


def _parsed(said: Said) -> list[dict[str, object]]:
    """The items of an answer; of one that was cut, none."""
    try:
        found = json.loads(said.text)
    except (ValueError, RecursionError):
        return []
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _quotes(quote: str, passage: Citation) -> bool:
    """Whether words stand in a passage, one after the other."""
    words = spaced(quote)
    return len(words.split()) >= SHORTEST and words in spaced(passage.text)


def _says_no_more(text: str, asked: str, passage: Citation, meant: Meaning) -> bool:
    """Whether a sentence's numbers stand in its passage, its names there or in the question, and most of its words."""
    if not set(_numbers(text)) <= set(_numbers(passage.text)):
        return False
    known = {meant(folded(word)) for word in f"{passage.text} {asked}".split() if folded(word)}
    words = [word for word in text.split() if folded(word) and not folded(word).isdigit()]
    begun = [word for word in words[:1] if folded(word) not in empty_words()]  # a name may begin it as well
    names = [word for word in (*begun, *words[1:]) if word[:1].isupper() or any(sign.isdigit() for sign in word)]
    if not all(meant(folded(word)) in known for word in names):
        return False
    telling = [word for word in words if folded(word) not in empty_words()]
    return bool(telling) and sum(meant(folded(word)) in known for word in telling) >= SHARE * len(telling)


def _turned_alike(text: str, quote: str, passage: str) -> bool:
    """Whether a sentence has no "not" and no number in words that its passage has not, and every "not" of its quote."""
    strict = summaries()["strict"]
    said, quoted, held = (set(spaced(one).split()) for one in (text, quote, passage))
    turning, counting = ({spaced(one).strip() for one in strict[name]} for name in ("turning", "counting"))
    return said & (counting | turning) <= held and quoted & turning <= said


def _numbers(text: str) -> list[str]:
    """The numbers of a text by their figures."""
    return [re.sub(r"\D", "", one) for one in NUMBER.findall(text)]
