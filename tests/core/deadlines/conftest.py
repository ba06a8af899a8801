"""The calendars the deadline tests stand on."""

from __future__ import annotations

from datetime import date

import pytest

from xize.calendars import load_calendar
from xize.core.deadlines import Calendar


@pytest.fixture(scope="session")
def cn() -> Calendar:
    """The statutory calendar as published."""
    return load_calendar("CN")


@pytest.fixture(scope="session")
def spec(cn: Calendar) -> Calendar:
    """The test calendar of the payment company's acceptance scenario (spec 01, §14)."""
    rest = [date(2025, 4, 4), date(2025, 5, 1), date(2025, 5, 2), date(2025, 5, 5)]
    rest += [date(2025, 6, 2), *(date(2025, 10, day) for day in range(1, 9))]
    return cn.replaced(rest=rest, work=[date(2025, 4, 27), date(2025, 9, 28)])
