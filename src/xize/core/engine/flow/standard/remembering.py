"""What has ended well and can be compensated: remembered, and found again (clause 13.5.5).

A record lies in what its activity lay in: a scope, or the whole of an activity that is done several
times. So what can be compensated forms a tree like that of the open elements.
"""

from __future__ import annotations

from typing import NamedTuple

from xize.core.engine import events as e
from xize.core.engine.state import Done
from xize.core.engine.view.draft import Draft
from xize.core.process import graph as g


class Inside(NamedTuple):
    """What compensating an activity means: its handler, its event sub-process, what it contains.

    ``element`` is what the records inside lie in, ``case`` the one they belong to.
    """

    element: str
    case: str
    handler: str
    start: g.Happening | None
    instances: bool


def remember(draft: Draft, key: str, node: g.Doer) -> None:
    """An activity, or one instance of it, ended well."""
    assert node.doing is not None
    one = draft.state.elements[key]
    if not node.doing.undone_by:
        if isinstance(node, g.UserTask) or (isinstance(node, g.Activity) and not node.calls):
            return
        element, case, scope = own_scope(draft, key, one.case, node)
        if not lying_in(draft, element) and _starts(draft, case, scope) is None:
            return
    _note(draft, key)


def remember_whole(draft: Draft, body: str) -> None:
    """An activity that is done several times has ended as a whole."""
    if lying_in(draft, body):
        _note(draft, body)


def _note(draft: Draft, key: str) -> None:
    one = draft.state.elements[key]
    _records(draft).setdefault(one.parent, {})[key] = None
    draft.emit(
        e.Remembered(
            at=draft.at,
            by=draft.by,
            element=key,
            node=one.node,
            case=one.case,
            parent=one.parent,
            values={name: value for name, value in one.values.items() if name.isidentifier()},
        )
    )


def lying_in(draft: Draft, parent: str) -> tuple[str, ...]:
    """What ended in something, the latest first."""
    return tuple(reversed(_records(draft).get(parent, {})))


def forget(draft: Draft, record: str, done: Done) -> None:
    """An activity is being compensated: that is done once."""
    _records(draft)[done.parent].pop(record)
    draft.emit(
        e.Compensated(at=draft.at, by=draft.by, element=record, node=done.node, case=done.case)
    )


def _records(draft: Draft) -> dict[str, dict[str, None]]:
    """Records by what they lie in: kept along, so that nobody looks through all of them."""
    if draft.records is None:
        draft.records = {}
        for key, done in draft.state.undoable.items():
            draft.records.setdefault(done.parent, {})[key] = None
    return draft.records


def inside_of(draft: Draft, record: str, done: Done) -> Inside:
    """What there is to do for one record."""
    node = draft.node(done.case, done.node)
    assert isinstance(node, g.Doer)
    assert node.doing is not None
    element, case, scope = own_scope(draft, record, done.case, node)
    known = draft.state.undoable
    whole = any(known[one].node == done.node for one in lying_in(draft, record))
    start = _starts(draft, case, scope)
    return Inside(element, case, node.doing.undone_by, start, instances=whole)


def own_scope(draft: Draft, key: str, case: str, node: g.Doer) -> tuple[str, str, str]:
    """What is inside an activity: element, case, scope; of a call the process it called."""
    if isinstance(node, g.Activity) and node.calls:
        for name in draft.openings.called.get(key, ()):
            called = draft.state.cases[name]
            return called.element, name, called.procedure
    return key, case, node.id if isinstance(node, g.SubProcess) else ""


def _starts(draft: Draft, case: str, scope: str) -> g.Happening | None:
    """The start of a scope's compensation event sub-process."""
    index = draft.index(case)
    for node in index.children(scope) if scope else ():
        if not isinstance(node, g.SubProcess) or node.doing is None or not node.doing.on_event:
            continue
        for start in (index.node(one) for one in node.doing.starts):
            if isinstance(start, g.Happening) and any(
                one.kind == "compensate" for one in start.triggers
            ):
                return start
    return None
