"""Opinions of a deciding step: every seat of a round, with what it said and when, or a blank."""

from __future__ import annotations

from collections.abc import Iterator

from xize.core.deadlines import Period, late_words
from xize.core.engine.events import Seat
from xize.core.process.graph import UserTask
from xize.core.process.work import Who
from xize.core.story import DecisionStory, VisitStory
from xize.projects.prints.model import Choice, Voice
from xize.projects.prints.reading import Reading

DECIDING = ("approve", "countersign", "archive")


def voices(reading: Reading, node: UserTask, visit: VisitStory) -> Iterator[Voice]:
    """Every seat of one round, in its order; entries of others that were asked for as well."""
    for seat in visit.seats:
        yield _voice(reading, node, visit, seat)


def blank_voices(reading: Reading, node: UserTask) -> Iterator[Voice]:
    """Places for the opinions of a step that nobody has come to."""
    for group in node.work.turns:
        for who in group:
            for station in _stations(reading, who):
                yield Voice(station=station, choices=_choices(reading, node, ""))


def _stations(reading: Reading, who: Who) -> Iterator[str]:
    """Whom an entry of ``by:`` stands for: a role, or each department of heads and groups."""
    named = who.role or who.head_of or who.pool or ""
    role = reading.rules.roles.get(named)
    if role is None:
        yield reading.say("签批", "Decision")
        return
    for one in role.head_of or role.any_of or (named,):
        yield reading.names.role(one)


def _voice(reading: Reading, node: UserTask, visit: VisitStory, seat: Seat) -> Voice:
    people = reading.people(tuple(one for one in seat.people if one not in seat.recorders))
    place = Voice(
        station=station(reading, seat) or people,
        people=people,
        choices=() if seat.entry else _choices(reading, node, ""),
        visit=visit.visit,
    )
    if seat.entry:
        return _entered(reading, visit, seat, place)
    decided = _decision(visit, seat)
    return place if decided is None else _spoken(reading, node, visit, seat, decided, place)


def station(reading: Reading, seat: Seat) -> str:
    """What a seat is called on paper: its roles, else its department."""
    roles = [reading.names.role(one) for one in seat.roles if one in reading.rules.roles]
    if roles:
        return reading.say("、", ", ").join(dict.fromkeys(roles))
    return reading.unit(seat.department) if seat.department else ""


def _entered(reading: Reading, visit: VisitStory, seat: Seat, place: Voice) -> Voice:
    found = next((one for one in visit.entries if one.seat == seat.id), None)
    if found is None:
        return place
    return Voice(
        station=place.station,
        people=place.people,
        text=found.text,
        by=found.person,
        name=reading.person(found.person),
        at=found.at,
        day=reading.day(found.at),
        visit=visit.visit,
    )


def _decision(visit: VisitStory, seat: Seat) -> DecisionStory | None:
    found = [one for one in visit.decisions if seat.id in one.seats and one.taken_back is None]
    return found[-1] if found else None


def _written(reading: Reading, visit: VisitStory, seat: Seat) -> list[str]:
    """What a seat wrote into its own copies of sections at this round (``each: role``)."""
    mark = f"{visit.node}#{visit.visit}:{seat.roles[0] if seat.roles else seat.id}"
    found: list[str] = []
    for key, forms in reading.story.forms.items():
        document = reading.rules.documents[key.rpartition(":")[2]]
        sections = {one.id: one for one in document.sections if reading.sees(one)}
        for one in (each for form in forms for each in form.submissions):
            section = sections.get(one.section)
            if section and (one.element, one.seat) == (visit.element, mark):
                values = one.values if isinstance(one.values, dict) else {}
                found += (
                    reading.text(document, section.id, field, values[field.id])
                    for field in section.fields
                    if values.get(field.id) is not None
                )
    return found


def _spoken(
    reading: Reading,
    node: UserTask,
    visit: VisitStory,
    seat: Seat,
    decided: DecisionStory,
    place: Voice,
) -> Voice:
    by = reading.person(decided.person)
    written = _written(reading, visit, seat)
    if decided.acting_for:
        principal = reading.person(decided.acting_for)
        by = reading.say(f"{by}（代 {principal}）", f"{by} (for {principal})")
    return Voice(
        station=place.station,
        people=place.people,
        outcome=reading.names.outcome(node.id, decided.outcome),
        choices=_choices(reading, node, decided.outcome),
        text="\n".join(one for one in dict.fromkeys((*written, decided.comment)) if one),
        by=decided.person,
        name=by,
        at=decided.at,
        day=reading.day(decided.at),
        late=_late(reading, decided.late),
        void=void_reason(reading, visit, decided.person),
        visit=visit.visit,
    )


def _late(reading: Reading, late: str) -> str:
    if not late:
        return ""
    return late_words(Period.parse(late), "zh" if reading.is_chinese else "en")


def void_reason(reading: Reading, visit: VisitStory, person: str) -> str:
    """Why somebody's signature of that round no longer counts; "" where it does."""
    for document in reading.story.documents.values():
        for one in document.signed_by(visit.node, visit.visit):
            if one.void and one.person == person:
                return reading.say("文本已改，签署失效", "void: the text was changed")
    return ""


def _choices(reading: Reading, node: UserTask, decided: str) -> tuple[Choice, ...]:
    """The outcomes of the step as choices to tick."""
    return tuple(
        Choice(id=one.id, text=reading.names.outcome(node.id, one.id), on=one.id == decided)
        for one in node.work.outcomes
    )
