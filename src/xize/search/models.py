"""The tables of the index: all of them can be made again (``services.rebuild``).

Besides these there is ``search_words``, which Django cannot describe: a full-text table of SQLite
(FTS5), or one of PostgreSQL with two ``tsvector`` columns; see ``words_sqlite``,
``words_postgresql``. Its rows have the ids of passages.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Indexed(models.Model):
    """What was indexed, and as of when.

    ``name`` is a stream, "people" or "rulebook"; ``seq`` that of the stream's last event,
    ``basis`` what else it depends on.
    """

    name = models.CharField(primary_key=True, max_length=64)
    seq = models.BigIntegerField()
    basis = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.name}@{self.seq}"


class Entry(models.Model):
    """Something that can be found.

    ``key`` says which thing of the stream it is (``keys``); ``names`` holds, line by line, what
    else it is called. Of entries with the same ``whole``, the sections of a form, only the one that
    answers best is shown. ``at`` is microseconds since 1970, 0 for what has no date. ``readers`` is
    "*", or "|person|person|" where only some of those who see the project may read it; of people
    it is the partner they belong to. ``payload`` is the erasable content it was made from.
    ``digest`` stands for all it was made from.
    """

    stream = models.CharField(max_length=64)
    key = models.CharField(max_length=250)
    whole = models.CharField(max_length=250, default="")
    kind = models.CharField(max_length=12)
    regulation = models.CharField(max_length=60)
    title = models.CharField(max_length=250)
    title_en = models.CharField(max_length=250)
    names = models.TextField()
    at = models.BigIntegerField()
    readers = models.TextField()
    payload = models.CharField(max_length=36)
    digest = models.CharField(max_length=64)

    class Meta:
        """Replaced by stream; erased by payload."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["stream", "key"], name="search_entry_key")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["payload"],
                name="search_entry_payload",
                condition=~models.Q(payload=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.stream} {self.key}"


class Passage(models.Model):
    """A piece of an entry's text, short enough to say where something was found.

    Pieces overlap, so that nothing is cut in two. Every entry has one, if only an empty one.
    """

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="passages")
    position = models.IntegerField()
    text = models.TextField()

    def __str__(self) -> str:
        return f"{self.entry_id} {self.position}"
