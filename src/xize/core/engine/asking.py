"""Asking whoever is accountable: a voice of nobody waits until somebody is named for it."""

from __future__ import annotations

from collections.abc import Iterable

from xize.core.engine import events as e
from xize.core.engine.draft import Draft
from xize.core.engine.seats import owners


def ask_owner(draft: Draft, item: str, empty: Iterable[e.Seat]) -> None:
    """Voices of nobody: whoever is accountable is told, and names or hands over to somebody."""
    element = draft.state.elements[item]
    to = tuple(one for one in owners(draft) if one != draft.by)
    if to and any(True for _ in empty):
        draft.emit(
            e.Told(
                at=draft.at,
                by=draft.by,
                about=element.node,
                case=element.case,
                kind="nobody",
                to=to,
            )
        )
