"""The tables of drafts and phrases: plain rows of people, no projection of the ledger.

Nothing here is a record: a draft is gone when its form is sent, and phrases are a convenience.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from xize.people.ids import new_id


class Draft(models.Model):
    """What somebody typed on one page and has not sent.

    ``place`` names the page (``item/<stream>/<element>/<acted for>``, ``start/<regulation>``).
    ``typed`` are the fields of the page as pairs of name and values; ``under`` is the fingerprint
    of the form they were typed into; ``page`` the page that saved last.
    """

    id = models.CharField(primary_key=True, max_length=36, default=new_id, editable=False)
    person = models.CharField(max_length=80)
    place = models.CharField(max_length=250)
    title = models.CharField(max_length=250)
    step = models.CharField(max_length=250, blank=True)
    typed = models.TextField()
    under = models.CharField(max_length=64, blank=True)
    page = models.CharField(max_length=40, blank=True)
    saved = models.DateTimeField()

    class Meta:
        """One draft for each page of a person."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "place"], name="one_draft_for_each_place")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.place}"


class Phrase(models.Model):
    """A phrase for opinions (常用语): somebody's own, or with ``person`` blank everybody's."""

    id = models.CharField(primary_key=True, max_length=36, default=new_id, editable=False)
    person = models.CharField(max_length=80, blank=True, db_index=True)
    text = models.CharField(max_length=200)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        """In the order they were put in."""

        ordering: ClassVar = ["position", "id"]

    def __str__(self) -> str:
        return self.text
