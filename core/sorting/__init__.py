"""Which type a document is, and where one document of a source ends and the next begins."""

from core.sorting.kinds import sort
from core.sorting.splitting import split
from core.sorting.subtypes import subtype

__all__ = ["sort", "split", "subtype"]
