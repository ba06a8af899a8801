"""A small organisation, a small regulation with something of everything, and who acts in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from xize.core.engine import MAIN, decode_state
from xize.core.engine.state import State
from xize.documents.services import Upload
from xize.ledger.queries import stream_row
from xize.people import queries as people
from xize.people import services as hr
from xize.people.actor import SYSTEM, Actor
from xize.people.models import Person
from xize.people.permissions import SystemRole
from xize.projects import services
from xize.projects.services import Done
from xize.rulebook.services import publish, put_in_force
from xize.scenarios.made_files import content_of

TEXT = (Path(__file__).parent / "agreement.yaml").read_text(encoding="utf-8")
MONDAY = datetime(2026, 9, 28, 1, 0, tzinfo=UTC)  # 09:00 in Shanghai
DEPARTMENTS = {"sales": "销", "finance": "财", "risk": "险"}
STAFF = {"zhao": "sales", "li": "finance", "sun": "risk", "guo": "sales", "stranger": "risk"}
PDF = content_of("agreement.pdf")


@dataclass
class Cast:
    """People by user name, and the project they play."""

    ids: dict[str, str]
    edition: str
    stream: str = ""
    at: datetime = MONDAY
    actors: dict[str, Actor] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        if name not in self.actors:
            self.actors[name] = people.actor_for(Person.objects.get(id=self.ids[name]))
        return self.actors[name]

    def team(self) -> dict[str, str]:
        roles = {"lead": "zhao", "sales": "zhao", "finance": "li", "risk": "sun", "manager": "guo"}
        return {role: self.ids[name] for role, name in roles.items()}

    def start(self, title: str = "公交卡充值", **options: Any) -> Done:
        done = services.start_project(
            actor=self.actor("zhao"),
            edition=self.edition,
            title=title,
            team=self.team(),
            at=self.at,
            **options,
        )
        self.stream = done.stream
        return done

    def state(self) -> State:
        row = stream_row(self.stream)
        assert row is not None
        return decode_state(row.state)

    def item(self, node: str, case: str | None = MAIN) -> str:
        """The element of an open step."""
        elements = self.state().elements.items()
        (found,) = [key for key, one in elements if one.node == node and case in (None, one.case)]
        return found

    def open(self) -> list[str]:
        state = self.state()
        return sorted(state.elements[item].node for item in state.tasks)

    def complete(self, name: str, node: str, outcome: str = "next", **options: Any) -> Done:
        return services.complete(
            actor=self.actor(name),
            stream=self.stream,
            item=options.pop("item", None) or self.item(node, None),
            outcome=outcome,
            at=options.pop("at", self.at),
            **options,
        )

    def draft(self, **options: Any) -> Done:
        """Complete the first step with everything it needs."""
        given: Mapping[str, Any] = {
            "fills": {
                "slip.head": {"partner_name": "示例银行", "amount": "1200000"},
                "slip.lines": [{"entry": "终端", "wanted": "20"}, {"entry": "宣传"}],
            },
            "files": {"agreement": [Upload("agreement.pdf", PDF)]},
        }
        return self.complete("zhao", "draft", **{**given, **options})

    def sign(self, name: str, outcome: str = "agree", **options: Any) -> Done:
        return self.complete(name, "sign_off", outcome, **options)


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[Path]:
    """Files of a test lie in a folder of its own."""
    with override_settings(XIZE_HOME=tmp_path):
        yield tmp_path


def build_cast(text: str = TEXT) -> Cast:
    """Departments, people, and the regulation in force."""
    for number, (role, mark) in enumerate(DEPARTMENTS.items()):
        hr.create_department(
            actor=SYSTEM, code=role, name=role, mark=mark, position=number, stands_for=[role]
        )
    departments = {one.code: one.id for one in people.departments(SYSTEM)}
    ids = {
        name: hr.create_person(actor=SYSTEM, username=name, name=name, department=departments[unit])
        for name, unit in STAFF.items()
    }
    for name, unit in (("zhao", "sales"), ("li", "finance"), ("sun", "risk")):
        hr.set_head(actor=SYSTEM, department=departments[unit], person=ids[name])
    hr.grant(actor=SYSTEM, person=ids["stranger"], role=SystemRole.ARCHIVIST)
    edition = publish(actor=SYSTEM, texts={"regulation.yaml": text}, at=MONDAY)
    put_in_force(actor=SYSTEM, edition=edition, at=MONDAY)
    return Cast(ids, edition)


@pytest.fixture
def cast(db: None) -> Cast:
    return build_cast()


@pytest.fixture
def running(cast: Cast) -> Cast:
    """A project has begun."""
    cast.start()
    return cast
