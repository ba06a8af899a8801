"""The payment rule from registration to its sealed dossier, played by its people in a browser."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import bagit
import pikepdf
import pytest
from click.testing import CliRunner
from django.conf import LazySettings
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from tests.chromium import Windows
from tests.e2e.stage import BrowserStage
from tests.scenarios.library import SCENARIOS
from xize.cli.verify import command as verify
from xize.people import accounts
from xize.people import services as hr
from xize.people.actor import SYSTEM
from xize.people.permissions import SystemRole
from xize.scenarios.run import play_on

MAIN_PATH = next(one for one in SCENARIOS if one.name == "payment-projects/main-path.yaml")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_main_path_is_played_on_the_pages(
    live_server: LiveServer,
    windows: Windows,
    settings: LazySettings,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    settings.SESSION_COOKIE_AGE = 10 * 365 * 24 * 3600  # the scenario lasts seven months
    one = MAIN_PATH
    stage = BrowserStage(
        one.folder, one.regulation, one.scenario, windows=windows, site=live_server.url
    )
    monkeypatch.setattr(timezone, "now", lambda: stage.now)
    outcome = play_on(stage, one.scenario, one.name)
    assert outcome.failure == ()
    assert len(outcome.checkpoints) == 27
    assert stage.clicked > 150
    sealed_in_the_browser(stage, tmp_path)


def sealed_in_the_browser(stage: BrowserStage, folder: Path) -> None:
    """The twelve items are there, signed and printed; the package proves it without us."""
    office = accounts.find("ou")
    assert office is not None
    hr.grant(actor=SYSTEM, person=office.pk, role=SystemRole.ARCHIVIST)
    archivist = stage.archivist("ou")
    archivist.look()
    with pikepdf.open(archivist.print_form("业务需求开发工单", folder)) as form:
        assert len(form.pages) >= 1
    archivist.seal()
    path = archivist.fetch(folder)

    with zipfile.ZipFile(path) as package:
        package.extractall(folder / "unpacked")
    (bag,) = (folder / "unpacked").iterdir()
    assert bagit.Bag(str(bag)).is_valid()
    answer = CliRunner().invoke(verify, [str(path)])
    assert (answer.exit_code, answer.output) == (0, "sound\n")
    listed = json.loads((bag / "data/contents.json").read_text(encoding="utf-8"))
    assert {one["item"] for one in listed["lines"]} >= set(range(1, 13))
    assert all(one["first"] for one in listed["lines"] if one["path"].startswith("forms/")), (
        "every form has its printed pages"
    )
    told = json.loads((bag / "data/timeline/timeline.json").read_text(encoding="utf-8"))
    assert any(one["kind"] == "signed" and one["about"] == "合作协议" for one in told)
    stage.close()
