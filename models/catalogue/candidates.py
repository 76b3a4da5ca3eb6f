"""Models that could be installed, by the machine they are meant for."""

from __future__ import annotations

import resources
from core.domain.weights import Candidate, Format, Use

MACHINES = ("small", "gpu8", "gpu16")


def candidates(language: str) -> tuple[Candidate, ...]:
    """Every candidate, those for small machines first, then by what they are for and their size."""
    listed = resources.parsed("models", "candidates")["model"]
    found = [
        Candidate(
            one["name"],
            one["publisher"],
            Use(one["use"]),
            one["machine"],
            float(one["gigabytes"]),
            Format(one["format"]),
            one["licence"],
            one["what_for"][language],
            one.get("loads", True),
        )
        for one in listed
    ]
    uses = list(Use)
    return tuple(sorted(found, key=lambda one: (MACHINES.index(one.machine), uses.index(one.use), one.gigabytes)))
