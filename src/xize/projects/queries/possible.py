"""What a person may do with an open step or with a project: its offers, without its whole page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xize.core.engine import Offer, offers, offers_on
from xize.people.actor import Actor
from xize.projects.queries.access import ProjectState, may_see, project_state
from xize.projects.queries.lists import ProjectLine, lines_of
from xize.projects.refusals import NoSuchItem, NoSuchProject


@dataclass(frozen=True, slots=True)
class Possible:
    """An open step (``element`` "" is the project itself) with what the actor may do there."""

    line: ProjectLine
    read: ProjectState
    element: str
    node: str
    name: str
    offers: tuple[Offer, ...]
    now: datetime

    def of(self, verb: str) -> list[Offer]:
        """The offers of one verb."""
        return [one for one in self.offers if one.verb == verb]


def title(actor: Actor, stream: str) -> str:
    """What a project is called; "" where it is not open to the actor."""
    lines = lines_of(actor, [stream]) if may_see(actor, stream) else []
    return lines[0].title if lines else ""


def possible(actor: Actor, stream: str, element: str, at: datetime) -> Possible:
    """What the actor may do now. Raises ``NoSuchProject``, or ``NoSuchItem`` once it is done."""
    read = project_state(actor, stream)
    rules, facts, state = read.edition.rules, read.facts, read.state
    if not element:
        if actor.partner:
            raise NoSuchProject(stream)  # partners see work items, not the project around them
        found = offers(rules, facts, state, read.actor, at)
        line = lines_of(actor, [stream])[0]
        return Possible(line, read, "", "", line.title, found, at)
    here = state.elements.get(element)
    if here is None or element not in state.tasks:
        raise NoSuchItem(element)
    found = offers_on(rules, facts, state, read.actor, at, element)
    if actor.partner and not found:
        raise NoSuchItem(element)  # partners see the work addressed to them
    name = read.names.node(here.node, state.cases[here.case].procedure)
    return Possible(lines_of(actor, [stream])[0], read, element, here.node, name, found, at)
