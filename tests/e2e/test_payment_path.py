"""The payment rule from registration to archive, played by its people in a real browser."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.e2e.stage import BrowserStage
from tests.scenarios.library import SCENARIOS
from xize.scenarios.run import play_on

MAIN_PATH = next(one for one in SCENARIOS if one.name == "payment-projects/main-path.yaml")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_main_path_is_played_on_the_pages(
    live_server: LiveServer,
    browser: Browser,
    settings: LazySettings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.SESSION_COOKIE_AGE = 10 * 365 * 24 * 3600  # the scenario lasts seven months
    one = MAIN_PATH
    stage = BrowserStage(
        one.folder, one.regulation, one.scenario, browser=browser, site=live_server.url
    )
    monkeypatch.setattr(timezone, "now", lambda: stage.now)
    outcome = play_on(stage, one.scenario, one.name)
    assert outcome.failure == ()
    assert len(outcome.checkpoints) == 27
    assert stage.clicked > 150
