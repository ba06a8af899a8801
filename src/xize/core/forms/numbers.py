"""Reading numbers, amounts of money and percentages; their canonical text."""

from __future__ import annotations

import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from xize.core.forms.errors import Bad

MONEY_PLACES: Final = 2
NUMBER_PLACES: Final = 10
DIGITS: Final = 16
"""Digits before the point: beyond any budget, and what 大写金额 can name."""
WAN_YUAN: Final = "万元"
WAN: Final = Decimal(10_000)
ONE: Final = Decimal(1)
_EXTRA_PLACES: Final = 4
_LONGEST: Final = 80
_DECORATION: Final = str.maketrans("", "", ", ，¥￥元%")


def plain(value: Decimal) -> str:
    """Canonical text of a number: no exponent, no trailing zeros, no minus on zero."""
    if value == 0:
        return "0"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def number(raw: Any) -> str:
    """A number of any size people use; canonical text."""
    return _bounded(raw, NUMBER_PLACES)


def money(raw: Any, unit: str = "") -> str:
    """An amount in yuan with at most two places; canonical text with exactly two.

    In a field whose ``unit`` is 万元 the amount counts ten thousands and may have six places. A
    typed unit wins: ``123450元`` is ``12.345`` there, ``3万元`` is ``30000.00`` elsewhere.
    """
    own = WAN if unit == WAN_YUAN else ONE
    text, given = _unit(raw, own)
    value = Decimal(_bounded(text, MONEY_PLACES + _EXTRA_PLACES))
    exact = value * given / own
    places = MONEY_PLACES if own == ONE else MONEY_PLACES + _EXTRA_PLACES
    written = _bounded(exact, places)
    whole, _, fraction = written.partition(".")
    return f"{whole}.{fraction.ljust(MONEY_PLACES, '0')}"


def in_yuan(stored: str, unit: str) -> Decimal:
    """A stored amount of money in yuan."""
    return Decimal(stored) * (WAN if unit == WAN_YUAN else ONE)


def _unit(raw: Any, own: Decimal) -> tuple[Any, Decimal]:
    """What was typed without its unit, and how many yuan the unit is."""
    if isinstance(raw, str) and len(raw) < _LONGEST:
        typed = raw.strip().removesuffix("整")
        for ending, worth in ((WAN_YUAN, WAN), ("万", WAN), ("元", ONE)):
            if typed.endswith(ending):
                return typed.removesuffix(ending), worth
    return raw, own


def _bounded(raw: Any, places: int) -> str:
    text = plain(_decimal(raw))
    whole, _, fraction = text.lstrip("-").partition(".")
    if len(whole) > DIGITS:
        raise Bad("too-large", limit=DIGITS)
    if len(fraction) > places:
        raise Bad("too-precise", limit=places)
    return text


def _decimal(raw: Any) -> Decimal:
    """Decimal of a typed text (full-width digits and thousands' commas are fine) or a number.

    A float counts as the shortest decimal that gives it: what stood in the JSON or YAML text.
    """
    if isinstance(raw, bool) or not isinstance(raw, str | int | float | Decimal):
        raise Bad("field-invalid")
    if isinstance(raw, int) and raw.bit_length() > 4 * DIGITS:  # before str() refuses or labours
        raise Bad("too-large", limit=DIGITS)
    text = str(raw) if not isinstance(raw, str) else _undecorated(raw)
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise Bad("field-invalid") from None
    if not value.is_finite():
        raise Bad("field-invalid")
    if value and value.adjusted() >= DIGITS:  # before an exponent becomes a million zeros
        raise Bad("too-large", limit=DIGITS)
    if value and value.adjusted() < -NUMBER_PLACES:
        raise Bad("too-precise", limit=NUMBER_PLACES)
    return value


def _undecorated(text: str) -> str:
    shortened = text.strip()[:_LONGEST]  # longer than any number that passes
    cleared = unicodedata.normalize("NFKC", shortened).translate(_DECORATION)
    if "_" in cleared:
        raise Bad("field-invalid")
    return cleared
