"""What SQL answers is what the plain meaning of a filter answers, on this database too."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.projects.conftest import Cast
from xize.core.process.rulebook import Field
from xize.ledger.batch import Batch
from xize.people.actor import SYSTEM
from xize.people.pinyin import sort_key
from xize.registers import figures
from xize.registers.asking import Asked, Filter
from xize.registers.cells import cells_of, keys_of
from xize.registers.fresh import ROW
from xize.registers.keys import plain
from xize.registers.models import Row
from xize.registers.opened import Opened
from xize.registers.shape import ColumnShape, Shape
from xize.registers.sources import RawRow
from xize.rulebook.names import Names
from xize.rulebook.queries import as_written

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Asia/Shanghai")
OPTIONS = {"甲": "甲类", "b": "B", "c'": "C"}

COLUMNS = {
    "名": ColumnShape("名", "text", Field(id="名", type="text")),
    "amount": ColumnShape("amount", "figure", Field(id="amount", type="money")),
    "day": ColumnShape("day", "date", Field(id="day", type="date")),
    "kind": ColumnShape("kind", "choice", Field(id="kind", type="choice", options=OPTIONS)),
    "tags": ColumnShape("tags", "several", Field(id="tags", type="several", options=OPTIONS)),
    "ok": ColumnShape("ok", "yes_no", Field(id="ok", type="yes_no")),
}

texts = st.text("aB%_!'\"银行卡 ０1|\\", max_size=5)
amounts = st.decimals("-1e12", "1e12", places=2).map(str)
days = st.dates(date(2024, 1, 1), date(2027, 1, 1)).map(date.isoformat)
choices = st.sampled_from([*OPTIONS])
severals = st.lists(choices, unique=True, max_size=3)

rows = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "名": texts,
            "amount": amounts,
            "day": days,
            "kind": choices,
            "tags": severals,
            "ok": st.booleans(),
        },
    ),
    max_size=12,
)


def bounds(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, str]]:
    return st.tuples(values | st.just(""), values | st.just(""))


@st.composite
def filters(draw: st.DrawFn) -> Filter:
    column = draw(st.sampled_from([*COLUMNS]))
    how = draw(st.sampled_from(["own", "own", "empty", "filled"]))
    if how != "own":
        return Filter(column, how)  # type: ignore[arg-type]
    match column:
        case "名":
            return Filter(column, "contains", low=draw(texts))
        case "amount":
            low, high = draw(bounds(amounts))
            return Filter(column, "between", low=low, high=high)
        case "day":
            low, high = draw(bounds(days))
            return Filter(column, "between", low=low, high=high)
        case "ok":
            return Filter(column, "is", (draw(st.sampled_from(["yes", "no"])),))
    return Filter(column, "is", tuple(draw(st.lists(choices, min_size=1, max_size=2))))


askings = st.builds(
    Asked,
    filters=st.lists(filters(), max_size=3).map(tuple),
    sorts=st.lists(
        st.tuples(st.sampled_from([*COLUMNS]), st.booleans()), max_size=3, unique_by=lambda o: o[0]
    ).map(tuple),
)


def is_empty(value: Any) -> bool:
    return value in (None, "", []) or (isinstance(value, str) and not plain(value))


def holds(row: dict[str, Any], one: Filter) -> bool:
    """The plain meaning of a filter."""
    value: Any = row.get(one.column)
    if one.how in ("empty", "filled"):
        return is_empty(value) == (one.how == "empty")
    if one.how == "between" and not (one.low or one.high):
        return True  # nothing was asked
    if is_empty(value):
        return False
    if one.how == "contains":
        return plain(one.low) in plain(str(value))
    if one.how == "is":
        ticked = {True: "yes", False: "no"}.get(value) if isinstance(value, bool) else value
        held = ticked if isinstance(ticked, list) else [ticked]
        return bool({*held} & {*one.values})
    if one.column == "amount":
        low, high = (Decimal(bound) if bound else None for bound in (one.low, one.high))
        worth = Decimal(value)
        return (low is None or low <= worth) and (high is None or worth <= high)
    return (not one.low or one.low <= value) and (not one.high or value <= one.high)


def sort_value(column: str, value: Any) -> Any:
    match column:
        case "amount":
            return Decimal(value)
        case "kind":
            return [*OPTIONS].index(value)
        case "tags":
            return "".join(f"|{one}" for one in value) + "|"
        case "ok":
            return ["yes", "no"].index("yes" if value else "no")
        case "名":
            return sort_key(plain(value))
    return value


def in_order(found: list[tuple[int, dict[str, Any]]], asked: Asked) -> list[int]:
    """The plain meaning of an order: empty cells last either way, equals as they came."""
    for column, down in reversed(asked.sorts):
        full = [one for one in found if not is_empty(one[1].get(column))]
        empty = [one for one in found if is_empty(one[1].get(column))]
        full.sort(key=lambda one: sort_value(column, one[1][column]), reverse=down)
        found = full + empty
    return [place for place, _row in found]


class Table:
    def __init__(self, opened: Opened, stream: str) -> None:
        self.opened, self.stream = opened, stream

    def fill(self, given: list[dict[str, Any]]) -> None:
        Row.objects.all().delete()
        batch, key = Batch(), self.opened.shape.key
        kept = [
            (key, self.stream, place, "", 0, "", "", "*", cells_of(row), keys, "")
            for place, row in enumerate(given)
            for keys in [keys_of(self.opened.shape, RawRow(self.stream, "", row), ZONE)]
        ]
        batch.insert("registers_row", ROW, kept)
        batch.run(connection)


@pytest.fixture
def table(cast: Cast) -> Table:
    edition = as_written(cast.edition)
    shape = Shape("agreement-approval", "made-up", cast.edition)
    shape.columns = COLUMNS
    named = {"kind": OPTIONS, "tags": OPTIONS, "ok": {"yes": "是", "no": "否"}}
    # severals are sorted by their options' ids, choices by the order of the rule
    del named["tags"]
    opened = Opened(SYSTEM, shape, edition, Names(edition, "zh-hans"), True, shape.columns, named)
    return Table(opened, cast.stream)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows, askings)
def test_filter_and_order_mean_what_they_say(
    table: Table, given_rows: list[dict[str, Any]], asked: Asked
) -> None:
    table.fill(given_rows)
    met = [
        (place, row)
        for place, row in enumerate(given_rows)
        if all(holds(row, one) for one in asked.filters)
    ]

    expected = in_order(met, asked)
    assert [row.place for row in table.opened.rows(asked, 100)] == expected
    assert [row.place for row in table.opened.every(asked)] == expected
    assert table.opened.count(asked) == len(met)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows)
def test_sums_and_groups_are_exact(table: Table, given_rows: list[dict[str, Any]]) -> None:
    table.fill(given_rows)
    groups = figures.groups(table.opened, Asked(group="kind"), ["amount"])

    for one in groups:
        kind = one.filter.values[0] if one.filter.values else None
        mine = [row for row in given_rows if row.get("kind") == kind]
        amounts = [Decimal(row["amount"]) for row in mine if row.get("amount")]
        assert one.count == len(mine)
        assert one.sums.get("amount", Decimal(0)) == sum(amounts, Decimal(0))
        led = table.opened.count(Asked(filters=(one.filter,)))
        assert led == one.count  # the figure leads to its rows
    assert sum(one.count for one in groups) == len(given_rows)
