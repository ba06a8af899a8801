"""Numbers of documents: kept when void, wider when they overflow, new with the year of China."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.projects.conftest import MONDAY, TEXT, Cast, build_cast
from xize.core.forms.numbering import key
from xize.core.process.rulebook import Numbering
from xize.people.actor import SYSTEM
from xize.projects import services
from xize.projects.queries.numbers import issued
from xize.rulebook.queries import as_written

pytestmark = pytest.mark.django_db

PER_PROJECT = TEXT.replace(
    "    name: 费用申报表\n    per: case\n",
    '    name: 费用申报表\n    per: case\n    number: {format: "{seq}", per: [project]}\n',
)
REGULATION = "agreement-approval"


def number(cast: Cast) -> str:
    return cast.state().papers["slip"].forms[0].number or ""


def drafted(cast: Cast, at: datetime) -> str:
    """A project of its own, its form submitted at an instant."""
    cast.at = at
    cast.start()
    cast.draft()
    return number(cast)


def used(cast: Cast, last: int, year: int = 2026) -> None:
    """An organisation that had numbers already."""
    scheme = as_written(cast.edition).rules.documents["slip"].number
    assert isinstance(scheme, Numbering)
    sales = cast.actor("zhao").department or ""
    counter = key(scheme, document="slip", department=sales, year=year, project="this")
    services.set_number(actor=SYSTEM, key=counter, last=last, at=MONDAY)


def test_the_thousandth_number_is_wider_and_unique(cast: Cast) -> None:
    used(cast, 998)

    found = [drafted(cast, MONDAY + timedelta(minutes=n)) for n in range(3)]

    assert found == ["(26)销字999", "(26)销字1000", "(26)销字1001"]
    listed = [one.number for one in issued(cast.actor("zhao"), REGULATION, "slip")]
    assert listed == found, "999 stands before 1000"


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        (datetime(2026, 12, 31, 15, 59, 59, tzinfo=UTC), "(26)销字001"),
        (datetime(2026, 12, 31, 16, 0, 0, tzinfo=UTC), "(27)销字001"),
    ],
    ids=["a second before midnight in China", "midnight in China"],
)
def test_the_year_ends_at_midnight_in_china(cast: Cast, instant: datetime, expected: str) -> None:
    assert drafted(cast, instant) == expected


def test_a_new_year_begins_at_one_again(cast: Cast) -> None:
    eve = datetime(2026, 12, 31, 15, 0, tzinfo=UTC)

    found = [drafted(cast, eve + timedelta(minutes=40 * n)) for n in range(3)]

    assert found == ["(26)销字001", "(26)销字002", "(27)销字001"]


def test_a_void_number_is_kept_and_never_given_again(cast: Cast) -> None:
    drafted(cast, MONDAY)
    for name in ("li", "sun", "zhao"):
        cast.sign(name)
    cast.complete("guo", "decide", "refuse", comment="不批准")
    after = drafted(cast, MONDAY + timedelta(hours=1))

    first, second = issued(cast.actor("zhao"), REGULATION, "slip")

    assert (first.number, first.void) == ("(26)销字001", "ended")
    assert (second.number, second.void) == ("(26)销字002", "")
    assert after == second.number


def test_who_may_not_see_the_project_sees_the_number_only(cast: Cast) -> None:
    drafted(cast, MONDAY)

    (mine,) = issued(cast.actor("zhao"), REGULATION, "slip")
    (theirs,) = issued(cast.actor("stranger"), REGULATION, "slip")

    assert mine.project is not None
    assert (theirs.number, theirs.project) == (mine.number, None)


def test_numbers_per_project_begin_at_one_in_each(db: None) -> None:
    cast = build_cast(PER_PROJECT)

    assert [requested_twice(cast, title) for title in ("甲", "乙")] == [["1", "2"], ["1", "2"]]


def requested_twice(cast: Cast, title: str) -> list[str]:
    """The numbers of two requests in a new project."""
    cast.start(title)
    for _ in range(2):
        services.start_procedure(
            actor=cast.actor("zhao"), stream=cast.stream, procedure="expense", at=cast.at
        )
        cast.complete("zhao", "apply", fills={"expense_form.request": {"wanted": "1"}})
    papers = cast.state().papers
    return sorted(one.forms[0].number or "" for name, one in papers.items() if ":" in name)
