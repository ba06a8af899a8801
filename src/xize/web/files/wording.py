"""Words about files: what was let pass, how a copy was taken, what stands across one."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xize.web.request import Request

WARNINGS: dict[str, str | Promise] = {
    "macros": _("This file holds macros or script. Open it only if you expect them."),
    "encrypted": _("This file has a password; it could not be looked into."),
    "not-scanned": _("This file was not scanned for viruses."),
}
WAYS: dict[str, str | Promise] = {
    "marked": _("copy with a mark"),
    "original": _("original"),
    "preview": _("looked at"),
}


def mark(request: Request, at: datetime) -> str:
    """Who and when, as it stands across a copy: local time, to the minute."""
    local = at.astimezone(ZoneInfo(settings.XIZE_TIME_ZONE))
    return f"{request.actor.name} {local:%Y-%m-%d %H:%M}"
