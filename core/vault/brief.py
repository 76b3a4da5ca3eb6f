"""Readings as a list shows them, many in a moment: values without their places, rows only where one may be in doubt."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import Any

from core.domain.codec import Malformed, restore
from core.domain.document import Reading, Status
from core.domain.errors import VaultDamaged

SHOWN = ("value", "currency", "accepted", "reason")


def brief(body: bytes) -> Reading:
    """What a list shows of a packed reading. Raises VaultDamaged."""
    try:
        said = json.loads(zlib.decompress(body))
        record = said["record"]
        rows = said.get("status") != Status.ACCEPTED and record.get("tables", {})
        short = {name: value for name, value in said.items() if name != "embedded"}
        return restore(Reading, short | {"record": _short(record.get("fields", {}), rows or {})})
    except Malformed as problem:
        raise VaultDamaged(problem=str(problem)) from None
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError) as problem:  # whose words may repeat a value
        raise VaultDamaged(problem=type(problem).__name__) from None


def _short(fields: Mapping[str, Any], tables: Mapping[str, Any]) -> dict[str, Any]:
    said = {name: _value(field) for name, field in fields.items()}
    return {"fields": said, "tables": {name: _table(rows) for name, rows in tables.items()}}


def _table(form: Any) -> Any:
    """A table without its tables, and without the places of its cells; rows one by one are of earlier vaults."""
    if isinstance(form, list):
        return [_short(row.get("fields", {}), {}) for row in form]
    columns = {name: _column(members) for name, members in form.get("columns", {}).items()}
    return {name: part for name, part in form.items() if name != "tables"} | {"columns": columns}


def _column(members: Mapping[str, Any]) -> dict[str, Any]:
    return {name: members[name] for name in SHOWN if name in members} | {"text": [""]}


def _value(field: Mapping[str, Any]) -> dict[str, Any]:
    """A value with its reason only where it is in doubt."""
    kept = SHOWN[:-1] if field.get("accepted") else SHOWN
    return {name: field[name] for name in kept if name in field}
