"""`+ - * / %` on values. Null in, null out; what cannot be computed is null, nothing raises.

Numbers are exact to 60 significant digits, so 49.9875 % never becomes 50 %. Dividing by zero is
null. `%` is Python's: the remainder has the sign of the divisor. A date plus or minus a whole
number is a date so many calendar days away; the difference of two dates is in calendar days. Texts
can be joined by `+`.
"""

from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from typing import Final

from .nodes import ArithmeticSign
from .values import Value, plain

CONTEXT: Final = Context(prec=60, rounding=ROUND_HALF_EVEN, Emin=-999, Emax=999, traps=[])
MAX_TEXT: Final = 10_000
"""Characters of a joined text; a longer one is null."""
MAX_DECIMALS: Final = 10
"""Decimals one can round to."""
_MAX_DAYS: Final = 4_000_000  # more than the calendar holds; keeps int() and timedelta small


def compute(sign: ArithmeticSign, left: Value, right: Value) -> Value:
    """One operation on plain values."""
    match left, right:
        case Decimal(), Decimal():
            return _numbers(sign, left, right)
        case (date(), Decimal()) if sign in ("+", "-"):
            return _moved(left, right if sign == "+" else right.copy_negate())
        case (Decimal(), date()) if sign == "+":
            return _moved(right, left)
        case (date(), date()) if sign == "-":
            return Decimal(days_between(right, left))
        case (str(), str()) if sign == "+" and len(left) + len(right) <= MAX_TEXT:
            return left + right
        case _:
            return None


def negative(value: Value) -> Value:
    """The number below zero; null of anything else."""
    return plain(CONTEXT.minus(value)) if isinstance(value, Decimal) else None


def total(values: tuple[Value, ...]) -> Value:
    """The sum of numbers, nulls skipped; 0 of nothing; null when something is no number."""
    found = Decimal(0)
    for value in values:
        if value is None:
            continue
        if not isinstance(value, Decimal):
            return None
        found = CONTEXT.add(found, value)
    return plain(found)


def rounded(value: Value, decimals: Value = Decimal(0)) -> Value:
    """Rounded half up (四舍五入); null of anything but a number and 0 to 10 whole decimals."""
    if not isinstance(value, Decimal) or not isinstance(decimals, Decimal):
        return None
    if not 0 <= decimals <= MAX_DECIMALS or decimals != int(decimals):
        return None
    half_up = CONTEXT.copy()
    half_up.rounding = ROUND_HALF_UP
    return plain(half_up.quantize(value, Decimal(1).scaleb(-int(decimals))))


def days_between(first: date, second: date) -> int:
    """Calendar days from the first to the second."""
    return second.toordinal() - first.toordinal()


def months_between(first: date, second: date) -> int:
    """Whole months from the first to the second; a month ends on the same day or the month's end.

    From 31 January to 28 February is one month, as deadlines count it.
    """
    if second < first:
        return -months_between(second, first)
    months = (second.year - first.year) * 12 + second.month - first.month
    last_of_month = (second + timedelta(days=1)).day == 1 if second < date.max else True
    return months if second.day >= first.day or last_of_month else months - 1


def _numbers(sign: ArithmeticSign, left: Decimal, right: Decimal) -> Value:
    match sign:
        case "+":
            return plain(CONTEXT.add(left, right))
        case "-":
            return plain(CONTEXT.subtract(left, right))
        case "*":
            return plain(CONTEXT.multiply(left, right))
        case "/":
            return plain(CONTEXT.divide(left, right))
        case "%":
            rest = CONTEXT.remainder(left, right)
            other_side = rest.is_finite() and rest != 0 and (rest < 0) != (right < 0)
            return plain(CONTEXT.add(rest, right) if other_side else rest)


def _moved(day: date, by: Decimal) -> Value:
    if by.copy_abs() > _MAX_DAYS or by != int(by):
        return None
    try:
        return day + timedelta(days=int(by))
    except OverflowError:
        return None
