"""The document types there are: the bundled ones and a user's own."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import resources
from core.domain.errors import TypeFileInvalid
from core.domain.schema import DocumentType, document_type


@cache
def bundled_types() -> Mapping[str, DocumentType]:
    """The document types of resources/types by id."""
    types = [document_type(data, name) for name, data in resources.type_files()]
    return MappingProxyType({kind.id: kind for kind in types})


def with_own_types(types: Mapping[str, DocumentType], *paths: Path) -> Mapping[str, DocumentType]:
    """The given types and those of a user's files, which replace types of the same id. Raises TypeFileInvalid."""
    own = [document_type(_parsed(path), path.name) for path in paths]
    return MappingProxyType({**types, **{kind.id: kind for kind in own}})


def _parsed(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise TypeFileInvalid(file=path.name, problem=str(problem)) from problem
