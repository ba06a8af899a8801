"""Countersigns and approvals: every round of a step with the voice of every seat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from xize.core.deadlines import Period, late_words
from xize.core.engine.events import Seat
from xize.core.story import DecisionStory, Story, VisitStory
from xize.rulebook.names import Names
from xize.web.parts.clock import Clock
from xize.web.parts.marks import Marks, sharers
from xize.web.parts.people import OUTSIDE, People


@dataclass(frozen=True, slots=True)
class Voice:
    """One seat in one round.

    ``state``: what its decision counts as, waiting, entered, silent or removed. ``void`` says that
    the signature no longer stands, and why; ``marks`` how the work was shared.
    """

    roles: str
    people: str
    state: str
    outcome: str = ""
    comment: str = ""
    at: datetime | None = None
    by: str = ""
    late: str = ""
    void: str = ""
    is_entry: bool = False
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """One visit of a step."""

    number: int
    step: str
    opened: datetime
    ended: datetime | None
    result: str
    why: str
    clock: Clock
    voices: tuple[Voice, ...]
    returned: tuple[str, str, str] | None = None  # by whom, to where, with what words

    @property
    def shared(self) -> bool:
        """Whether anybody passed work on, asked others or took anything back."""
        return any(voice.marks for voice in self.voices)


class Rounds:
    """Reads rounds for one page."""

    def __init__(self, story: Story, names: Names, people: People, language: str) -> None:
        self.language = language
        self.story = story
        self.names = names
        self.people = people
        self.marks = Marks(names, people)

    def of(self, visit: VisitStory, clock: Clock) -> Round:
        """One visit as a round."""
        voices = tuple(
            replace(self._voice(visit, seat), marks=self.marks.of(visit, seat))
            for seat in visit.seats
        )
        result = self.names.outcome(visit.node, visit.outcome) if visit.outcome else ""
        return Round(
            number=visit.visit,
            step=self.names.node(visit.node),
            opened=visit.opened,
            ended=visit.ended,
            result=result,
            why=visit.why,
            clock=clock,
            voices=(*voices, *self._removed(visit)),
            returned=self._returned(visit),
        )

    def _returned(self, visit: VisitStory) -> tuple[str, str, str] | None:
        """A round that ended because somebody sent it back."""
        told = visit.returned
        if told is None:
            return None
        to = _(", ").join(self.names.node(one) for one in told.to)
        return self.people(told.person), to, told.comment

    def _removed(self, visit: VisitStory) -> tuple[Voice, ...]:
        """Voices that were asked and then were not asked any more."""
        return tuple(
            Voice(
                roles="",
                people=self.people.all(one.people),
                state="removed",
                comment=one.removed_why,
                at=one.removed,
                marks=(self.marks.removed(one),),
            )
            for one in visit.signers
            if one.removed is not None
        )

    def _voice(self, visit: VisitStory, seat: Seat) -> Voice:
        roles = "、".join(self.names.role(role) for role in seat.roles)
        people = self.people.all(one for one in seat.people if one not in seat.recorders)
        entry = next((one for one in visit.entries if one.seat == seat.id), None)
        if entry is not None:
            by = self.people(entry.person)
            return Voice(roles, people, "entered", "", entry.text, entry.at, by, is_entry=True)
        decision = next(
            (one for one in visit.decisions if seat.id in one.seats and one.taken_back is None),
            None,
        )
        if decision is None:
            state = "waiting" if visit.is_open else "silent"
            return Voice(roles, people, state, is_entry=seat.entry)
        return self._decided(visit, decision, roles, people)

    def _decided(
        self, visit: VisitStory, decision: DecisionStory, roles: str, people: str
    ) -> Voice:
        signatures = (
            one
            for document in self.story.documents.values()
            for one in document.signed_by(visit.node, visit.visit)
        )
        void = next(
            (s.void_reason for s in signatures if s.void and s.person == decision.person), ""
        )
        return Voice(
            roles=roles,
            people=people,
            state=decision.counts_as,
            outcome=self.names.outcome(visit.node, decision.outcome),
            comment=decision.comment,
            at=decision.at,
            by=self.people(decision.person),
            late=self._late(decision.late),
            void=void,
        )

    def _late(self, late: str) -> str:
        return late_words(Period.parse(late), self.language) if late else ""


def people_of(visits: Iterable[VisitStory]) -> Iterator[str]:
    """Everybody a round may name."""
    for visit in visits:
        yield visit.by
        if visit.returned is not None:
            yield visit.returned.person
        for seat in visit.seats:
            yield from (one for one in seat.people if not one.startswith(OUTSIDE))
        yield from (one for each in visit.decisions for one in (each.person, each.acting_for))
        yield from (one.person for one in visit.entries)
        yield from sharers(visit)
        yield from (one.by for one in visit.waivers)
