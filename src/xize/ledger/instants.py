"""Instants as whole microseconds since 1970 UTC: exact, sortable, alike on every database."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

FAR = 9_223_372_036_854_775_807
"""Later than everything: sorts work without a deadline to the end."""


def micros(instant: datetime) -> int:
    """Whole microseconds since 1970; the instant must carry its zone."""
    return (instant - _EPOCH) // _MICROSECOND


def optional_micros(instant: datetime | None) -> int | None:
    """The same, where there may be none."""
    return None if instant is None else micros(instant)


def instant(value: int) -> datetime:
    """The UTC instant of a number of microseconds."""
    return _EPOCH + timedelta(microseconds=value)


def optional_instant(value: int | None) -> datetime | None:
    """The same, where there may be none (``FAR`` counts as none)."""
    return None if value is None or value == FAR else instant(value)


def stored(value: datetime | str | None) -> datetime | None:
    """A column that Django keeps, read without it: SQLite hands an instant out as text, in UTC."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return value if value is None or value.tzinfo else value.replace(tzinfo=UTC)
