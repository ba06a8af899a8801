"""What every test gets: its marks, its Hypothesis profile, a browser when it asks for a page."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase

from tests.chromium import browser, page
from tests.organisation import heron_pay, ids
from tests.surroundings import database_kind

__all__ = ["browser", "heron_pay", "ids", "page"]

DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}
BROWSER_FIXTURES = {"browser", "page"}

_examples = DirectoryBasedExampleDatabase(Path(".cache/hypothesis"))
_everyday = settings(
    max_examples=50,
    deadline=None,
    database=_examples,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("everyday", _everyday)
settings.register_profile("deep", _everyday, max_examples=2_000)
# A change that lands is judged by the same examples each time; whoever works on it meets new ones.
settings.register_profile("landing", _everyday, derandomize=True, database=None)
settings.load_profile(
    os.environ.get("XIZE_HYPOTHESIS", "landing" if "CI" in os.environ else "everyday")
)


def pytest_report_header() -> str:
    """Say which database this run is about."""
    return f"database: {database_kind()}"


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Set the marks `database` and `browser` by what a test asks for, so that none is forgotten."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & BROWSER_FIXTURES:
            item.add_marker("browser")
        if fixtures & DATABASE_FIXTURES or item.get_closest_marker("django_db"):
            item.add_marker("database")


@pytest.fixture(scope="session")
def database() -> str:
    """`sqlite` or `postgresql`: the database of this run."""
    return database_kind()
