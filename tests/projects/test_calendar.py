"""Open deadlines follow the calendar in force: through services and the worker, each once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection

from tests.projects.conftest import MONDAY, Cast
from tests.projects.tables import dump
from xize.core.engine.events import DueMoved
from xize.ledger.batch import fetch
from xize.ledger.queries import links
from xize.people.actor import SYSTEM
from xize.projects import services
from xize.projects.queries.access import events
from xize.projects.rebuild import rebuild
from xize.projects.services.calendars import Followed
from xize.projects.verify import verify
from xize.rulebook.calendar import calendar, publish_notice, set_calendar
from xize.rulebook.following import SETTLES
from xize.rulebook.models import FollowedCalendar
from xize.site.worker import work_once

pytestmark = pytest.mark.django_db
CLOSED = date(2026, 9, 29)
LATER = MONDAY + SETTLES


@pytest.fixture
def signing(cast: Cast) -> Cast:
    """A countersign is open, due on 10-08 by the calendar that deadlines follow already."""
    cast.start()
    cast.draft()
    services.follow_calendar(now=MONDAY)
    services.follow_calendar(now=LATER)
    return cast


def close(*days: date) -> None:
    set_calendar(actor=SYSTEM, rest=dict.fromkeys(days, "停电检修"), work={}, at=MONDAY)


def moved(stream: str) -> list[DueMoved]:
    return [one for one in events(stream) if isinstance(one, DueMoved)]


def due(cast: Cast) -> str:
    mark = cast.state().elements[cast.item("sign_off")].deadline
    assert mark is not None
    assert mark.reckoning is not None
    return str(mark.reckoning.day)


def follow(now=LATER) -> int:
    """The worker notices at once, and acts when everybody has committed."""
    services.follow_calendar(now=now - SETTLES)
    return services.follow_calendar(now=now).events


def test_a_closure_moves_the_date_the_inbox_and_the_wake_and_tells_people(signing: Cast) -> None:
    before = due(signing)
    close(CLOSED)

    assert work_once(MONDAY).events == 0, "not while somebody may still decide by the one before"
    assert work_once(LATER).events > 0

    assert (before, due(signing)) == ("2026-10-08", "2026-10-09")
    told = fetch(connection, "SELECT person FROM notices_notice WHERE kind = 'due_moved'")
    assert sorted(row[0] for row in told) == sorted(signing.ids[n] for n in ("zhao", "li", "sun"))
    mail = fetch(connection, "SELECT person FROM notices_post WHERE kind = 'due_moved'")
    assert sorted(mail) == sorted(told)
    (row,) = fetch(connection, "SELECT due FROM projects_item WHERE node = 'sign_off'")
    candidates = fetch(connection, "SELECT due FROM projects_candidate WHERE node = 'sign_off'")
    assert set(candidates) == {row}
    assert list(verify()) == []
    rows = dump()
    rebuild()
    assert dump() == rows


def test_each_stream_moves_once_whatever_is_asked_again(signing: Cast) -> None:
    close(CLOSED)
    assert follow() > 0
    assert follow() == 0
    FollowedCalendar.objects.update(reached="")  # as if the worker had died over it
    assert services.follow_calendar(now=LATER).events == 0
    assert len(moved(signing.stream)) == 1


def test_a_change_goes_through_all_streams_in_pieces(cast: Cast) -> None:
    streams = []
    for number in range(5):
        cast.start(title=f"项目{number}")
        cast.draft()
        streams.append(cast.stream)
    services.follow_calendar(now=MONDAY)
    close(CLOSED)
    services.follow_calendar(now=MONDAY)

    pieces = list[Followed]()
    while not pieces or pieces[-1].more:
        pieces.append(services.follow_calendar(now=LATER, piece=2))

    assert [one.more for one in pieces] == [True, True, False]
    assert [len(moved(stream)) for stream in streams] == [1] * 5
    assert list(verify()) == []


def test_another_change_in_the_middle_begins_again_and_names_the_days_of_both(
    signing: Cast,
) -> None:
    for _ in range(2):
        signing.start()
        signing.draft()
    close(CLOSED)
    services.follow_calendar(now=MONDAY)
    assert services.follow_calendar(now=LATER, piece=1).more
    close(CLOSED, date(2026, 9, 30))
    follow(LATER + SETTLES)

    assert due(signing) == "2026-10-10"
    whys = [one.why for one in moved(signing.stream)]
    assert whys[-1] is not None
    assert whys[-1].args["changes"] == "2026-09-29, 2026-09-30"
    assert list(verify()) == []


def test_what_opens_after_the_decision_is_reckoned_with_it_and_never_moved(cast: Cast) -> None:
    close(CLOSED)
    cast.start()
    cast.draft()
    assert due(cast) == "2026-10-09"
    assert follow() == 0


def test_a_published_notice_makes_its_year_certain(cast: Cast) -> None:
    spring = {date(2027, 2, day): "春节" for day in range(5, 12)}
    assert not calendar().certain(date(2027, 2, 22))
    publish_notice(actor=SYSTEM, year=2027, rest=spring, work={}, at=MONDAY)

    force = calendar()
    assert force.certain(date(2027, 2, 22))
    assert force.reason(date(2027, 2, 9)) == ("春节", "春节")
    close(CLOSED)
    assert calendar().certain(date(2027, 2, 22)), "our own days lie over the notice"
    kinds = [one.type for one in links("administration")]
    assert kinds[-2:] == ["CalendarNoticePublished", "CalendarSet"]


def test_an_older_version_of_xize_does_not_move_everything_back(signing: Cast) -> None:
    FollowedCalendar.objects.update(version="CN-2999.1", edition="CN-2999.1")
    assert services.follow_calendar(now=LATER) == (0, False)
    assert FollowedCalendar.objects.get().version == "CN-2999.1"


def test_nothing_is_read_stream_by_stream_when_nothing_changed(
    signing: Cast, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(2):
        services.follow_calendar(now=LATER + timedelta(days=1))
