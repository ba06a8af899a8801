"""Open elements of the flow: one begins where a token arrives, and ends in the ordinary way."""

from __future__ import annotations

from typing import Any

from xize.core.engine import events as e
from xize.core.engine.view.draft import Arrival, Draft


def entered(draft: Draft, arrival: Arrival, kind: str, **more: Any) -> str:
    """An element of a kind began where the token is; its id. ``more``: see the event."""
    element = draft.next_id("e")
    said = {"row": arrival.row, "beside": arrival.beside, "cause": arrival.cause} | more
    draft.emit(
        e.Entered(
            at=draft.at,
            by=draft.by,
            element=element,
            kind=kind,
            node=arrival.node,
            case=arrival.case,
            parent=arrival.parent,
            visit=draft.visit(arrival.case, arrival.node).count + 1,
            **said,
        )
    )
    return element


def left(
    draft: Draft, key: str, outcome: str = "", *, forward: bool = True, rows: tuple[str, ...] = ()
) -> None:
    """An element ended in the ordinary way; what is said of it: see the event."""
    one = draft.state.elements[key]
    draft.emit(
        e.Left(
            at=draft.at,
            by=draft.by,
            element=key,
            node=one.node,
            case=one.case,
            visit=one.visit,
            outcome=outcome,
            forward=forward,
            rows=rows,
        )
    )
