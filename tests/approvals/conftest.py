"""A contract on its way through `contract-approval`, the rule that allows every act there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from xize.core.engine import decode_state
from xize.core.engine.state import State
from xize.core.story import Story
from xize.documents.services import Upload
from xize.ledger.queries import stream_row
from xize.people import queries as people
from xize.people import services as hr
from xize.people.actor import SYSTEM, Actor
from xize.people.models import Person
from xize.people.permissions import SystemRole
from xize.projects import queries, services
from xize.projects.services import Done
from xize.rulebook.services import publish_from_library, put_in_force
from xize.scenarios.made_files import content_of

FOLDER = Path(__file__).parent / "contract-approval"
BACKEND = "django.contrib.auth.backends.ModelBackend"
PDF = content_of("contract.pdf")
MONDAY = datetime(2026, 9, 28, 1, 0, tzinfo=UTC)
DEPARTMENTS = {
    "business": ("业务部", "business"),
    "office": ("合同组", "office"),
    "legal": ("法务部", "legal"),
    "finance": ("财务部", "finance"),
    "risk": ("风险部", "risk"),
    "board": ("总经理室", "board"),
}
STAFF = {
    "zhao": ("赵一", "business"),
    "qian": ("钱二", "office"),
    "sun": ("孙三", "office"),
    "li": ("李四", "legal"),
    "zhou": ("周五", "finance"),
    "wu": ("吴六", "risk"),
    "zheng": ("郑七", "board"),
    "wang": ("王八", "legal"),
    "feng": ("冯九", "business"),
    "chen": ("陈十", "finance"),
}
TEAM = {
    "lead": ["zhao"],
    "office": ["qian", "sun"],
    "legal": ["li"],
    "finance": ["zhou"],
    "risk": ["wu"],
    "manager": ["zheng"],
}
ADMINISTRATOR = "feng"


@dataclass
class Deal:
    """The people by user name, the contract, and what everybody can do with it."""

    ids: dict[str, str]
    edition: str
    stream: str = ""
    clients: dict[str, Client] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """Somebody as an actor."""
        return people.actor_for(Person.objects.get(id=self.ids[name]))

    def client(self, name: str) -> Client:
        """Somebody's browser."""
        if name not in self.clients:
            client = Client()
            client.force_login(Person.objects.get(id=self.ids[name]), backend=BACKEND)
            self.clients[name] = client
        return self.clients[name]

    # ------------------------------------------------------------------ the record
    @property
    def state(self) -> State:
        """What deciding knows."""
        row = stream_row(self.stream)
        assert row is not None
        return decode_state(row.state)

    @property
    def story(self) -> Story:
        """What happened."""
        return queries.told(self.stream)

    def item(self, node: str) -> str:
        """The element of an open step."""
        elements = self.state.elements.items()
        (found,) = [key for key, one in elements if one.node == node and key in self.state.tasks]
        return found

    def open(self) -> list[str]:
        """The open steps."""
        return sorted(self.state.elements[item].node for item in self.state.tasks)

    def todo(self, name: str) -> list[str]:
        """The steps in somebody's list."""
        return [line.node for line in queries.todo(self.actor(name))]

    # ------------------------------------------------------------------ playing
    def start(self, title: str = "办公楼租赁合同") -> Done:
        """Begin another contract."""
        done = services.start_project(
            actor=self.actor("zhao"),
            edition=self.edition,
            title=title,
            team={role: [self.ids[one] for one in named] for role, named in TEAM.items()},
        )
        self.stream = done.stream
        return done

    def complete(self, name: str, node: str, outcome: str = "agree", **options: Any) -> Done:
        """Finish a step."""
        return services.complete(
            actor=self.actor(name),
            stream=self.stream,
            item=self.item(node),
            outcome=outcome,
            **options,
        )

    def draft(self) -> None:
        """The first step."""
        self.complete(
            "zhao",
            "draft",
            "next",
            fills={"slip.head": {"amount": "1200000"}},
            files={"contract": [Upload("contract.pdf", PDF)]},
        )

    def reach(self, node: str) -> None:
        """Go straight on until a step is open."""
        ways = (
            ("intake", "qian"),
            ("legal_check", "li"),
            ("finance_check", "zhou"),
            ("sign_off", "li"),
            ("sign_off", "zhou"),
            ("sign_off", "wu"),
            ("decide", "zheng"),
        )
        if "draft" in self.open():
            self.draft()
        for step, name in ways:
            if node in self.open():
                return
            self.complete(name, step)
        assert node in self.open()

    # ------------------------------------------------------------------ pages
    def page(self, node: str) -> str:
        """The page of an open step."""
        return reverse("item", args=[self.stream, self.item(node)])

    def act(self, node: str, verb: str) -> str:
        """The page of an act at an open step."""
        return reverse("item-act", args=[self.stream, self.item(node), verb])


def build_deal() -> Deal:
    """Departments, people and the regulation in force."""
    for number, (code, (name, role)) in enumerate(DEPARTMENTS.items()):
        hr.create_department(
            actor=SYSTEM, code=code, name=name, mark=name[0], position=number, stands_for=[role]
        )
    units = {one.code: one.id for one in people.departments(SYSTEM)}
    ids = {
        username: hr.create_person(
            actor=SYSTEM, username=username, name=name, department=units[unit]
        )
        for username, (name, unit) in STAFF.items()
    }
    hr.grant(actor=SYSTEM, person=ids[ADMINISTRATOR], role=SystemRole.ADMINISTRATOR)
    edition = publish_from_library(actor=SYSTEM, regulation=FOLDER, at=MONDAY)
    put_in_force(actor=SYSTEM, edition=edition, at=MONDAY)
    return Deal(ids, edition)


@pytest.fixture
def deal(db: None, tmp_path: Path) -> Iterator[Deal]:
    """A contract has been begun by 赵一; its first step waits for her."""
    with override_settings(XIZE_HOME=tmp_path):
        deal = build_deal()
        deal.start()
        yield deal
