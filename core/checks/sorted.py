"""Whether the type that a paper was taken for is in doubt."""

from __future__ import annotations

from core.domain.finding import Finding, Severity

DOUBTFUL = 0.62
"""confidence under which another type is nearly as likely"""


def sorting_findings(confidence: float) -> tuple[Finding, ...]:
    """A finding where a paper may as well be of another type: its values were read under the wrong labels then."""
    return (Finding("type.doubtful", Severity.WARNING),) if confidence < DOUBTFUL else ()
