"""What is wrong with the text of a type, in words, and in which line."""

from __future__ import annotations

import re
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from core.domain.errors import VouchError
from core.domain.schema import Kind
from core.words import Words

LINE = re.compile(r"\(?at line (\d+), column \d+\)?")
KIND = re.compile(r"'(.*)' is not a valid Kind")
LACKING = re.compile(r"'(.*)' = \?")
LIST = re.compile(r'\["(.*)"\] is a list')
NAME = re.compile(r"id = '(.*)'")


class Problem(NamedTuple):
    """What is wrong, and the line of the text, counted from 1; 0 where none is known."""

    said: str
    line: int


def problem(error: VouchError, words: Words) -> Problem:
    """What an error of a type's text says to whoever writes it."""
    raw = error.facts.get("problem", "")
    at = LINE.search(raw)
    if at:
        said = QCoreApplication.translate(
            "Problems", "Line {line} cannot be read: a quote, a bracket or a sign = is amiss."
        )
        return Problem(said.format(line=at[1]), int(at[1]))
    return Problem(_said(raw) or words.error(error).message, 0)


def _said(raw: str) -> str:
    if found := KIND.search(raw):
        said = QCoreApplication.translate("Problems", "“{kind}” is no kind of value. There are: {kinds}.")
        return said.format(kind=found[1], kinds=", ".join(one.value for one in Kind))
    if found := LACKING.search(raw):
        return QCoreApplication.translate("Problems", "“{name}” is missing.").format(name=found[1])
    if found := LIST.search(raw):
        said = QCoreApplication.translate("Problems", 'Labels stand in brackets: ["{text}"].')
        return said.format(text=found[1])
    if found := NAME.search(raw):
        said = QCoreApplication.translate(
            "Problems", "The short name “{name}” may hold letters a to z, figures and _ only."
        )
        return said.format(name=found[1])
    return ""
