"""What is kept of a project whose flow is drawn: rebuilt, verified, its file never another."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from django.utils import timezone

from tests.drawn.played import FOLDER, play
from tests.projects.tables import dump
from xize.archive.checking.check import check
from xize.archive.services.sealing import package, seal
from xize.core.engine import Refused
from xize.people import accounts
from xize.people import queries as people
from xize.people.actor import SYSTEM, Actor
from xize.projects import queries, services
from xize.projects.rebuild import rebuild
from xize.projects.verify import verify
from xize.rulebook.models import Edition
from xize.rulebook.queries import texts
from xize.rulebook.refusals import EditionHasErrors
from xize.rulebook.services import publish
from xize.rulebook.texts import texts_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[None]:
    with override_settings(XIZE_HOME=tmp_path):
        yield


def actor(username: str) -> Actor:
    """Somebody of the scenario."""
    user = accounts.find(username)
    assert user is not None
    return people.actor_for(user)


def test_what_is_rebuilt_equals_what_grew_and_the_chain_holds() -> None:
    play("signing", 11)
    grown = dump()
    rebuild()
    assert dump() == grown
    assert list(verify()) == []


def test_the_edition_keeps_its_file_and_a_changed_file_is_another_edition() -> None:
    stream = play("signing", 1)
    edition = queries.project(SYSTEM, stream, at=timezone.now()).read.edition.id
    assert texts(SYSTEM, edition)["process.bpmn"] == (FOLDER / "process.bpmn").read_text("utf-8")

    changed = texts_of(FOLDER)
    changed["process.bpmn"] = changed["process.bpmn"].replace("P10D", "P9D")
    assert publish(actor=SYSTEM, texts=changed, at=timezone.now()) != edition

    kept = Edition.objects.get(id=edition)
    kept.texts["process.bpmn"] = kept.texts["process.bpmn"].replace("P10D", "P99D")
    kept.save()
    assert "edition-changed" in {one.kind.value for one in verify()}


def test_a_file_nobody_could_work_is_not_published() -> None:
    broken = texts_of(FOLDER)
    broken["process.bpmn"] = broken["process.bpmn"].replace('id="stamp"', 'id="stamped"')
    with pytest.raises(EditionHasErrors) as caught:
        publish(actor=SYSTEM, texts=broken, at=timezone.now())
    assert "process.bpmn" in str(caught.value.problems)


def test_nobody_decides_for_another_through_the_services() -> None:
    stream = play("signing", 11)
    mine, other = queries.project(SYSTEM, stream, at=timezone.now()).open
    for person, code in (("sun", "not-yours"), ("zhao", "not-yours")):
        with pytest.raises(Refused) as caught:
            services.complete(
                actor=actor(person), stream=stream, item=mine.element, outcome="agree"
            )
        assert caught.value.code == code
    assert {mine.element, other.element} == {
        one.element for one in queries.project(SYSTEM, stream, at=timezone.now()).open
    }


def test_the_dossier_is_sealed_with_the_drawing_and_checked_without_the_product(
    tmp_path: Path,
) -> None:
    stream = play("signing")
    part = seal(actor=SYSTEM, stream=stream, at=timezone.now())
    path = tmp_path / "sealed.zip"
    with package(part) as source:
        path.write_bytes(source.read())
    assert check(path) == []
    with zipfile.ZipFile(path) as bag:
        (name,) = [one for one in bag.namelist() if one.endswith("process.bpmn")]
        assert bag.read(name) == (FOLDER / "process.bpmn").read_bytes()
