"""What was erased from a project is gone from its registers at once, not at the next reading."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.dispatch import receiver

from xize.ledger.batch import fetch
from xize.projects.services.erasing import erased
from xize.registers.models import Entry, Made, Row

_STREAM = "SELECT stream FROM ledger_redaction WHERE payload = ?"


@receiver(erased, dispatch_uid="xize.registers")
def forget(payload: str, **_signal: Any) -> None:
    """Remove all rows of the project; they are made again from what is left. So of a pool."""
    for pool in Entry.objects.filter(id=payload).values_list("pool", flat=True):
        Row.objects.filter(register=pool).delete()
    Entry.objects.filter(id=payload).delete()
    for (stream,) in fetch(connection, _STREAM, (payload,)):
        Row.objects.filter(stream=stream).delete()
        Made.objects.filter(stream=stream).delete()
