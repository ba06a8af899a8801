"""Where to, where in the order, which seat: what an act lets a person choose, from its offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from xize.core.engine import Offer
from xize.core.engine.returning.moves import move_ends
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
    """A question with its options; ``chosen`` are the values that are ticked.

    ``silent``: nothing is ticked before the person does it.
    """

    name: str
    legend: Words
    options: tuple[Option, ...]
    chosen: tuple[str, ...] = ()
    many: bool = False
    silent: bool = False


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
    return kept if kept or choice.many or choice.silent else tuple(known[:1])


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
            "move": self._moves,
            "hand_over": self._persons,
        }
        return asks[verb](self.at.of(verb)) if verb in asks else []

    def _targets(self, offers: list[Offer]) -> list[Choice]:
        """Where a step may go back to, how it comes back, and in whose name it is said."""
        first = {offer.target: offer for offer in reversed(offers)}
        nodes = tuple(dict.fromkeys(offer.target for offer in offers))
        options = tuple(self._target(first[node]) for node in nodes)
        several = self._go_together(nodes)
        legend = _("Back to (one step, or branches of one block)") if several else _("Back to")
        asked = [Choice("to", legend, options, many=several)]
        modes = tuple(dict.fromkeys(mode for offer in offers for mode in offer.modes))
        if modes:
            found = tuple(self._mode(mode, offers) for mode in modes)
            asked.append(Choice("mode", _("Once it is mended"), found))
        behalf = dict.fromkeys(offer.on_behalf or "" for offer in offers)
        if any(behalf):
            roles = tuple(
                Option(one, self.names.role(one) if one else _("myself")) for one in behalf
            )
            asked.append(Choice("behalf", _("In the name of"), roles))
        return asked

    def _target(self, offer: Offer) -> Option:
        here = self.state.elements[self.at.element]
        visit = self.state.visits.get(visit_key(here.case, offer.target))
        note = f"{self.people(visit.by)} · {moment(visit.at)}" if visit and visit.by else ""
        words = {
            "previous": _("previous step"),
            "initiator": _("whoever began it"),
            "anew": _("this round once more: the text has changed"),
        }
        tags = tuple(words[kind] for kind in offer.kinds)
        return Option(offer.target, self.names.node(offer.target), note, tags)

    def _go_together(self, nodes: tuple[str, ...]) -> bool:
        """Whether some of them are branches of one parallel block that lies behind."""
        here = self.state.elements[self.at.element]
        index = self.at.read.draft(self.at.now).index(here.case)
        blocks = (index.common(pair) for pair in combinations(nodes, 2))
        return any(
            index.scope_node(block).kind == "parallel" and block not in index.path(here.node)
            for block in blocks
        )

    def _mode(self, mode: str, offers: list[Offer]) -> Option:
        """How it comes back; where only some targets allow it, they are named."""
        if mode == "in_turn":
            note = _("Everything between is gone through again before it comes back here.")
            return Option(mode, _("Step by step"), note)
        note = _(
            "It comes straight back here; whoever agreed to a text that has not changed "
            "is not asked again."
        )
        able = dict.fromkeys(offer.target for offer in offers if mode in offer.modes)
        if len(able) < len({offer.target for offer in offers}):
            steps = _(", ").join(self.names.node(one) for one in able)
            note = _("%(note)s Only from: %(steps)s.") % {"note": note, "steps": steps}
        return Option(mode, _("Straight back"), note)

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
        return [Choice("seat", _("Whom"), tuple(options), silent=True)]

    def _outcomes(self, _offers: list[Offer]) -> list[Choice]:
        """What a delegate proposes; it is the owner who decides."""
        here = self.state.elements[self.at.element]
        node = self.at.read.draft(self.at.now).node(here.case, here.node)
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

    def _moves(self, offers: list[Offer]) -> list[Choice]:
        """Where an administrator may move a case, with what would end: "case/node"."""
        draft = self.at.read.draft(self.at.now)
        options = []
        for offer in offers:
            ends = [
                self.names.node(draft.state.elements[one].node)
                for one in move_ends(draft, offer.item, offer.target)
                if one in draft.state.tasks
            ]
            said = {"steps": _(", ").join(dict.fromkeys(ends))}
            note = _("ends: %(steps)s") % said if ends else _("ends nothing")
            value = visit_key(offer.item, offer.target)
            options.append(Option(value, self.names.node(offer.target), note))
        return [Choice("step", _("Where to"), tuple(options), silent=True)]

    def _persons(self, offers: list[Offer]) -> list[Choice]:
        """Whose work in this project is handed over."""
        options = tuple(Option(offer.target, self.people(offer.target)) for offer in offers)
        return [Choice("person", _("Whose work"), options, silent=True)]
