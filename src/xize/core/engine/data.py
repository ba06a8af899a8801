"""Project data: setting a datum and what follows from it (deadlines, work alongside)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from xize.core.engine import events as e
from xize.core.engine.besides import begin_on_change
from xize.core.engine.canonical import canonical
from xize.core.engine.draft import Draft


def set_data(draft: Draft, name: str, value: Any, source: str) -> None:
    """Write a datum; nothing happens when it already has this value.

    A date given a time takes the day of it.
    """
    if isinstance(value, datetime) and draft.rules.data[name].type == "date":
        value = value.date()
    value = canonical(value)
    before = draft.state.data.get(name)
    if value == before:
        return
    draft.emit(
        e.DataSet(at=draft.at, by=draft.by, name=name, value=value, before=before, source=source)
    )
    begin_on_change(draft, name)
