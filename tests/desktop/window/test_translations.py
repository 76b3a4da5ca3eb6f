"""The window in French: nothing is left in English, and what is compiled is what is written."""

import ast
import re
from pathlib import Path

import pytest
from defusedxml import ElementTree
from PySide6.QtCore import QTranslator

import resources

ROOT = Path(__file__).resolve().parents[3]
FRENCH = Path(str(resources.ROOT)) / "translations" / "vouch_fr.ts"
CALLS = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}


def written() -> dict[tuple[str, str], str]:
    """The French words by context and English ones."""
    found = {}
    for context in ElementTree.fromstring(FRENCH.read_text(encoding="utf-8")).iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name") or "", message.findtext("source") or "")
            translation = message.find("translation")
            assert translation is not None
            found[key] = "" if translation.get("type") == "unfinished" else translation.text or ""
    return found


def said() -> set[str]:
    """Every English sentence of the window's source."""
    found: set[str] = set()
    for path in (ROOT / "desktop" / "window").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                place = CALLS.get(name, 99)
                argument = node.args[place] if len(node.args) > place else None
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    found.add(argument.value)
    return found


def test_every_sentence_is_there_in_french() -> None:
    known = {source for (_, source), french in written().items() if french}
    assert said() - known == set()


def test_translations_speak_of_the_same_facts() -> None:
    for (_, source), french in written().items():
        assert set(re.findall(r"\{(\w+)\}", source)) == set(re.findall(r"\{(\w+)\}", french)), source


@pytest.mark.usefixtures("qapp")
def test_what_is_compiled_is_what_is_written() -> None:
    translator = QTranslator()
    assert translator.load(str(FRENCH.with_suffix(".qm")))
    stale = [key for key, french in written().items() if translator.translate(*key) != french]
    assert stale == []


def test_apostrophes_are_written_one_way() -> None:
    """As resources/texts and the types write them: straight."""
    assert [text for text in written().values() if "\u2019" in text] == []
