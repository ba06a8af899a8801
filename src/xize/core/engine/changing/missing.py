"""What is finished or was left out, and lacks something by the new data (Semantics 6).

Finished work is not opened again by itself: a person is told and decides.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from xize.core.engine import events as e
from xize.core.engine.people.seating import seats_of
from xize.core.engine.people.seats import owners
from xize.core.engine.state import State, Visit
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.rows import labels_of, stored_rows
from xize.core.engine.view.world import World
from xize.core.process.graph import Call, SubProcess, UserTask


class Missing(msgspec.Struct, frozen=True):
    """One lack; ``lack`` and ``what`` as in the event ``MissingFound``."""

    case: str
    node: str
    lack: str
    what: tuple[str, ...] = ()


def note_missing(draft: Draft, before: State) -> None:
    """Note what lacks something now and lacked nothing before; tell who is accountable."""
    now = tuple(missing_by_data(draft))
    if not now:
        return
    old = Draft(draft.rules, draft.facts, before, draft.command)
    known = set(missing_by_data(old)) if before.status else set()
    to = tuple(one for one in owners(draft) if one != draft.by)
    for one in now:
        if one not in known:
            draft.emit(
                e.MissingFound(
                    at=draft.at,
                    by=draft.by,
                    node=one.node,
                    case=one.case,
                    lack=one.lack,
                    what=one.what,
                    to=to,
                )
            )
            if to:
                draft.emit(
                    e.Told(
                        at=draft.at,
                        by=draft.by,
                        about=one.node,
                        case=one.case,
                        kind="missing",
                        to=to,
                    )
                )


def missing_by_data(draft: Draft) -> Iterator[Missing]:
    """Everything that lacks something, in the order in which it was first come to."""
    open_now = {(one.case, one.node) for one in draft.state.elements.values()}
    for key, visit in draft.state.visits.items():
        if not (visit.skipped or visit.rows or visit.roles):
            continue
        case, _, name = key.partition("/")
        if (case, name) in open_now or draft.state.cases[case].result is not None:
            continue
        node = draft.node(case, name)
        if isinstance(node, UserTask | SubProcess | Call):
            yield from _lacks(draft, case, node, visit)


def _lacks(
    draft: Draft, case: str, node: UserTask | SubProcess | Call, visit: Visit
) -> Iterator[Missing]:
    world = World(draft, case)
    if visit.skipped:
        wanted = node.when is None or world.holds(node.when)
        if node.when is not None and wanted:
            yield Missing(case, node.id, "when", (node.when.source,))
        elif node.each is not None and wanted:
            rows = stored_rows(world, node.each.over)
            if rows:
                yield Missing(case, node.id, "each", tuple(labels_of(world, node.each.over, rows)))
        return
    if not visit.forward or visit.completed != visit.count:
        return
    if node.each is not None:
        rows = stored_rows(world, node.each.over)
        fresh = tuple(
            one for one in labels_of(world, node.each.over, rows) if one not in visit.rows
        )
        if fresh:
            yield Missing(case, node.id, "each", fresh)
    elif isinstance(node, UserTask) and visit.roles and _may_vary(draft, node):
        seats = seats_of(draft, node.work, world)
        asked = dict.fromkeys(role for seat in seats for role in seat.roles)
        fresh = tuple(role for role in asked if role not in visit.roles)
        if fresh:
            yield Missing(case, node.id, "by", fresh)


def _may_vary(draft: Draft, node: UserTask) -> bool:
    """Whether data or the team decide which roles a countersign asks."""
    if node.work.kind != "countersign":
        return False
    for who in (who for turn in node.work.turns for who in turn):
        role = draft.rules.roles.get(who.role or "")
        if who.when is not None or (role is not None and role.optional):
            return True
    return False
