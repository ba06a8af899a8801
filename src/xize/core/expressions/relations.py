"""How types go together: what can be compared, ordered, computed, expected."""

from typing import Final

from .nodes import ArithmeticSign
from .types import NUMBER, PERCENT, UNKNOWN, Kind, Type, element

NUMERIC: Final[frozenset[Kind]] = frozenset(("number", "money", "percent"))
DAYS: Final[frozenset[Kind]] = frozenset(("date", "datetime"))
_TEXTS: Final[frozenset[Kind]] = frozenset(("text", "choice"))
# Known by an id, which is a text.
_IDENTIFIED: Final[frozenset[Kind]] = frozenset(
    ("person", "department", "organisation", "project", "document", "step", "row")
)
_OPEN: Final[frozenset[Kind]] = frozenset(("unknown", "nothing"))


def is_open(type_: Type) -> bool:
    """Whether nothing is known of the type, so that nothing can be wrong with it."""
    return type_.kind in _OPEN


def comparable(left: Type, right: Type) -> bool:
    """Whether the two can be equal."""
    if is_open(left) or is_open(right):
        return True
    inner_left, inner_right = element(left), element(right)
    if inner_left is not None and inner_right is not None:
        return comparable(inner_left, inner_right)
    if inner_left is not None or inner_right is not None:
        return False
    kinds = {left.kind, right.kind}
    if kinds == {"choice"} and left.options and right.options:
        return not set(left.options).isdisjoint(right.options)
    if kinds <= NUMERIC or kinds <= DAYS or kinds <= _TEXTS or len(kinds) == 1:
        return True
    return "text" in kinds and kinds <= _IDENTIFIED | {"text"}


def orderable(left: Type, right: Type) -> bool:
    """Whether one can come before the other."""
    if is_open(left) or is_open(right):
        return all(is_open(side) or _has_order(side) for side in (left, right))
    return _has_order(left) and comparable(left, right)


def _has_order(type_: Type) -> bool:
    return type_.kind in NUMERIC or type_.kind in DAYS or type_.kind == "time"


def common(left: Type, right: Type) -> Type:
    """The type of either of two comparable values, as in `max(a, b)`."""
    if left == right or is_open(right):
        return left
    if is_open(left):
        return right
    if {left.kind, right.kind} <= NUMERIC:
        return left if left.kind == "money" else right if right.kind == "money" else NUMBER
    return UNKNOWN


def computed(sign: ArithmeticSign, left: Type, right: Type) -> Type | None:
    """The type of an arithmetic result; None when the operation makes no sense."""
    if is_open(left) or is_open(right):
        return UNKNOWN if all(_computes(side) for side in (left, right)) else None
    kinds = left.kind, right.kind
    if left.kind in NUMERIC and right.kind in NUMERIC:
        return _numeric(sign, left, right)
    if sign == "+" and set(kinds) <= _TEXTS:
        return Type("text")
    if sign in ("+", "-") and left.kind in DAYS and right.kind == "number":
        return left
    if sign == "+" and left.kind == "number" and right.kind in DAYS:
        return right
    if sign == "-" and left.kind in DAYS and right.kind in DAYS:
        return NUMBER
    return None


def _computes(type_: Type) -> bool:
    return is_open(type_) or type_.kind in NUMERIC | DAYS | _TEXTS


def _numeric(sign: ArithmeticSign, left: Type, right: Type) -> Type:
    if sign in ("+", "-"):
        return common(left, right)
    if sign == "%":
        return left
    money = left.kind == "money", right.kind == "money"
    if sign == "*":
        if any(money):
            return NUMBER if all(money) else left if money[0] else right
        return PERCENT if left.kind == right.kind == "percent" else NUMBER
    return left if money == (True, False) else NUMBER


def fits(found: Type, expected: Type) -> bool:
    """Whether a value of the type found may stand where the other is expected.

    One value may stand for a list of one; a datetime for a date, of which the day is taken.
    """
    if is_open(found) or is_open(expected) or expected.kind == "condition":
        return True
    held, wanted = element(found), element(expected)
    if wanted is not None:
        return fits(held or found, wanted)
    if held is not None:
        return False
    if expected.kind == "choice":
        known = not expected.options or set(found.options) <= set(expected.options)
        return found.kind == "choice" and known
    for family in (NUMERIC, _TEXTS):
        if expected.kind in family:
            return found.kind in family
    return found.kind == expected.kind or (found.kind, expected.kind) == ("datetime", "date")
