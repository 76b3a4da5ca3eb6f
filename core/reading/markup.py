"""XML as nodes that know where they stand; parsed without entities, network or a document type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from core.domain.errors import FormatDamaged

DECLARED = re.compile(rb"^\s*<\?xml[^>]*\?>")
DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
PROLOGUE = 64 * 1024
"""comments may stand before the root: licence texts of some kilobytes do"""


@dataclass(frozen=True, slots=True)
class Node:
    """An element and its path from the root; names are asked for without their namespace."""

    element: etree._Element
    path: str

    @property
    def name(self) -> str:
        """The element's name without its namespace."""
        return _local(self.element)

    @property
    def text(self) -> str:
        """The text that stands in the element, its ends trimmed; empty where there is none."""
        return (self.element.text or "").strip()

    def attribute(self, name: str) -> str:
        """An attribute's value, trimmed; empty where there is none."""
        return (self.element.get(name) or "").strip()

    def each(self, name: str) -> Iterator[Node]:
        """The children of one name ("A", or "A|B" for either), in order, their paths numbered from 1."""
        names, count = name.split("|"), 0
        for child in self.element:
            if (local := _local(child)) in names:
                count += 1
                yield Node(child, f"{self.path}/{local}[{count}]")

    def at(self, path: str) -> Node | None:
        """The first node at the end of a path of names ("Party/PostalAddress/CityName"), or None.

        Where the first child of a name leads nowhere, its later siblings are tried.
        """
        step, _, rest = path.partition("/")
        names = step.split("|")
        for child in self.element:
            if (local := _local(child)) in names:
                node = Node(child, f"{self.path}/{local}")
                found = node.at(rest) if rest else node
                if found is not None:
                    return found
        return None

    def value(self, path: str) -> str:
        """The text at the end of a path of names; empty where there is none."""
        found = self.at(path)
        return found.text if found else ""

    def below(self, name: str) -> Iterator[Node]:
        """Every descendant of one name."""
        for element in self.element.iter():
            if _local(element) == name:
                yield Node(element, f"{self.path}//{name}")


def parse(data: bytes) -> Node:
    """The root of an XML document. Raises FormatDamaged, also where it declares a document type or entities."""
    head = _ascii(data[:PROLOGUE])
    if DOCTYPE.search(head):
        raise FormatDamaged(format="XML")
    try:
        return _root(data, None)
    except (etree.XMLSyntaxError, LookupError):
        return _undeclared(data)


def _undeclared(data: bytes) -> Node:
    """The root of a document whose declaration is wrong (a made-up encoding): it is read as UTF-8 without it."""
    try:
        return _root(DECLARED.sub(b"", data.removeprefix(b"\xef\xbb\xbf"), count=1), "utf-8")
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise FormatDamaged(format="XML") from problem


def _root(data: bytes, encoding: str | None) -> Node:
    parser = etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(data, parser)
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise FormatDamaged(format="XML")
    return Node(root, f"/{_local(root)}")


def _ascii(data: bytes) -> bytes:
    """The bytes without the nulls of UTF-16 and UTF-32, so that markup can be searched for."""
    return data.replace(b"\0", b"")


def _local(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
