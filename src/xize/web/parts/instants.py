"""Instants as people read them."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone


def moment(value: datetime | None) -> str:
    """An instant on the organisation's clock; the year only where it is another one."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    this_year = local.year == timezone.localtime().year
    return local.strftime("%m-%d %H:%M" if this_year else "%Y-%m-%d %H:%M")
