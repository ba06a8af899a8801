"""A calendar that changed, as people see it: who is told, and why the date is another one."""

from __future__ import annotations

from datetime import date

from tests.projects.conftest import MONDAY
from tests.web.conftest import Office
from xize.people.actor import SYSTEM
from xize.projects import services
from xize.rulebook.calendar import set_calendar
from xize.rulebook.following import SETTLES

CLOSED = {date(2026, 9, 29): "停电检修"}
WHY = "工作日历有变(2026-09-29),期限由2026-10-08(周四)改为2026-10-09(周五)。"
WHY_EN = (
    "The calendar of working days changed (2026-09-29): "
    "the date moves from 2026-10-08 (Thu) to 2026-10-09 (Fri)."
)


def moved(office: Office) -> None:
    """A closure is announced while the countersign is open."""
    office.cast.draft()
    services.follow_calendar(now=MONDAY)
    services.follow_calendar(now=MONDAY + SETTLES)
    set_calendar(actor=SYSTEM, rest=CLOSED, work={}, at=MONDAY)
    services.follow_calendar(now=MONDAY)
    assert services.follow_calendar(now=MONDAY + SETTLES).events


def test_whoever_must_act_is_told_why_the_date_moved(office: Office) -> None:
    moved(office)
    assert WHY in office.page("li", "/")
    assert WHY not in office.page("guo", "/"), "who has nothing to do with it is left alone"


def test_the_history_says_it_in_the_readers_language(office: Office) -> None:
    moved(office)
    assert WHY in office.page("zhao", office.project("project-history"))
    client = office.client("zhao")
    client.post("/language", {"language": "en", "next": "/"})
    assert WHY_EN in client.get(office.project("project-history")).content.decode()
