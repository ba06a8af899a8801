"""Instants on the command line."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import click
from django.conf import settings


class Instant(click.ParamType[datetime]):
    """An instant as `2026-03-02T09:00`, in the site's zone unless it names another."""

    name = "instant"

    def convert(
        self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The instant in UTC."""
        if isinstance(value, datetime):
            return value
        try:
            instant = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no instant; write it like 2026-03-02T09:00.", param, ctx)
        zone = instant.tzinfo or ZoneInfo(settings.XIZE_TIME_ZONE)
        return instant.replace(tzinfo=zone).astimezone(UTC)
