"""Every function of the table, by value and by the question it asks the world."""

from datetime import date
from decimal import Decimal

import pytest

from tests.core.expressions.world import TODAY, World, local, worth
from xize.core.expressions import FUNCTIONS, Value, Values, evaluate, parse

LINES = [
    {"wanted": Decimal("10.5"), "kind": "a", "ok": True, "on": date(2026, 3, 1)},
    {"wanted": None, "kind": None, "ok": None, "on": None},
    {"wanted": 2, "kind": "b", "ok": False, "on": local("2026-02-28 23:00")},
]


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("sum(lines.wanted)", Decimal("12.5")),
        ("sum(lines.wanted, 1)", Decimal("13.5")),
        ("sum(3)", Decimal(3)),
        ("sum(lines.kind)", None),
        ("count(lines)", Decimal(3)),
        ("count(lines.wanted)", Decimal(2)),
        ("count('one')", Decimal(1)),
        ("count([])", Decimal(0)),
        ("average([1, 2, 4.5])", Decimal("2.5")),
        ("average([1, 2], 6)", Decimal(3)),
        ("average([1, 1, 2])", Decimal("1." + "3" * 59)),
        ("average([])", None),
        ("average(lines.wanted)", Decimal("6.25")),
        ("average(['a', 3])", None),
        ("share(lines.ok) * 3", Decimal("0." + "9" * 60)),
        ("share([True, False])", Decimal("0.5")),
        ("share(True)", Decimal(1)),
        ("share([])", None),
        ("every(lines)", False),
        ("every(lines.kind)", False),
        ("every([])", True),
        ("every(True, 'a', 1)", True),
        ("any_of(lines.ok)", True),
        ("any_of([False])", False),
        ("any_of([])", False),
        ("covers(lines.kind, ['a', 'b'])", True),
        ("covers(lines.kind, ['a', 'c'])", False),
        ("covers(['a', 'b', 'c'], lines.kind)", True),
        ("covers(lines.wanted, [2.00])", True),
        ("covers([], [])", True),
        ("covers([], ['a'])", False),
        ("covers('a', 'a')", True),
        ("min(lines.wanted)", Decimal(2)),
        ("max(lines.wanted)", Decimal("10.5")),
        ("max(0, 5, -1)", Decimal(5)),
        ("min(lines.on)", local("2026-02-28 23:00")),
        ("max(lines.on)", date(2026, 3, 1)),
        ("min(lines.kind)", None),
        ("max(1, 'a')", None),
        ("max([])", None),
        ("round(2.5)", Decimal(3)),
        ("round(-2.5)", Decimal(-3)),
        ("round(1.005, 2)", Decimal("1.01")),
        ("round(10 / 3, 2)", Decimal("3.33")),
        ("round(1, 2.5)", None),
        ("round(1, 11)", None),
        ("round(1, -1)", None),
        ("round('a')", None),
        ("has(lines)", True),
        ("empty(lines.kind)", False),
        ("empty([])", True),
        ("today() == today", True),
    ],
)
def test_what_a_function_is_worth(source: str, value: Value) -> None:
    found = worth(source, lines=LINES)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("first", "second", "days", "months"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), 28, 1),
        (date(2026, 1, 31), date(2026, 2, 27), 27, 0),
        (date(2026, 2, 28), date(2026, 3, 28), 28, 1),
        (date(2026, 2, 28), date(2026, 3, 27), 27, 0),
        (date(2024, 2, 29), date(2025, 2, 28), 365, 12),
        (date(2026, 10, 1), date(2026, 10, 1), 0, 0),
        (date(2026, 3, 15), date(2026, 1, 15), -59, -2),
        (local("2026-01-01 23:00"), date(2026, 1, 2), 1, 0),
        (date(9999, 11, 30), date(9999, 12, 31), 31, 1),
    ],
)
def test_days_and_months_between(first: date, second: date, days: int, months: int) -> None:
    assert worth("days(a, b)", a=first, b=second) == days
    assert worth("months(a, b)", a=first, b=second) == months


@pytest.mark.parametrize(
    ("source", "args", "references"),
    [
        ("approved(sign_off)", (None,), (("sign_off",),)),
        ("approved(host.sign_off)", (None,), (("host", "sign_off"),)),
        ("signed(agreement)", (None,), (("agreement",),)),
        ("signed(agreement, sign_off)", (None, None), (("agreement",), ("sign_off",))),
        ("signatures(sign_off)", (None,), (("sign_off",),)),
        ("version(agreement)", (None,), (("agreement",),)),
        ("register('projects')", ("projects",), (None,)),
        ("workdays(start, today)", (date(2026, 9, 1), TODAY), (None, None)),
    ],
)
def test_what_the_world_is_asked(
    source: str, args: tuple[Value, ...], references: tuple[object, ...]
) -> None:
    name = source.partition("(")[0]
    world = World({"start": local("2026-09-01 08:00")}, {name: 7})
    assert evaluate(parse(source), world) == Decimal(7)
    assert world.asked == [(name, args, references)]


@pytest.mark.parametrize(
    "source",
    [
        "workdays(missing, today)",
        "workdays('a', today)",
        "approved('sign_off')",
        "register(1)",
        "approved()",
        "signed(a, b, c)",
    ],
)
def test_a_question_without_its_subject_is_not_asked(source: str) -> None:
    world = World({}, {})
    assert evaluate(parse(source), world) is None
    assert world.asked == []


@pytest.mark.parametrize("source", ["sum()", "has()", "has(1, 2)", "covers([1])", "round(1, 2, 3)"])
def test_a_wrong_number_of_arguments_is_null(source: str) -> None:
    assert worth(source) is None


def test_a_column_of_what_the_world_answers() -> None:
    world = World({}, {"signatures": [{"on_time": True}, {"on_time": False}]})
    assert evaluate(parse("share(signatures(sign_off).on_time)"), world) == Decimal("0.5")


def test_every_function_says_what_it_is() -> None:
    for name, function in FUNCTIONS.items():
        assert function.name == name
        assert function.meaning_zh
        assert function.meaning_en
        assert name in parse(function.usage).functions()


def test_the_longest_path_is_asked_first() -> None:
    class Listening(Values):
        def __init__(self) -> None:
            super().__init__({})
            self.asked: list[tuple[str, ...]] = []

        def value(self, path: tuple[str, ...]) -> Value:
            self.asked.append(path)
            return [{"lead": "zhao"}] if path == ("charter", "departments") else None

    world = Listening()
    assert evaluate(parse("charter.departments.lead"), world) == ("zhao",)
    assert world.asked == [("charter", "departments", "lead"), ("charter", "departments")]
    evaluate(parse("$limit"), world)
    assert world.asked[-1] == ("$limit",)


def test_and_or_stop_at_the_first_answer() -> None:
    world = World({"no": False, "yes": True}, {})
    assert evaluate(parse("no and approved(a)"), world) is False
    assert evaluate(parse("yes or approved(a)"), world) is True
    assert world.asked == []
