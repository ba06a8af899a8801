"""A text changes that was signed, or is being signed (language.md, Semantics 4).

Signatures given before lapse and stay visible; a round that is open ends, and a new one on the new
text begins. ``stale: keep`` leaves both as they are; ``ask`` does too, and tells whoever is
accountable, who may begin an open round anew (``returning``: a return to the step itself).
"""

from __future__ import annotations

from collections.abc import Iterable

from xize.core.engine import events as e
from xize.core.engine.flow.scopes import drop
from xize.core.engine.people.seats import owners
from xize.core.engine.state import MAIN, Element, is_instance
from xize.core.engine.view.draft import Arrival, Draft
from xize.core.engine.view.papers import document_of, paper
from xize.core.process.graph import UserTask

REASON = "text-changed"


def text_changed(draft: Draft, key: str, element: Element) -> None:
    """A document has a new text; nothing lapses when the change is part of the signing itself."""
    node = draft.node(element.case, element.node)
    if isinstance(node, UserTask) and document_of(key) in node.work.signs:
        return
    _void(draft, key, element.case)
    _begin_rounds_anew(draft, key)
    _ask(draft, key)


def is_asked(draft: Draft, item: str) -> bool:
    """Whether an open round signs a text that has changed, and the owner decides what follows."""
    element, task = draft.state.elements[item], draft.state.tasks[item]
    if element.beside or is_instance(draft.state, element):
        return False
    changed = any(paper(draft.state, key).version != bound for key, bound in task.signs.items())
    return changed and _stale(draft, element.case, element.node) == "ask"


def void_round(draft: Draft, element: Element, keys: Iterable[str]) -> None:
    """The signatures of a round that ends lapse; they stay visible."""
    for key in keys:
        people = tuple(
            one.person
            for one in paper(draft.state, key).signatures
            if (one.node, one.visit) == (element.node, element.visit) and not one.void
        )
        if people:
            draft.emit(
                e.SignaturesVoided(
                    at=draft.at,
                    by=draft.by,
                    document=key,
                    node=element.node,
                    visit=element.visit,
                    people=people,
                    reason=REASON,
                )
            )


def _void(draft: Draft, key: str, case: str) -> None:
    rounds: dict[tuple[str, int], list[str]] = {}
    for signature in paper(draft.state, key).signatures:
        if not signature.void and _redone(draft, case, signature.node):
            rounds.setdefault((signature.node, signature.visit), []).append(signature.person)
    for (signed_at, visit), people in rounds.items():
        draft.emit(
            e.SignaturesVoided(
                at=draft.at,
                by=draft.by,
                document=key,
                node=signed_at,
                visit=visit,
                people=tuple(people),
                reason=REASON,
            )
        )


def _begin_rounds_anew(draft: Draft, key: str) -> None:
    for item, task in list(draft.state.tasks.items()):
        element = draft.state.elements.get(item)
        if element is None or key not in task.signs or is_instance(draft.state, element):
            continue
        if _redone(draft, element.case, element.node):
            drop(draft, item, REASON)
            draft.queue.append(
                Arrival(
                    element.node,
                    element.case,
                    element.parent,
                    cause=element.cause,
                    beside=element.beside,
                    back=task.back,
                )
            )


def _ask(draft: Draft, key: str) -> None:
    """Tell who is accountable where the rule leaves it to them."""
    signed = [one.node for one in paper(draft.state, key).signatures if not one.void]
    rounds = [
        draft.state.elements[one].node
        for one, task in draft.state.tasks.items()
        if key in task.signs
    ]
    to = tuple(one for one in owners(draft) if one != draft.by)
    for node in dict.fromkeys((*signed, *rounds)):
        if to and _stale(draft, MAIN, node) == "ask":
            draft.emit(e.Told(at=draft.at, by=draft.by, about=node, case=MAIN, kind="stale", to=to))


def _redone(draft: Draft, case: str, node: str) -> bool:
    return _stale(draft, case, node) == "redo"


def _stale(draft: Draft, case: str, node: str) -> str:
    """What the rule says of a step's signatures when the text changes; "" for no such step."""
    for one in (case, MAIN):
        if draft.has(one, node):
            found = draft.node(one, node)
            return found.work.stale if isinstance(found, UserTask) else ""
    return ""
