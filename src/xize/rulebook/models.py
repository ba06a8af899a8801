"""The tables of the rulebook."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from xize.people.ids import new_id


class Edition(models.Model):
    """One edition: its texts (file name to content) and their hash never change.

    ``parameters`` are the figures decided over the text's own; ``revision`` counts those
    decisions, so that a process knows when what it compiled is out of date.
    """

    class State(models.TextChoices):
        """The life of an edition."""

        DRAFT = "draft"
        IN_FORCE = "in_force"
        REPEALED = "repealed"

    id = models.CharField(primary_key=True, max_length=36, default=new_id, editable=False)
    regulation = models.CharField(max_length=60, db_index=True)
    edition = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    texts = models.JSONField()
    content_hash = models.CharField(max_length=64)
    parameters = models.JSONField(default=dict)
    revision = models.IntegerField(default=0)
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=36)
    in_force_at = models.DateTimeField(null=True)
    repealed_at = models.DateTimeField(null=True)

    class Meta:
        """The same text is one edition; only one edition of a regulation is in force."""

        ordering: ClassVar = ["regulation", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["regulation", "content_hash"], name="one_text"),
            models.UniqueConstraint(
                fields=["regulation"],
                condition=models.Q(state="in_force"),
                name="one_in_force",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regulation} {self.edition}"


class DraftEdition(models.Model):
    """An edition somebody is drawing: kept as it was sent, also while it makes no sense.

    ``rest`` is the text without its ``steps:``, ``section`` those steps as they were last written,
    ``drawing`` the BPMN file with the keys of every step beside its element, ``files`` the other
    files. ``base`` is the edition it began with, "" for none. ``version`` counts what was saved.
    """

    id = models.CharField(primary_key=True, max_length=36, default=new_id, editable=False)
    regulation = models.CharField(max_length=60)
    title = models.CharField(max_length=120)
    base = models.CharField(max_length=36)
    rest = models.TextField()
    section = models.TextField()
    drawing = models.TextField()
    files = models.JSONField(default=dict)
    version = models.IntegerField(default=1)
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=36)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=36)

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-saved_at", "id"]

    def __str__(self) -> str:
        return f"{self.regulation} ({self.version})"


class WorkingCalendar(models.Model):
    """An organisation's changes over a statutory calendar (one row per calendar).

    ``rest`` and ``work`` hold days ("2026-10-09") with their reasons; ``replaces`` takes Monday
    to Friday instead of the statutory calendar. ``notices`` hold yearly notices that the library
    does not know yet, by year, each with ``rest`` and ``work``. ``revision`` counts the decisions.
    """

    name = models.CharField(primary_key=True, max_length=20)
    replaces = models.BooleanField(default=False)
    rest = models.JSONField(default=dict)
    work = models.JSONField(default=dict)
    notices = models.JSONField(default=dict)
    revision = models.IntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class FollowedCalendar(models.Model):
    """Which calendar open deadlines were last reckoned with, and how far a change has come.

    ``edition`` is that of the statutory table, ``rest`` and ``work`` the days of ``version``.
    ``changed`` are the days a change is about, ``noticed`` when it was seen (microseconds since
    1970), ``reached`` the last stream that was looked at; null when nothing is left to do.
    """

    name = models.CharField(primary_key=True, max_length=20)
    version = models.CharField(max_length=200)
    edition = models.CharField(max_length=40)
    rest = models.JSONField(default=list)
    work = models.JSONField(default=list)
    changed = models.JSONField(default=list)
    noticed = models.BigIntegerField(default=0)
    reached = models.CharField(max_length=64, null=True)  # noqa: DJ001 - "" is the beginning

    def __str__(self) -> str:
        return f"{self.name}: {self.version}"
