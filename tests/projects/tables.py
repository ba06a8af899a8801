"""The content of tables, for comparing two ways of making them."""

from __future__ import annotations

from typing import Any

from django.db import connection

from xize.core.engine import decode_state
from xize.ledger.batch import fetch
from xize.projects.project import TABLES


def dump() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every projection, and what is derived in the streams' rows, sorted."""
    found = {
        table.name: sorted(fetch(connection, f"SELECT * FROM {table.name}"), key=repr)
        for table in TABLES
    }
    streams = fetch(connection, "SELECT id, seq, wake, state FROM ledger_stream ORDER BY id")
    found["ledger_stream"] = [(*row[:3], decode_state(row[3])) for row in streams]
    return found
