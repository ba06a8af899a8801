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


def money(raw: Any) -> str:
    """An amount in yuan with at most two places; canonical text with exactly two."""
    return format(Decimal(_bounded(raw, MONEY_PLACES)), f".{MONEY_PLACES}f")


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
    shortened = text.strip()[:80]  # longer than any number that passes, shorter than an attack
    cleared = unicodedata.normalize("NFKC", shortened).translate(_DECORATION)
    if "_" in cleared:
        raise Bad("field-invalid")
    return cleared
