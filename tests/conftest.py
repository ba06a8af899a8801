"""What every test gets: its marks, its Hypothesis profile, a browser when it asks for a page."""

from collections.abc import Iterable

import pytest

from tests.chromium import browser, page, traffic, windows
from tests.organisation import heron_pay, ids
from tests.profiles import load_profile
from tests.surroundings import database_kind

__all__ = ["browser", "heron_pay", "ids", "page", "traffic", "windows"]

DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}
BROWSER_FIXTURES = {"browser", "page", "windows"}

load_profile()


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
