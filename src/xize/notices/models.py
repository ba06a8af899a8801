"""The tables of notices. ``Notice`` is a projection; read marks and the outbox are not."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Notice(models.Model):
    """One person was told one thing (history). ``at`` in microseconds since 1970.

    The key begins with the person, newest last, so that a busy person's list is one short walk.
    """

    pk = models.CompositePrimaryKey("person", "at", "stream", "seq")
    person = models.CharField(max_length=80)
    at = models.BigIntegerField()
    stream = models.CharField(max_length=64)
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=20)
    about = models.CharField(max_length=80)
    case = models.CharField(max_length=20)
    element = models.CharField(max_length=20)
    attach = models.TextField()
    receipt = models.IntegerField()
    text = models.TextField()

    def __str__(self) -> str:
        return f"{self.person}: {self.kind} {self.about}"


class ReadMark(models.Model):
    """A person has read a notice, or acknowledged it."""

    pk = models.CompositePrimaryKey("person", "stream", "seq")
    person = models.CharField(max_length=80)
    stream = models.CharField(max_length=64)
    seq = models.BigIntegerField()
    read_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.person} {self.stream}/{self.seq}"


class Post(models.Model):
    """The outbox: written with the event that causes it, sent afterwards, at least once.

    ``next_try`` is null once sent or given up (``error`` says why then).
    """

    id = models.CharField(primary_key=True, max_length=120)
    person = models.CharField(max_length=80)
    stream = models.CharField(max_length=64)
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=20)
    about = models.CharField(max_length=80)
    created = models.BigIntegerField()
    next_try = models.BigIntegerField(null=True)
    tries = models.IntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        """The worker asks what is to be sent."""

        indexes: ClassVar = [
            models.Index(
                fields=["next_try"],
                name="post_waiting",
                condition=models.Q(next_try__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.id
