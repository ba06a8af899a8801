"""Figures as people read them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

PLACES = Decimal("0.01")


def figure_text(kind: str, value: Any) -> str:
    """91.7 % for 0.9167, 180,000.00 for money, 是 for a yes."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if kind == "share":
        return f"{(100 * Decimal(value)).quantize(Decimal('0.1')).normalize():f}%"
    if (
        isinstance(value, Decimal)
        and value == value.to_integral()
        and value.as_tuple().exponent == 0
    ):
        return f"{int(value):,}"
    if isinstance(value, Decimal):
        return f"{value.quantize(PLACES):,}"
    return f"{value:,}" if isinstance(value, int) else str(value)
