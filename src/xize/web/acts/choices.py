"""Where to, where in the order, which seat: what an act lets a person choose, from its offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from xize.core.engine import Offer
from xize.core.engine.state import visit_key
from xize.core.process.graph import UserTask
from xize.projects.queries import Possible
from xize.web.parts.instants import moment
from xize.web.parts.people import People

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose; ``note`` says more about it, ``tags`` what marks it out."""

    value: str
    label: Words
    note: Words = ""
    tags: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with its options; ``chosen`` are the values that are ticked."""

    name: str
    legend: Words
    options: tuple[Option, ...]
    chosen: tuple[str, ...] = ()
    many: bool = False


def choices(
    verb: str, at: Possible, people: People, chosen: Mapping[str, tuple[str, ...]]
) -> list[Choice]:
    """The questions of an act, with what was chosen before."""
    asked = Questions(at, people).of(verb)
    return [replace(one, chosen=_ticked(one, chosen.get(one.name, ()))) for one in asked]


def _ticked(choice: Choice, before: tuple[str, ...]) -> tuple[str, ...]:
    """What was chosen and still can be; at first the first of several that exclude each other."""
    known = [option.value for option in choice.options]
    kept = tuple(value for value in before if value in known)
    return kept if kept or choice.many else tuple(known[:1])


class Questions:
    """The questions of every act at one place."""

    def __init__(self, at: Possible, people: People) -> None:
        self.at = at
        self.state = at.read.state
        self.names = at.read.names
        self.people = people

    def of(self, verb: str) -> list[Choice]:
        """What an act asks; most ask nothing."""
        asks: dict[str, Callable[[list[Offer]], list[Choice]]] = {
            "return": self._targets,
            "add_signer": self._positions,
            "remove_signer": self._seats,
            "answer": self._outcomes,
            "withdraw": self._steps,
        }
        return asks[verb](self.at.of(verb)) if verb in asks else []

    def _targets(self, offers: list[Offer]) -> list[Choice]:
        """Where a step may go back to, and how it comes back."""
        options = tuple(self._target(offer.target) for offer in offers)
        modes = (
            Option(
                "in_turn",
                _("Step by step"),
                _("Everything between is gone through again before it comes back here."),
            ),
            Option(
                "here",
                _("Straight back"),
                _(
                    "It comes straight back here; whoever agreed to a text that has not changed "
                    "is not asked again."
                ),
            ),
        )
        return [Choice("to", _("Back to"), options), Choice("mode", _("Once it is mended"), modes)]

    def _target(self, node: str) -> Option:
        here = self.state.elements[self.at.element]
        key = visit_key(here.case, node)
        visit = self.state.visits.get(key)
        by = visit.by if visit else ""
        began = self.state.cases[here.case].starter or self.state.initiator
        tags = []
        if here.cause.startswith(f"{key}#"):
            tags.append(_("previous step"))
        if by and by == began:
            tags.append(_("whoever began it"))
        note = f"{self.people(by)} · {moment(visit.at)}" if visit and by else ""
        return Option(node, self.names.node(node), note, tuple(tags))

    def _positions(self, offers: list[Offer]) -> list[Choice]:
        words = {
            "before": Option("before", _("Before me"), _("They first, then I decide.")),
            "beside": Option("beside", _("Beside me"), _("They and I at the same time.")),
            "after": Option("after", _("After me"), _("I first, then they.")),
        }
        offered = {offer.target for offer in offers}
        options = tuple(option for key, option in words.items() if key in offered)
        return [Choice("position", _("When"), options)]

    def _seats(self, offers: list[Offer]) -> list[Choice]:
        seats = {seat.id: seat for seat in self.state.tasks[self.at.element].seats}
        options = []
        for offer in offers:
            seat = seats[offer.target]
            roles = "、".join(self.names.role(role) for role in seat.roles)
            options.append(Option(seat.id, self.people.all(seat.people) or roles, roles))
        return [Choice("seat", _("Whom"), tuple(options))]

    def _outcomes(self, _offers: list[Offer]) -> list[Choice]:
        """What a delegate proposes; it is the owner who decides."""
        here = self.state.elements[self.at.element]
        node = self.at.read.draft(here.opened).node(here.case, here.node)
        assert isinstance(node, UserTask)
        options = [
            Option(one.id, self.names.outcome(here.node, one.id)) for one in node.work.outcomes
        ]
        return [
            Choice("outcome", _("Your proposal"), (*options, Option("", _("Opinion only")))),
        ]

    def _steps(self, offers: list[Offer]) -> list[Choice]:
        """Which finished step is taken back: "case/node"."""
        options = []
        for offer in offers:
            value = visit_key(offer.item, offer.target)
            visit = self.state.visits.get(value)
            note = moment(visit.at) if visit else ""
            options.append(Option(value, self.names.node(offer.target), note))
        return [Choice("step", _("Which step"), tuple(options))]
