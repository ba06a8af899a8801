"""Sealing at the same moment: codes without a gap and without a double, every part once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.archive.conftest import ended_project
from tests.projects.conftest import MONDAY, build_cast
from tests.races.together import together
from xize.archive.models import Dossier, Part
from xize.archive.refusals import ArchiveRefusal
from xize.archive.services.sealing import seal
from xize.archive.verify import verify
from xize.people.actor import SYSTEM


def sealing(stream: str) -> Callable[[], str]:
    """Seal it; the code of the refusal, if it is refused."""

    def act() -> str:
        try:
            seal(actor=SYSTEM, stream=stream, at=MONDAY)
        except ArchiveRefusal as refusal:
            return refusal.code
        return "sealed"

    return act


@pytest.mark.django_db(transaction=True)
def test_sealed_at_once_by_two_each() -> None:
    cast = build_cast()
    streams = [ended_project(cast, f"项目{number}") for number in range(3)]

    answers = together([sealing(one) for one in (*streams, *streams)])

    assert sorted(answers).count("sealed") == len(streams)
    assert set(answers) <= {"sealed", "dossier-changed-meanwhile", "dossier-sealed-already"}
    codes = sorted(Dossier.objects.values_list("code", flat=True))
    assert codes == [f"0001-XM-2026-D30-销-000{number}" for number in (1, 2, 3)]
    assert sorted(Part.objects.values_list("stream", flat=True)) == sorted(streams)
    assert [one for one in verify() if one.is_bad] == []
