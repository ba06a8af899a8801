"""Clients without a browser: people of the sample organisation, and of a small running project."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from tests.projects.conftest import Cast, build_cast
from xize.people import accounts
from xize.people.models import Person

SignIn = Callable[[str], Client]
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def as_(ids: dict[str, str]) -> SignIn:
    """A client signed in as the person with a user name; `as_("")` is nobody."""

    def client(username: str) -> Client:
        client = Client()
        if username:
            user = accounts.find(username)
            assert user is not None
            client.force_login(user, backend=BACKEND)
        return client

    return client


@dataclass
class Office:
    """A small project (tests/projects/agreement.yaml) and the browsers of its people."""

    cast: Cast

    def client(self, name: str) -> Client:
        """Somebody's browser."""
        client = Client()
        client.force_login(Person.objects.get(id=self.cast.ids[name]), backend=BACKEND)
        return client

    def address(self, node: str, case: str | None = "main") -> str:
        """The page of an open step."""
        return reverse("item", args=[self.cast.stream, self.cast.item(node, case)])

    def project(self, tab: str = "project") -> str:
        """A tab of the project page."""
        return reverse(tab, args=[self.cast.stream])

    def page(self, name: str, address: str, status: int = 200) -> str:
        """What somebody sees at an address."""
        answer = self.client(name).get(address)
        assert answer.status_code == status, (address, answer.status_code)
        return unescape(answer.content.decode())


@pytest.fixture
def office(db: None, tmp_path: Path) -> Iterator[Office]:
    """The project has begun; its first step waits for zhao."""
    with override_settings(XIZE_HOME=tmp_path):
        office = Office(build_cast())
        office.cast.start()
        yield office
