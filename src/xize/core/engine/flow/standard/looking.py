"""Conditions that are waited for: looked at as soon as data change or somebody waits (10.5.5)."""

from __future__ import annotations

from xize.core.engine.flow.standard.catching import catch
from xize.core.engine.flow.standard.data import Names
from xize.core.engine.flow.standard.moving import goes_on_waiting
from xize.core.engine.flow.standard.wants import Want, all_wants
from xize.core.engine.view.draft import Draft


def look(draft: Draft) -> bool:
    """Let one condition that has become true occur; False if there is none.

    One that is false again may occur again.
    """
    if not draft.graph.has_conditions:
        return False
    while True:
        standing = (draft.openings.changes, draft.at)
        if draft.openings.fruitless.get("conditions") == standing:
            return False
        for want in all_wants(draft):
            if want.trigger.kind == "conditional" and _look_at(draft, want):
                return True
        draft.openings.fruitless["conditions"] = standing


def _look_at(draft: Draft, want: Want) -> bool:
    one = draft.state.elements[want.element]
    true = Names(draft, one.case, one.parent).holds(want.trigger.condition)
    if true and want.place not in one.held:
        catch(draft, want)
        return True
    if not true and want.place in one.held:
        held = tuple(two for two in one.held if two != want.place)
        goes_on_waiting(draft, want.element, want.node, held=held)
    return False
