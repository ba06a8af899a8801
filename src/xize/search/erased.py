"""What was erased cannot be found any more, from the same moment on."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from xize.projects.services.erasing import erased
from xize.search.models import Entry
from xize.search.writing import remove


@receiver(erased, dispatch_uid="xize.search")
def forget(payload: str, **_signal: Any) -> None:
    """Take out what was made of the payload, inside the transaction that erases it."""
    remove(list(Entry.objects.filter(payload=payload).values_list("id", flat=True)))
