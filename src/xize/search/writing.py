"""Replacing what the index holds of one stream by what was gathered, touching only what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db import transaction

from xize.core.texts import bigrams
from xize.ledger.turns import turn
from xize.search.cutting import passages, titled
from xize.search.draft import Draft
from xize.search.models import Entry, Indexed, Passage
from xize.search.words import words

TITLE = 250


class Prepared(NamedTuple):
    """A draft with its text, ready to be written."""

    draft: Draft
    texts: list[str]


class Change(NamedTuple):
    """What is to be done to a stream's entries. Made before any lock is taken."""

    gone: list[int]
    fresh: list[Prepared]


def change(stream: str, drafts: Iterable[Draft]) -> Change:
    """What differs from the index; only the texts of what differs are read."""
    known = dict(Entry.objects.filter(stream=stream).values_list("key", "id"))
    same = set(Entry.objects.filter(stream=stream).values_list("key", "digest"))
    wanted = {one.key: one for one in drafts}
    changed = [one for one in wanted.values() if (one.key, one.digest) not in same]
    gone = [known[one.key] for one in changed if one.key in known]
    gone += [ident for key, ident in known.items() if key not in wanted]
    return Change(gone, [Prepared(one, passages(one.body())) for one in changed])


def write(name: str, before: Indexed | None, seq: int, basis: str, todo: Change) -> bool:
    """Make the change and say how far the index has come; False where somebody was faster."""
    with turn(), transaction.atomic():
        if not _mine(name, before):
            return False
        remove(todo.gone)
        for one in todo.fresh:
            _add(name, one)
        Indexed.objects.filter(name=name).update(seq=seq, basis=basis)
    return True


def _mine(name: str, before: Indexed | None) -> bool:
    """Whether nobody else indexes it or has indexed it since."""
    if before is None:
        _row, fresh = Indexed.objects.get_or_create(name=name, defaults={"seq": -1, "basis": ""})
        if not fresh:
            return False
    seq, basis = (before.seq, before.basis) if before else (-1, "")
    mine = Indexed.objects.select_for_update(skip_locked=True)
    return mine.filter(name=name, seq=seq, basis=basis).first() is not None


def remove(entries: Sequence[int]) -> None:
    """Take entries out of the index, inside a transaction."""
    if not entries:
        return
    words().delete(list(Passage.objects.filter(entry__in=entries).values_list("id", flat=True)))
    Entry.objects.filter(id__in=entries).delete()


def _add(stream: str, one: Prepared) -> None:
    draft = one.draft
    entry = Entry.objects.create(
        stream=stream,
        key=draft.key,
        whole=draft.whole or draft.key,
        kind=draft.kind,
        regulation=draft.regulation,
        title=draft.title[:TITLE],
        title_en=draft.title_en[:TITLE],
        names="\n".join(draft.names),
        at=draft.at,
        readers=draft.readers,
        payload=draft.payload,
        digest=draft.digest,
    )
    rows = [Passage(entry=entry, position=n, text=text) for n, text in enumerate(one.texts)]
    called = titled((draft.title, draft.title_en, *draft.names))
    words().insert(
        [
            (row.id, [] if row.position else called, [*called, *bigrams(row.text)])
            for row in Passage.objects.bulk_create(rows)
        ]
    )
