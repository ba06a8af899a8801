"""What events and tasks throw (clause 13.5.1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xize.core.engine import events as e
from xize.core.engine.flow.standard.catching import catch
from xize.core.engine.flow.standard.correlating import take_part
from xize.core.engine.flow.standard.data import Names, plain_json
from xize.core.engine.flow.standard.escaping import escalate, outward, raise_error
from xize.core.engine.flow.standard.wants import Want, all_wants, wants_of
from xize.core.engine.view.draft import Draft
from xize.core.process import graph as g
from xize.core.process.standard import Move, Trigger


def throw(
    draft: Draft,
    trigger: Trigger,
    node: str,
    case: str,
    element: str,
    values: Mapping[str, Any] | None = None,
) -> None:
    """Throw a message, signal, error or escalation from within an open element."""
    match trigger.kind:
        case "message":
            send_message(draft, trigger, node, case, element, values)
        case "signal":
            note_signal(draft, trigger.name, node, case, values or {})
            _interrupt(draft, trigger.name, element, values or {})
        case "error":
            raise_error(draft, element, node, trigger.name, values)
        case "escalation":
            escalate(draft, element, node, trigger.name, values)


def send_message(
    draft: Draft,
    trigger: Trigger,
    node: str,
    case: str,
    _element: str,
    values: Mapping[str, Any] | None = None,
) -> None:
    """A message for each end of its message flows, kept until somebody receives it.

    What goes out of the file is gone.
    """
    take_part(draft, case, trigger, values or {})
    for to in trigger.to or ("*",):
        draft.emit(
            e.Sent(
                at=draft.at,
                by=draft.by,
                kind="message",
                name=trigger.name,
                node=node,
                to="" if to == "*" else to,
                case=case,
                heard=not to,
                values=dict(values or {}),
            )
        )


def note_signal(draft: Draft, name: str, node: str, case: str, values: Mapping[str, Any]) -> None:
    """A signal for everybody; it is heard by who waits once all tokens have come to rest."""
    draft.signals.append((name, dict(values), False))
    draft.emit(
        e.Sent(
            at=draft.at,
            by=draft.by,
            kind="signal",
            name=name,
            node=node,
            case=case,
            values=dict(values),
        )
    )


def _interrupt(draft: Draft, name: str, element: str, values: Mapping[str, Any]) -> None:
    """A signal that ends what threw it does so at once; everybody else hears it later."""
    for here in reversed(list(outward(draft, element))):
        inside = [
            key
            for key in draft.openings.below.get(here, ())
            if draft.state.elements[key].kind == "watch" and not draft.state.elements[key].of
        ]
        for key in (*draft.openings.edge.get(here, ()), *inside):
            for want in wants_of(draft, key):
                if _interrupts(draft, want, name):
                    catch(draft, want, values)
                    return


def _interrupts(draft: Draft, want: Want, name: str) -> bool:
    node = draft.node(draft.state.elements[want.element].case, want.node)
    heard = want.trigger.kind == "signal" and want.trigger.name == name
    return heard and isinstance(node, g.Happening) and node.interrupting and not node.together


def hear_signal(draft: Draft, name: str, values: Mapping[str, Any]) -> None:
    """A signal reaches everybody who waits for it now."""
    for want in list(all_wants(draft)):
        heard = want.trigger.kind == "signal" and want.trigger.name == name
        if heard and want.element in draft.state.elements:
            catch(draft, want, values)


def hear_at_once(draft: Draft) -> None:
    """Signals just thrown are heard before anything else moves; processes begin later."""
    for _ in range(len(draft.signals)):
        name, values, heard = draft.signals.popleft()
        if not heard:
            hear_signal(draft, name, values)
        draft.signals.append((name, values, True))


def values_of(draft: Draft, case: str, element: str, moves: tuple[Move, ...]) -> dict[str, Any]:
    """The data that go with what an event throws."""
    names = Names(draft, case, element)
    return {one.to: plain_json(names.worth(one.value)) for one in moves}
