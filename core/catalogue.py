"""The document types there are: the bundled ones and a user's own."""

import tomllib
from collections import ChainMap
from collections.abc import Iterator, Mapping, MutableMapping
from functools import cache
from pathlib import Path

import resources
from core.domain.errors import TypeFileInvalid
from core.domain.schema import DocumentType, document_type


class Bundled(Mapping[str, DocumentType]):
    """The bundled types by id, each read when it is first asked for: most commands need few of them."""

    def __init__(self) -> None:
        self._names = dict.fromkeys(resources.type_names())
        self._known: dict[str, DocumentType] = {}

    def __getitem__(self, name: str) -> DocumentType:
        if name not in self._known:
            if name not in self._names:
                raise KeyError(name)
            self._known[name] = document_type(resources.type_file(name), f"{name}.toml")
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@cache
def bundled_types() -> Mapping[str, DocumentType]:
    """The document types of resources/types by id."""
    return Bundled()


def with_own_types(types: Mapping[str, DocumentType], *paths: Path) -> MutableMapping[str, DocumentType]:
    """The given types and those of a user's files, which replace types of the same id. Raises TypeFileInvalid."""
    own = [document_type(_parsed(path), path.name) for path in paths]
    return ChainMap({kind.id: kind for kind in own}, types)  # type: ignore[arg-type]


def _parsed(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise TypeFileInvalid(file=path.name, problem=problem.strerror or str(problem)) from problem
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise TypeFileInvalid(file=path.name, problem=str(problem)) from problem
