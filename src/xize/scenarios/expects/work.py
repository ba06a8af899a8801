"""Steps: open, due, late, decided, offered, ready."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from xize.core.deadlines import lateness, local_day
from xize.core.engine.flow.besides import recurrence_of
from xize.core.engine.offer import Offer
from xize.core.engine.state import visit_key
from xize.core.engine.view.world import World
from xize.core.process.graph import Gate, SubProcess, UserTask
from xize.core.regulation.model import Word
from xize.core.story import VisitStory
from xize.scenarios.acts import actor
from xize.scenarios.expects.context import Context, alike, mismatch
from xize.scenarios.failure import Mismatch
from xize.scenarios.model import Board, Offered, Words
from xize.scenarios.moments import shown as local
from xize.scenarios.paths import person, waiting
from xize.scenarios.same import same

_NO_VISIT = "never opened"


def is_open(context: Context, wanted: Mapping[Word, Words]) -> Iterator[Mismatch]:
    """Exactly these people per named step; an empty list: the step is not open."""
    for path, people in wanted.items():
        asked = [context.places.asked(visit) for visit in context.places.open(path)]
        found = [one for people in asked for one in people or ("nobody",)]
        if not alike(people, found):
            yield mismatch(f"open {path}", list(people), found, path)


def due(context: Context, wanted: Mapping[Word, Word]) -> Iterator[Mismatch]:
    """The day (or day and time) an open step or block is due; 待定 while it cannot be known."""
    for path, expected in wanted.items():
        found = [_due(visit, str(expected)) for visit in context.places.open(path)]
        if str(expected) not in found:
            yield mismatch(f"due {path}", expected, found or _NO_VISIT, path)


def _due(visit: VisitStory, like: str) -> str:
    mark = visit.deadline
    if mark is None:
        return "no deadline"
    if mark.reckoning is None:
        return "待定"
    return local(mark.reckoning.instant) if ":" in like else str(mark.reckoning.day)


def overdue(context: Context, wanted: Mapping[Word, Any]) -> Iterator[Mismatch]:
    """Who is silent past the deadline, and by how much; of a block or stage just how much.

    An empty mapping: nobody. It counts once the clock has noted it.
    """
    for path, expected in wanted.items():
        found: dict[str, str] = {}
        whole = ""
        for visit in context.places.open(path):
            mark = visit.deadline
            if mark is None or mark.reckoning is None or not visit.overdue_noted:
                continue
            late_by = lateness(mark.reckoning, context.stage.now, context.stage.calendar)
            whole = str(late_by or "")
            found |= dict.fromkeys(waiting(visit), whole)
        asked = dict(expected) if isinstance(expected, Mapping) else str(expected)
        if asked != (found if isinstance(asked, dict) else whole):
            yield mismatch(f"overdue {path}", asked, found or whole, path)


def late(context: Context, wanted: Mapping[Word, Mapping[Word, str]]) -> Iterator[Mismatch]:
    """Who decided late in the latest round with decisions; an empty mapping: nobody."""
    for path, expected in wanted.items():
        visit = _latest_decided(context, path)
        decisions = visit.decisions if visit else []
        found = {person(one.person): one.late for one in decisions if one.late}
        if dict(expected) != found or visit is None:
            yield mismatch(f"late {path}", dict(expected), found if visit else _NO_VISIT, path)


def decided(context: Context, wanted: Mapping[Word, Any]) -> Iterator[Mismatch]:
    """``{outcome, comment}`` of the latest visit, or what each named person decided in it."""
    for path, expected in wanted.items():
        visit = _latest_decided(context, path)
        if visit is None:
            yield mismatch(f"decided {path}", expected, _NO_VISIT, path)
            continue
        found: dict[str, str] = {
            person(d.on_behalf or d.person): d.outcome for d in visit.decisions
        }
        given = expected if isinstance(expected, Mapping) else {"outcome": expected}
        asked = {str(name): str(value) for name, value in given.items()}
        if set(asked) <= {"outcome", "comment"}:
            found = {"outcome": visit.outcome, "comment": visit.decisions[-1].comment}
        found = {name: found.get(name, "nothing") for name in asked}
        if found != asked:
            yield mismatch(f"decided {path}", asked, found, path)


def _latest_decided(context: Context, path: str) -> VisitStory | None:
    found = [visit for visit in context.places.visits(path) if visit.decisions]
    return found[-1] if found else None


def round_(context: Context, wanted: Mapping[Word, int]) -> Iterator[Mismatch]:
    """How often a step was entered: the round of a countersign."""
    for path, expected in wanted.items():
        found = len(context.places.visits(path))
        if found != expected:
            yield mismatch(f"round {path}", expected, found, path)


def finished(context: Context, wanted: Words) -> Iterator[Mismatch]:
    """The latest visit of each is completed, and the flow went on from it."""
    for path in wanted:
        case, node = context.places.place(path)
        visit = context.view.state.visits.get(visit_key(case, node))
        done = visit is not None and visit.completed == visit.count > 0 and visit.forward
        if not done:
            yield mismatch(f"finished {path}", "finished", "not finished", path)


def skipped(context: Context, wanted: Words) -> Iterator[Mismatch]:
    """Steps left out because their condition did not hold, or nobody has to do them."""
    for path in wanted:
        case, node = context.places.place(path)
        known = any((one.case, one.node) == (case, node) for one in context.view.story.skipped)
        if not known:
            yield mismatch(f"skipped {path}", "skipped", "not skipped", path)


def board(context: Context, wanted: Mapping[Word, Board]) -> Iterator[Mismatch]:
    """The readiness board of a step: these are met, exactly these are not, these were waived."""
    for path, expected in wanted.items():
        node = context.places.node(path)
        if not isinstance(node, UserTask | Gate):
            yield mismatch(f"board {path}", "a readiness board", "none", path)
            continue
        lines = node.work.requires if isinstance(node, UserTask) else node.requires
        world = World(context.view.draft, context.places.place(path)[0])
        names = {one.id: one.says or one.id for one in lines}
        met = {one.id for one in lines if world.met(one.that, of=node.id)}
        for line in expected.met:
            if line not in met and line not in {names[one] for one in met}:
                yield mismatch(f"board {path}", f"met: {line}", "unmet", line)
        unmet = [names[one] for one in names if one not in met]
        if expected.unmet is not None and not alike(
            (names.get(str(one), str(one)) for one in expected.unmet), unmet
        ):
            yield mismatch(f"board {path} unmet", list(expected.unmet), unmet, path)
        waived = [names[w.requirement] for v in context.places.visits(path) for w in v.waivers]
        if expected.waived is not None and not alike(expected.waived, waived):
            yield mismatch(f"board {path} waived", list(expected.waived), waived, path)


def shown(context: Context, wanted: Mapping[Word, Any]) -> Iterator[Mismatch]:
    """Beside an open step stands the document it uses, with this value in it."""
    for path, expected in wanted.items():
        node = context.places.node(path)
        if not context.places.open(path) or not isinstance(node, UserTask):
            yield mismatch(f"shown {path}", "the step open", "not open", path)
            continue
        beside = {*node.work.uses, *(fill.document for fill in node.work.fills)}
        for field, value in expected.items():
            document = str(field).partition(".")[0]
            found = context.worth(str(field)) if document in beside else "not shown"
            if not same(value, found):
                yield mismatch(f"shown {path} {field}", value, found, field)


def recurring(context: Context, wanted: Mapping[Word, Any]) -> Iterator[Mismatch]:
    """How often work recurs, ``next`` its next day, ``missed`` how often it was missed."""
    for path, expected in wanted.items():
        case, node = context.places.place(path)
        around = context.places.index(case).path(node) if context.places.node(path) else ()
        beside = next(
            (s for s in reversed(around) if f"{case}/{s}" in context.view.state.armed), ""
        )
        scope = context.places.index(case).process.nodes.get(beside)
        if not isinstance(scope, SubProcess):
            yield mismatch(f"recurring {path}", expected, "not recurring", path)
            continue
        armed = context.view.state.armed[f"{case}/{beside}"]
        facts = {
            "every": str(recurrence_of(context.view.draft, scope)),
            "next": str(local_day(armed.next_at)) if armed.next_at else "on an occasion",
            "missed": str(sum(v.why == "missed" for v in context.view.story.step(beside, case))),
        }
        asked = expected if isinstance(expected, Mapping) else {"every": expected}
        found = {str(key): facts.get(str(key), "unknown") for key in asked}
        if found != {str(key): str(value) for key, value in asked.items()}:
            yield mismatch(f"recurring {path}", dict(asked), found, path)


def offers(context: Context, wanted: Mapping[Word, Offered]) -> Iterator[Mismatch]:
    """Exactly the steps somebody may finish now, return or take back, what they may start."""
    for name, expected in wanted.items():
        found = context.stage.offers(context.stream, actor(context.view, name))
        free = [one for one in found if not one.blocked]
        places = {
            "does": expected.does,
            "starts": expected.starts,
            "takes_back": expected.takes_back,
        }
        for key, listed in places.items():
            offered = {_place(context, one) for one in free if one.verb == _VERBS[key]}
            if listed is not None and not alike(listed, offered):
                yield mismatch(f"offers {name} {key}", list(listed), offered, name)
        for step, targets in (expected.returns or {}).items():
            back = [o.target for o in free if o.verb == "return" and _place(context, o) == step]
            if back != list(targets):
                yield mismatch(f"offers {name} returns {step}", list(targets), back, name)
        for step, ways in (expected.shares or {}).items():
            open_ = {_way(one) for one in free if _place(context, one) == step} - {""}
            if not alike(ways, open_):
                yield mismatch(f"offers {name} shares {step}", list(ways), open_, name)


_VERBS = {"does": "complete", "starts": "start_procedure", "takes_back": "take_back"}


_WAYS = ("transfer", "delegate", "answer", "remove_signer", "claim", "release", "urge")


def _way(offer: Offer) -> str:
    """The way of sharing an offer is; "" for others."""
    if offer.verb == "add_signer":
        return f"add_{offer.target}"
    return offer.verb if offer.verb in _WAYS else ""


def _place(context: Context, offer: Offer) -> str:
    """What is offered there: the step, or the procedure."""
    element = context.view.state.elements.get(offer.item)
    if element is None:
        return offer.target or offer.item
    return context.places.name(element.case, element.node)
