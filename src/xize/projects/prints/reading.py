"""A project read for printing: its story once, and names of people and departments as asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from msgspec.structs import replace

from xize.core.deadlines import local_day, local_moment
from xize.core.engine.commands import CLOCK
from xize.core.engine.view.world import World
from xize.core.forms import display
from xize.core.process.rulebook import Document, Field, Section
from xize.core.regulation.model import Formula
from xize.core.story import Story
from xize.people import queries as people
from xize.people.actor import Actor
from xize.people.cards import PersonCard
from xize.projects.queries.access import ProjectState
from xize.projects.queries.lists import lines_of

OUTSIDE = "outside:"


class Reading:
    """What every print of a project needs, in the reader's language.

    ``sees`` says which sections of forms this reader may read; the dossier holds all of them.
    """

    def __init__(
        self, read: ProjectState, sees: Callable[[Section], bool] = lambda _section: True
    ) -> None:
        self.read = read
        self.sees = sees
        self.names = read.names
        self.rules = read.edition.rules
        self.story: Story = read.story()
        self.is_chinese = read.names.language.startswith("zh")
        self._asking = Actor(person="", language=read.names.language)
        self._cards: dict[str, PersonCard | None] = {}
        self._units: dict[str, str] | None = None
        self._remember(self.story.people())

    def say(self, chinese: str, english: str) -> str:
        """One of the printed words, in the reader's language."""
        return chinese if self.is_chinese else english

    @property
    def organisation(self) -> str:
        """The organisation's name, for the head of what is printed."""
        return str(settings.XIZE_ORGANISATION)

    @property
    def last_moment(self) -> datetime:
        """When the last thing happened; what formulas about today are asked at."""
        return self.story.timeline[-1].at

    @property
    def number(self) -> str:
        """The project's number, "" while it has none."""
        lines = lines_of(self._asking, [self.read.stream])
        return lines[0].number if lines else ""

    def holds(self, when: Formula | None) -> bool:
        """Whether a condition of the regulation holds now."""
        world = World(self.read.draft(self.last_moment))
        return world.holds(when.expression if when else None)

    # ------------------------------------------------------------------ people
    def _remember(self, idents: set[str]) -> None:
        found = people.people(self._asking, idents)
        self._cards |= {ident: found.get(ident) for ident in idents}

    def person(self, ident: str) -> str:
        """The name of a person, of the clock, or of an outside party."""
        if not ident:
            return ""
        if ident == CLOCK:
            return self.say("系统", "The clock")
        if ident.startswith(OUTSIDE):
            return self.names.role(ident.removeprefix(OUTSIDE))
        card = self.card(ident)
        return card.name if card else self.say("（已无此人）", "(no longer known)")

    def people(self, idents: tuple[str, ...]) -> str:
        """Several names."""
        return self.say("、", ", ").join(self.person(one) for one in idents)

    def card(self, ident: str) -> PersonCard | None:
        """Somebody's card; None for who is nobody any more."""
        if ident not in self._cards:
            self._remember({ident})
        return self._cards[ident]

    def unit(self, ident: str) -> str:
        """The department or partner with this id."""
        if self._units is None:
            self._units = {one.id: one.name for one in people.departments(self._asking)}
            self._units |= {one.id: one.name for one in people.partners(self._asking)}
        return self._units.get(ident, ident)

    # ------------------------------------------------------------------ values
    def text(self, document: Document, section: str, field: Field, value: Any) -> str:
        """A stored value as it is printed."""
        shown = replace(field, options=self.options(document, section, field))
        language = "zh" if self.is_chinese else "en"
        return display(shown, value, language, name=self._named)  # type: ignore[arg-type]

    def datum(self, field: Field, value: Any) -> str:
        """A datum of the project as it is printed."""
        named = {one: self.names.option(field.id, one, text) for one, text in field.options.items()}
        language = "zh" if self.is_chinese else "en"
        return display(replace(field, options=named), value, language, name=self._named)  # type: ignore[arg-type]

    def options(self, document: Document, section: str, field: Field) -> dict[str, str]:
        """The options of a choice with their names."""
        place = field.shows or f"{document.id}.{section}.{field.id}"
        return {one: self.names.option(place, one, text) for one, text in field.options.items()}

    def _named(self, kind: str, ident: str) -> str:
        return self.person(ident) if kind == "person" else self.unit(ident)

    # ------------------------------------------------------------------ time
    def day(self, at: datetime | None) -> str:
        """The day of an instant, in the organisation's zone."""
        return "" if at is None else self.written(local_day(at))

    def written(self, day: date) -> str:
        """A day as it is written on paper."""
        return self.say(f"{day.year}年{day.month}月{day.day}日", f"{day:%d %B %Y}".lstrip("0"))

    def moment(self, at: datetime | None) -> str:
        """Day and time of an instant, in the organisation's zone."""
        return "" if at is None else f"{local_moment(at):%Y-%m-%d %H:%M}"

    def printed(self, at: datetime) -> str:
        """The remark at the foot of each page."""
        title = self.story.title
        return self.say(
            f"{title}　打印于 {self.moment(at)}", f"{title} · printed {self.moment(at)}"
        )
