"""The statistics of a register in words, each figure with the address of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.http import QueryDict

from xize.registers.asking import Filter
from xize.registers.figures import Summary
from xize.registers.queries import Column
from xize.web.registers.asked import with_filter


@dataclass(frozen=True, slots=True)
class Bar:
    """One value or range: how many rows, which share of those filled in (whole per cent)."""

    name: str
    count: int
    share: int
    address: str


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """A column as a whole. ``facts`` are labels' ids with texts: sum, mean, median, low, high."""

    name: str
    answered: int
    bars: tuple[Bar, ...]
    facts: dict[str, str]


def summed_up(
    columns: Sequence[Column], found: Sequence[Summary], given: QueryDict
) -> list[SummaryLine]:
    """The columns that anybody filled in."""
    names = {one.id: one.name for one in columns}
    return [_line(names[one.column.id], one, given) for one in found if one.answered]


def _line(name: str, one: Summary, given: QueryDict) -> SummaryLine:
    if one.spread is None:
        bars = tuple(
            Bar(
                group.name,
                group.count,
                _share(group.count, one.answered),
                f"?{with_filter(given, group.filter)}",
            )
            for group in one.groups
        )
        return SummaryLine(name, one.answered, bars, {})
    spread = one.spread
    bars = tuple(
        Bar(
            _range(low, high),
            count,
            _share(count, spread.count),
            f"?{with_filter(given, _between(one.column.id, low, high))}",
        )
        for low, high, count in spread.bars
    )
    facts = {
        "mean": _worth(spread.mean),
        "median": _worth(spread.median),
        "low": _worth(spread.low),
        "high": _worth(spread.high),
    }
    if one.column.field is not None and one.column.field.type == "money":
        facts = {"sum": f"{spread.sum:,.2f}", **facts}
    return SummaryLine(name, one.answered, bars, facts)


def _between(column: str, low: Decimal, high: Decimal) -> Filter:
    return Filter(column, "between", low=f"{low:f}", high=f"{high:f}")


def _share(count: int, whole: int) -> int:
    return round(100 * count / whole) if whole else 0


def _worth(worth: Decimal) -> str:
    return f"{worth.quantize(Decimal('0.01')).normalize():,f}"


def _range(low: Decimal, high: Decimal) -> str:
    return _worth(low) if low == high else f"{_worth(low)} – {_worth(high)}"
