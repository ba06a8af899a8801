"""What was erased or destroyed cannot be found any more, from the same moment on."""

from __future__ import annotations

from typing import Any

from django.db import connection, transaction
from django.dispatch import receiver

from xize.documents.queries import uses_of
from xize.documents.services import disposed
from xize.ledger.batch import fetch
from xize.ledger.turns import turn
from xize.projects.services.erasing import erased
from xize.search.keys import DOCUMENT, key_of
from xize.search.models import Entry, Indexed
from xize.search.writing import remove

SWEPT = "erased"
"""Under this name stands how many erasures the index has followed."""

_COUNT = "SELECT COUNT(*) FROM ledger_redaction"
_ORPHANS = (
    "SELECT e.id FROM search_entry e WHERE e.payload <> '' "
    "AND NOT EXISTS (SELECT 1 FROM ledger_payload l WHERE l.id = e.payload)"
)


@receiver(erased, dispatch_uid="xize.search")
def forget(payload: str, **_signal: Any) -> None:
    """Take out what was made of the payload, inside the transaction that erases it."""
    remove(list(Entry.objects.filter(payload=payload).values_list("id", flat=True)))


@receiver(disposed, dispatch_uid="xize.search")
def forget_file(blob: str, **_signal: Any) -> None:
    """Take out the documents that held the file; they are indexed again by their names."""
    for use in uses_of(blob):
        with turn(), transaction.atomic():
            held = Entry.objects.filter(stream=use.stream, key=key_of(DOCUMENT, use.document))
            remove(list(held.values_list("id", flat=True)))
            Indexed.objects.filter(name=use.stream).update(seq=-1)


def sweep() -> None:
    """Take out what was erased without a word, as a disposal does; nothing to find by then."""
    [(count,)] = fetch(connection, _COUNT)
    known = Indexed.objects.filter(name=SWEPT).first()
    if count == (known.seq if known else 0):
        return
    with turn(), transaction.atomic():
        remove([row[0] for row in fetch(connection, _ORPHANS)])
        Indexed.objects.update_or_create(name=SWEPT, defaults={"seq": count, "basis": ""})
