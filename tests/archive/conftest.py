"""The small agreement project of the tests of projects, signed, handed over and archived."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from tests.projects.conftest import Cast, build_cast


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[Path]:
    """Files of a test lie in a folder of its own."""
    with override_settings(XIZE_HOME=tmp_path):
        yield tmp_path


def ended_project(cast: Cast, title: str = "公交卡充值") -> str:
    """Play a project to its archive; its stream."""
    cast.start(title)
    cast.draft()
    for name in ("li", "sun", "zhao"):
        cast.sign(name)
    cast.complete("guo", "decide", "agree")
    cast.complete("zhao", "deliver", delivers=[1, 2])
    cast.complete("zhao", "close")
    return cast.stream


@pytest.fixture
def cast(db: None) -> Cast:
    return build_cast()


@pytest.fixture
def ended(cast: Cast) -> Cast:
    """A project that has ended with everything delivered."""
    ended_project(cast)
    return cast
