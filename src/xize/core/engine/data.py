"""Project data: setting a datum and what follows from it (deadlines, work alongside)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from xize.core.engine import events as e
from xize.core.engine.besides import begin_on_change
from xize.core.engine.canonical import canonical
from xize.core.engine.draft import Draft
from xize.core.engine.state import bare
from xize.core.engine.timing import deadline_of
from xize.core.engine.world import World
from xize.core.process.graph import SubProcess, UserTask, Wait


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
    _reckon_again(draft, name)
    begin_on_change(draft, name)


def _reckon_again(draft: Draft, name: str) -> None:
    """Open deadlines that hang on the datum move; past ones stay as they are."""
    for key, element in list(draft.state.elements.items()):
        mark = element.deadline
        if mark is None or mark.anchor_data != name:
            continue
        if mark.reckoning is not None and mark.reckoning.instant < draft.at:
            continue
        node = draft.node(element.case, element.node)
        world = World(draft, element.case, element.row, key)
        match node:
            case UserTask():
                moved = deadline_of(draft, node.work.due, node.work.remind, world)
            case SubProcess():
                moved = deadline_of(draft, node.due, node.remind, world)
            case Wait():
                moved = deadline_of(draft, node.due, (), world)
            case _:
                continue
        if moved is not None and bare(moved) != mark:
            draft.emit(
                e.DueMoved(
                    at=draft.at, by=draft.by, element=key, deadline=moved, reason=f"data:{name}"
                )
            )
