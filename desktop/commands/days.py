"""Days as they are typed on the command line."""

from __future__ import annotations

from datetime import date
from typing import Any

import typer


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        problem = f"{said} is no day: write it as 2026-03-31."
        raise typer.BadParameter(problem) from None


DAY: dict[str, Any] = {"metavar": "YYYY-MM-DD", "parser": _day}
"""what an option or argument that is a day is made with"""
