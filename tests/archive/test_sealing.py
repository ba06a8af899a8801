"""Sealing: what a package is, what refuses it, and that it is the same each time it is made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.db import connection

from tests.archive.bags import taken_apart
from tests.archive.conftest import ended_project
from tests.projects.conftest import MONDAY, Cast
from xize.archive.checking.check import check
from xize.archive.models import Dossier, Part
from xize.archive.queries.dossiers import dossier_of
from xize.archive.refusals import NothingNew, StillRunning
from xize.archive.services.sealing import package, seal
from xize.archive.verify import verify as verify_all
from xize.core.engine import Refused
from xize.documents import blobs
from xize.ledger import guards
from xize.ledger import services as ledger
from xize.ledger.payloads import stored_of
from xize.people.actor import SYSTEM
from xize.people.refusals import NotPermitted
from xize.projects import services
from xize.projects.queries import board
from xize.projects.verify import verify


def written(part: Part, folder: Path) -> Path:
    """The package in a file."""
    path = folder / "dossier.zip"
    with package(part) as source:
        path.write_bytes(source.read())
    return path


def test_a_sealed_package_is_sound_anywhere(ended: Cast, tmp_path: Path) -> None:
    part = seal(actor=ended.actor("stranger"), stream=ended.stream, at=MONDAY)

    path = written(part, tmp_path)

    assert check(path) == []
    assert Dossier.objects.get(stream=ended.stream).code == "0001-XM-2026-D30-销-0001"
    assert list(verify()) == []


def test_the_same_dossier_gives_the_same_bytes(ended: Cast, tmp_path: Path) -> None:
    part = seal(actor=ended.actor("stranger"), stream=ended.stream, at=MONDAY)
    first = written(part, tmp_path).read_bytes()
    blobs.delete(part.blob)

    assert written(part, tmp_path).read_bytes() == first


def test_only_what_has_ended_is_sealed(cast: Cast) -> None:
    cast.start()

    with pytest.raises(StillRunning):
        seal(actor=SYSTEM, stream=cast.stream, at=MONDAY)


def test_what_is_missing_is_named(cast: Cast) -> None:
    cast.start()
    cast.draft()
    for name in ("li", "sun", "zhao"):
        cast.sign(name)
    cast.complete("guo", "decide", "refuse", comment="不办")

    seal(actor=SYSTEM, stream=cast.stream, at=MONDAY)  # ended early: what there is, is kept

    assert Part.objects.count() == 1


def test_nothing_new_is_not_sealed_again(ended: Cast) -> None:
    seal(actor=SYSTEM, stream=ended.stream, at=MONDAY)

    with pytest.raises(NothingNew):
        seal(actor=SYSTEM, stream=ended.stream, at=MONDAY)


@pytest.mark.parametrize("name", ["zhao", "li", "guo"])
def test_only_archivists_seal(ended: Cast, name: str) -> None:
    with pytest.raises(NotPermitted):
        seal(actor=ended.actor(name), stream=ended.stream, at=MONDAY)


def test_codes_run_on(cast: Cast) -> None:
    for title in ("甲", "乙"):
        ended_project(cast, title)
        seal(actor=SYSTEM, stream=cast.stream, at=MONDAY)

    codes = list(Dossier.objects.order_by("code").values_list("code", flat=True))

    assert codes == ["0001-XM-2026-D30-销-0001", "0001-XM-2026-D30-销-0002"]


def test_an_item_that_is_missing_is_waived_with_a_reason_or_stops_the_archive(cast: Cast) -> None:
    cast.start()
    cast.draft()
    for name in ("li", "sun", "zhao"):
        cast.sign(name)
    cast.complete("guo", "decide", "agree")
    cast.complete("zhao", "deliver", delivers=[1])
    step = cast.item("close")
    lines = board(cast.actor("zhao"), cast.stream, step, MONDAY)
    assert [(one.requirement, one.says, one.is_open) for one in lines] == [
        ("dossier:2", "(2) 审批流转单", True)
    ]
    with pytest.raises(Refused, match="dossier-incomplete"):
        cast.complete("zhao", "close")

    services.waive(
        actor=cast.actor("zhao"),
        stream=cast.stream,
        item=step,
        requirement="dossier:2",
        reason="原件存总部",
        at=MONDAY,
    )
    cast.complete("zhao", "close")

    found = dossier_of(cast.actor("zhao"), cast.stream, MONDAY)
    assert [one.state for one in found.items] == ["delivered", "waived"]
    assert seal(actor=SYSTEM, stream=cast.stream, at=MONDAY).part == 1


def test_a_chain_rewritten_after_the_seal_meets_it(ended: Cast) -> None:
    part = seal(actor=SYSTEM, stream=ended.stream, at=MONDAY)
    guards.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE ledger_event SET hash = previous WHERE stream = %s AND seq = %s",
            [ended.stream, part.seq],
        )
    guards.install(connection)

    said = [one.detail for one in verify_all() if one.stream == ended.stream]

    assert "its seal saw another event" in said


def test_what_was_erased_is_said_to_be(ended: Cast, tmp_path: Path) -> None:
    payload = stored_of(connection, ended.stream)[0].id
    ledger.redact(payload=payload, by="", at=MONDAY, reason="申请删除")

    path = written(seal(actor=SYSTEM, stream=ended.stream, at=MONDAY), tmp_path)

    (note,) = check(path)
    assert (note.code, note.detail, note.is_bad) == ("erased", payload, False)
    _folder, files = taken_apart(path)
    assert "已依记录删除" in files["data/forms/02-审批流转单/(26)销字001.json"].decode()


def test_what_comes_later_is_a_supplement(ended: Cast, tmp_path: Path) -> None:
    seal(actor=SYSTEM, stream=ended.stream, at=MONDAY)
    services.change_data(
        actor=ended.actor("zhao"),
        stream=ended.stream,
        name="amount",
        value="1300000",
        reason="结算后更正",
        at=MONDAY,
    )

    part = seal(actor=SYSTEM, stream=ended.stream, at=MONDAY)

    path = written(part, tmp_path)
    _folder, files = taken_apart(path)
    told = json.loads(files["data/ledger/package.json"])
    assert (part.part, told["after"]) == (2, Part.objects.get(part=1).seq)
    assert [one for one in files if one.startswith("data/documents/")] == []
    assert check(path) == []
