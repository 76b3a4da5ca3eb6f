"""What answers questions over all documents: a port, and what comes through it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from core.domain.asking import Found, Period, Query
from core.domain.summary import Summary


class Names(NamedTuple):
    """Who is spoken of in the vault."""

    clients: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ()


class Scope(NamedTuple):
    """Which documents are asked: those of a client, or one; all where neither is named."""

    client: str = ""
    document: str = ""


class Spot(NamedTuple):
    """A page of a document; page 0 is its name and its values."""

    position: int
    """counts documents in the order of taking"""
    page: int


class Vector(NamedTuple):
    """What one page means."""

    number: int
    """counts vectors as they were made"""
    spot: Spot
    vector: bytes


class Due(NamedTuple):
    """A document whose vectors are to be made."""

    position: int
    pages: Mapping[int, str]
    """the text of each page; of page 0 the name and the values"""


class Embedder(Protocol):
    """Tells how near texts are in meaning: the embedded one, or a model that the user installed."""

    @property
    def space(self) -> str:
        """Names the embedder: vectors of another one say nothing beside its own."""

    def embed(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        """A vector of signed bytes for each text, all of one length."""


class Library(Protocol):
    """Looks through all documents of a vault at once."""

    def names(self) -> Names:
        """All clients, suppliers and currencies."""

    def ask(self, query: Query, period: Period | None) -> Found:
        """What verified values say to a query within a period, and how much was left out."""

    def spots(self, words: Sequence[str], scope: Scope, limit: int) -> tuple[Spot, ...]:
        """Pages on which all these words (or their beginnings) stand, the best first."""

    def kept(self, spots: Sequence[Spot], scope: Scope) -> Mapping[int, str]:
        """The documents at some positions that are there and within a scope: ids by position."""

    def summaries(self, documents: Sequence[str]) -> tuple[Summary, ...]:
        """What a list shows of some documents, in the order given."""

    def vectors(self, space: str, after: int) -> tuple[Vector, ...]:
        """The vectors of a space that were made after a number, in the order of making."""

    def due(self, space: str, limit: int) -> tuple[Due, ...]:
        """Documents whose vectors are to be made."""

    def learn(self, space: str, vectors: Mapping[Spot, bytes], documents: Sequence[Due]) -> None:
        """Keeps the vectors of documents beside those of other spaces.

        They come in the place of those of their own space, and of all that are older than what a document says now.
        Of a document that was erased or says something else since it was due, nothing is kept.
        """

    def forget(self, kept: Sequence[str], limit: int) -> int:
        """Removes vectors of all spaces but these; how many, at most so many at a time."""
