"""Whatever is written and whatever the world answers: a value, and one of the type checked."""

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.core.expressions.strategies import sources, typed_sources
from tests.core.expressions.world import World, local
from xize.core.expressions import Declared, Type, Value, check, evaluate, parse, type_of
from xize.core.expressions.relations import DAYS, NUMERIC
from xize.core.expressions.types import (
    DATE,
    DATETIME,
    DOCUMENT,
    MONEY,
    NUMBER,
    PERCENT,
    PERSON,
    STEP,
    TEXT,
    YES_NO,
    choice,
    element,
    list_of,
    rows,
)

_KIND = choice("a", "passed")
_LINES = rows({"wanted": MONEY, "kind": _KIND})
NAMES: Mapping[str, Type] = {
    "amount": MONEY,
    "share_": PERCENT,
    "day": DATE,
    "moment": DATETIME,
    "note": TEXT,
    "kind": choice("a", "b"),
    "kinds": list_of(choice("a", "b")),
    "yes": YES_NO,
    "lines": _LINES,
    "project.amount": NUMBER,
    "project.owner": PERSON,
    "材料.金额": NUMBER,
    "项目.金额": MONEY,
    "step.test.outcome": _KIND,
    "$limit": MONEY,
    "agreement": DOCUMENT,
    "sign_off": STEP,
}
SCOPE = Declared(NAMES, registers={"orders": rows({"total": MONEY})})

_numbers = st.none() | st.integers(-(10**6), 10**6) | st.decimals(-(10**6), 10**6) | st.floats()
_days = st.none() | st.dates(date(1990, 1, 1), date(2050, 1, 1))
_moments = st.none() | st.datetimes(local("1990-01-01"), local("2050-01-01"))
_texts = st.none() | st.text(max_size=5)
_kinds = st.none() | st.sampled_from(["a", "b", "passed"])
_facts = st.none() | st.booleans()
_lines = st.none() | st.lists(
    st.fixed_dictionaries({"wanted": _numbers, "kind": _kinds}), max_size=3
)
_sound_values = st.fixed_dictionaries(
    {
        "amount": _numbers,
        "share_": _numbers,
        "day": _days,
        "moment": _moments,
        "note": _texts,
        "kind": _kinds,
        "kinds": st.none() | st.lists(_kinds, max_size=3),
        "yes": _facts,
        "lines": _lines,
        "project": st.fixed_dictionaries({"amount": _numbers, "owner": _texts}),
        "材料": st.fixed_dictionaries({"金额": _numbers}),
        "项目": st.fixed_dictionaries({"金额": _numbers}),
        "step": st.just({"test": {"outcome": "passed"}}),
        "$limit": _numbers,
        "agreement": st.none() | st.just("agreement"),
        "sign_off": st.just("sign_off"),
    }
)
_sound_answers = st.fixed_dictionaries(
    {
        "approved": _facts,
        "signed": _facts,
        "version": _texts,
        "workdays": _numbers,
        "signatures": st.lists(st.fixed_dictionaries({"on_time": _facts}), max_size=3),
        "register": st.lists(st.fixed_dictionaries({"total": _numbers}), max_size=3),
    }
)
_scalars = _numbers | _days | _moments | _texts | _facts | st.times() | st.timezones().map(str)
_anything: st.SearchStrategy[Value] = st.recursive(
    _scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["wanted", "id", "amount", "test"]), inner, max_size=3)
    ),
    max_leaves=6,
)
_any_values = st.fixed_dictionaries({name.partition(".")[0]: _anything for name in NAMES})
_any_answers = st.fixed_dictionaries(
    dict.fromkeys(("approved", "signed", "version", "workdays"), _anything)
    | {"signatures": _anything, "register": _anything}
)


@given(sources, _any_values, _any_answers)
def test_evaluation_never_raises(
    source: str, values: Mapping[str, Value], answers: Mapping[str, Value]
) -> None:
    found = evaluate(parse(source), World(values, answers))
    assert not isinstance(found, list | int | float) or isinstance(found, bool)
    assert not isinstance(found, Decimal) or found.is_finite()


@given(sources)
def test_checking_never_raises(source: str) -> None:
    expression = parse(source)
    for finding in check(expression, SCOPE):
        assert 1 <= finding.column <= len(source)


@given(typed_sources, _sound_values, _sound_answers)
def test_what_passes_the_check_is_worth_its_type(
    source: str, values: Mapping[str, Value], answers: Mapping[str, Value]
) -> None:
    expression = parse(source)
    assert check(expression, SCOPE) == []
    assert _conforms(evaluate(expression, World(values, answers)), type_of(expression, SCOPE))


@given(sources, _sound_values, _sound_answers)
def test_so_is_whatever_else_happens_to_pass(
    source: str, values: Mapping[str, Value], answers: Mapping[str, Value]
) -> None:
    expression = parse(source)
    if not check(expression, SCOPE):
        assert _conforms(evaluate(expression, World(values, answers)), type_of(expression, SCOPE))


def _conforms(value: Value, type_: Type) -> bool:
    """Whether a value is null or of the type."""
    held = element(type_)
    if value is None or type_.kind in ("unknown", "nothing"):
        return True
    if held is not None:
        return isinstance(value, tuple) and all(_conforms(item, held) for item in value)
    if type_.kind in NUMERIC:
        return isinstance(value, Decimal)
    if type_.kind in DAYS:
        return isinstance(value, date)
    if type_.kind in ("row", "record"):
        return isinstance(value, Mapping)
    return isinstance(value, {"yes_no": bool, "time": time}.get(type_.kind, str))
