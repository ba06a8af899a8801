"""Races on the database of this run: real threads, real processes, committed transactions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from tests.races.sound import assert_sound
from tests.races.team import FIFTY, Team, team_of


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """Files of a test lie in a folder of its own."""
    with override_settings(XIZE_HOME=tmp_path):
        yield tmp_path


@pytest.fixture
def fifty(transactional_db: None, home: Path) -> Iterator[Team]:
    """Fifty members. After the race, whatever came of it, everything is sound."""
    yield team_of(FIFTY)
    assert_sound()


@pytest.fixture
def few(transactional_db: None, home: Path) -> Iterator[Team]:
    """Six members."""
    yield team_of(6)
    assert_sound()
