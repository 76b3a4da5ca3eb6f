"""What a call altered: every mutating call of the workbench returns one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """The documents a call added, altered or removed from view, and what happened."""

    action: str
    """the audit's word for it: "taken", "read", "corrected", "approved", "split", ..."""
    documents: tuple[str, ...] = ()
    duplicates: tuple[str, ...] = ()
    """documents that were there already"""

    @property
    def nothing(self) -> bool:
        """Whether nothing was altered."""
        return not self.documents
