"""What a check noticed about the data of a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: from a warning on, a person decides."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check noticed. Its words come from the type's file (checks) or resources/texts/findings.toml."""

    code: str
    severity: Severity
    fields: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def across(self) -> bool:
        """Whether it is about the client's other documents, and so may change when they do."""
        return self.code.startswith("history.")

    @property
    def blocks(self) -> bool:
        """Whether a document with this finding needs a person."""
        return self.severity is not Severity.NOTE


def key(finding: Finding) -> tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]]:
    """What makes two findings the same, whatever they weigh."""
    return finding.code, finding.fields, tuple(sorted(finding.facts.items()))
