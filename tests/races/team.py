"""An organisation of fifty members, and a project of theirs that everybody is after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.projects.conftest import MONDAY, Cast, build_cast
from xize.people import services as hr
from xize.people.actor import SYSTEM
from xize.people.models import Department
from xize.projects import services
from xize.projects.services import Done
from xize.rulebook.services import publish, put_in_force

TEXT = (Path(__file__).parent / "rule.yaml").read_text(encoding="utf-8")
FIFTY = 50
Act = Callable[[], Any]


@dataclass
class Team(Cast):
    """The cast with members; whoever may act has been read, so that threads begin at once."""

    members: tuple[str, ...] = ()

    def begin(self, until: str = "vote", **options: Any) -> str:
        """A project that stands at a step; its stream."""
        done = services.start_project(
            actor=self.actor("zhao"),
            edition=self.edition,
            team={"lead": self.ids["zhao"], "members": [self.ids[name] for name in self.members]},
            at=MONDAY,
            **options,
        )
        self.stream = done.stream
        if until != "draft":
            self.write()
        if until == "grab":
            for name in self.members:
                self.vote(name)
        return self.stream

    def write(self, note: str = "第一稿", **options: Any) -> Done:
        """Complete the draft."""
        return self.complete("zhao", "draft", fills={"slip.head": {"note": note}}, **options)

    def vote(self, name: str, outcome: str = "agree", **options: Any) -> Done:
        """Decide the countersign."""
        return self.complete(name, "vote", outcome, comment="意见", **options)

    def voting(self, names: Sequence[str] = (), **options: Any) -> list[Act]:
        """A decision of each member on the countersign that is open now."""
        item = self.item("vote")
        return [
            lambda name=name: self.vote(name, item=item, **options)  # type: ignore[misc]
            for name in names or self.members
        ]


def team_of(size: int) -> Team:
    """The organisation, the rule in force."""
    cast = build_cast()
    department = Department.objects.get(code="risk").id
    members = tuple(f"member{number:02}" for number in range(size))
    for name in members:
        cast.ids[name] = hr.create_person(
            actor=SYSTEM, username=name, name=name, department=department
        )
    edition = publish(actor=SYSTEM, texts={"regulation.yaml": TEXT}, at=MONDAY)
    put_in_force(actor=SYSTEM, edition=edition, at=MONDAY)
    team = Team(cast.ids, edition, members=members)
    for name in ("zhao", *members):
        team.actor(name)
    return team
