"""One project while it is played: acting at its services, following what comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from msgspec.structs import replace

from xize.core.engine import commands as c
from xize.core.engine import decode, replay, wakes
from xize.core.engine.state import State
from xize.core.engine.view.draft import Draft
from xize.core.regulation.model import Word
from xize.core.story import Teller
from xize.demo.script import Script
from xize.ledger.queries import links
from xize.people.actor import Actor
from xize.projects import services
from xize.projects.facts import DatabaseFacts
from xize.rulebook.queries import Compiled
from xize.scenarios.acts import command
from xize.scenarios.model import Play
from xize.scenarios.paths import Places
from xize.scenarios.stage import View
from xize.scenarios.verbs import Verbs

TICK = timedelta(seconds=1)


@dataclass(slots=True)
class Stream:
    """A script on its stream. ``cast`` holds everybody by user name."""

    script: Script
    edition: Compiled
    cast: Mapping[str, Actor]
    stream: str = ""
    state: State = field(default_factory=State)
    teller: Teller = field(default_factory=Teller)
    aliases: dict[str, str] = field(default_factory=dict)

    def begin(self, at: datetime) -> None:
        """Begin the project; whoever leads it begins it."""
        team = self.script.team
        by = (*team.get("lead", ()), *(one for named in team.values() for one in named))[0]
        done = services.start_project(
            actor=self.cast[by],
            edition=self.edition.id,
            title=self.script.title,
            team={role: [self.cast[one].person for one in named] for role, named in team.items()},
            procedure=self.script.procedure,
            at=at,
        )
        self.stream = done.stream
        self._follow()

    def act(self, play: Play, at: datetime) -> None:
        """Carry a play out. Raises ``Refused`` and what else the services raise."""
        by, play = self._cast(play)
        known = set(self.state.cases)
        places = self._places(at)
        Verbs(self.cast[by], self.stream, at, self._id).carry_out(command(play, places, at))
        self._follow()
        if play.as_ is not None:
            self.aliases[str(play.as_)] = self._case(play, known, at)

    def pass_time(self, until: datetime) -> None:
        """Let the clock do what it owes before an instant, when it owes it."""
        while (wake := wakes(self.state)) is not None and wake < until:
            services.tick(now=wake + TICK, stream=self.stream)
            self._follow()
            if wakes(self.state) == wake:
                break

    def open_steps(self) -> Iterator[tuple[str, str, datetime]]:
        """Element, node and opening of every step that waits for somebody."""
        for key in self.state.tasks:
            element = self.state.elements[key]
            yield key, element.node, element.opened

    # ------------------------------------------------------------------ who
    def _cast(self, play: Play) -> tuple[str, Play]:
        """Who acts, and the play with ids: an outside party without a contact is recorded for."""
        role = self.edition.rules.roles.get(str(play.by))
        if role is None or role.kind != "outside":
            by = str(play.by)
        elif role.id in self.script.team:
            by = self.script.team[role.id][0]
        else:
            by = self.script.team[str(role.recorded_by)][0]
            play = replace(play, on_behalf=Word(role.id))
        return by, replace(play, by=Word(self.cast[by].person))

    def _id(self, name: str) -> str:
        return self.cast[name].person if name in self.cast else name

    # ------------------------------------------------------------------ following
    def _follow(self) -> None:
        fresh = [
            decode(link.type, link.version, link.body)
            for link in links(self.stream, after=self.teller.told)
        ]
        for event in fresh:
            self.teller.feed(event)
        self.state = replay(fresh, self.state)

    def _places(self, at: datetime) -> Places:
        rules = self.edition.rules
        look = c.Recheck(by=c.Actor(c.CLOCK), at=at)
        view = View(
            rules=rules,
            regulation=self.edition.regulation,
            state=self.state,
            story=self.teller.story,
            draft=Draft(rules, DatabaseFacts(self.stream, rules), self.state, look),
        )
        return Places(view, self.aliases)

    def _case(self, play: Play, known: set[str], at: datetime) -> str:
        """The case that a play with ``as:`` names: the one it began, or the one it acted in."""
        begun = [case for case in self.state.cases if case not in known]
        return self._places(at).place(play.does)[0] if play.does else begun[0]
