"""`python -m tests.docs.surface` writes the verbs of the Python interface into docs/api.md, from the code."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from enum import Enum
from functools import cached_property
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import core.workbench
from core.domain import errors, model_errors
from core.domain.errors import VouchError
from core.words import Words
from core.workbench import Workbench

API = Path(__file__).parents[2] / "docs" / "api.md"
BEGIN, END = "<!-- verbs -->\n", "<!-- end of verbs -->\n"
PATH = re.compile(r"\b(?:core|collections|pathlib|datetime|decimal|typing)(?:\.\w+)*\.(?=\w)")


def surface() -> str:
    """Every verb with its signature and what it gives, service by service, and every error."""
    parts = ["## The workbench\n", *_verbs(Workbench)]
    for name, kind, says in services():
        parts += [f"## `bench.{name}`\n", f"{says}\n", *_verbs(kind)]
    return "\n".join([*parts, "## Types\n", *_types(), "## Errors\n", *_errors()])


def services() -> Iterator[tuple[str, type, str]]:
    """The groups of verbs that the workbench holds: name, class, what it is."""
    for name, member in vars(Workbench).items():
        if isinstance(member, cached_property) and not name.startswith("_"):
            yield name, _class_of(member), inspect.getdoc(member) or ""


def _class_of(member: cached_property[Any]) -> type:
    """The class that a property gives, where None may stand in its place."""
    name = str(member.func.__annotations__["return"]).removesuffix(" | None")
    modules = (import_module(f"core.workbench.{one.name}") for one in iter_modules(core.workbench.__path__))
    return next(kind for module in modules if isinstance(kind := getattr(module, name, None), type))


def _verbs(kind: type) -> Iterator[str]:
    """The public methods of a class, in the order of the code."""
    for name, member in vars(kind).items():
        own = inspect.isfunction(member) and member.__qualname__ == f"{kind.__name__}.{name}"
        if own and not name.startswith("_"):
            yield f"### `{name}{_signature(member)}`\n"
            yield f"{_told(member)}\n"


def _signature(member: Any) -> str:
    """A signature as the code writes it, without where its types come from."""
    said = str(inspect.signature(member)).replace("(self, ", "(").replace("(self)", "()")
    said = said.replace("= ''", '= ""').replace("'", "")
    said = re.sub(r"<function (\w+) at 0x[0-9a-f]+>", r"\1", said)
    return PATH.sub("", said)


def _told(member: Any) -> str:
    said = inspect.getdoc(member) or ""
    return "\n".join(line for line in said.splitlines() if "noqa" not in line).strip()


def _types() -> Iterator[str]:
    """The types that `core.workbench` gives, with their parts."""
    yield "| type | what | parts |"
    yield "|---|---|---|"
    for name in core.workbench.__all__:
        kind = getattr(core.workbench, name)
        if isinstance(kind, type):
            held = list(getattr(kind, "__dataclass_fields__", {})) or list(getattr(kind, "_fields", ()))
            held = [one.value for one in kind] if issubclass(kind, Enum) else held
            said = (inspect.getdoc(kind) or "").splitlines()[0].replace("|", "\\|")
            yield f"| `{name}` | {said} | {', '.join(f'`{one}`' for one in held if not one.startswith('_'))} |"
    yield ""


def _errors() -> Iterator[str]:
    """Every error by its code, with what it says; all are VouchErrors with `code` and `facts`."""
    words = Words("en")
    yield "| class | code | says |"
    yield "|---|---|---|"
    seen: set[str] = set()
    for module in (errors, model_errors):
        for name, kind in vars(module).items():
            if inspect.isclass(kind) and issubclass(kind, VouchError) and "code" in vars(kind) and name not in seen:
                seen.add(name)
                said = words.error(kind()).message.replace("|", "\\|")
                yield f"| `{name}` | `{kind.code}` | {said} |"
    yield ""


def written(text: str) -> str:
    """The page with the verbs of now."""
    before, rest = text.split(BEGIN)
    return before + BEGIN + "\n" + surface() + END + rest.split(END)[1]


if __name__ == "__main__":
    API.write_text(written(API.read_text(encoding="utf-8")), encoding="utf-8")
