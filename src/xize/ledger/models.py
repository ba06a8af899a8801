"""The tables. Nobody but this app reads or writes them.

Instants are microseconds since 1970 (``instants``), hashes and bodies raw bytes. They are written
by hand-written SQL (``batch``); the models say what they are, make the migrations and serve the
rarer reads.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Stream(models.Model):
    """One run of events: its head and the state that deciding needs.

    ``seq`` and ``head`` repeat the last event's, so that a removed last event is seen. ``state``
    is a snapshot that replay must reproduce. ``anchored`` is the seq at the latest checkpoint,
    ``wake`` when the clock may owe the stream something.
    """

    id = models.CharField(primary_key=True, max_length=64)
    kind = models.CharField(max_length=20)
    edition = models.CharField(max_length=36, blank=True)
    seq = models.BigIntegerField()
    head = models.BinaryField()
    state = models.BinaryField()
    anchored = models.BigIntegerField(default=0)
    wake = models.BigIntegerField(null=True)

    class Meta:
        """The clock asks which streams have something due."""

        indexes: ClassVar = [
            models.Index(
                fields=["wake"], name="stream_wake", condition=models.Q(wake__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return f"{self.id}@{self.seq}"


class Event(models.Model):
    """What happened; never changed and never deleted."""

    pk = models.CompositePrimaryKey("stream", "seq")
    stream = models.CharField(max_length=64)
    seq = models.BigIntegerField()
    type = models.CharField(max_length=40)
    version = models.IntegerField()
    at = models.BigIntegerField()
    actor = models.CharField(max_length=80)
    body = models.BinaryField()
    previous = models.BinaryField()
    hash = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.stream}/{self.seq} {self.type}"


class Payload(models.Model):
    """Content that an event names by id and salted digest, and that can be erased."""

    id = models.CharField(primary_key=True, max_length=36)
    stream = models.CharField(max_length=64, db_index=True)
    kind = models.CharField(max_length=20)
    salt = models.BinaryField()
    digest = models.CharField(max_length=64)
    body = models.BinaryField()

    def __str__(self) -> str:
        return self.id


class Redaction(models.Model):
    """A payload that was erased; ``seq`` is the event of the administration that says so."""

    payload = models.CharField(primary_key=True, max_length=36)
    stream = models.CharField(max_length=64, db_index=True)
    digest = models.CharField(max_length=64)
    seq = models.BigIntegerField()

    def __str__(self) -> str:
        return self.payload


class Checkpoint(models.Model):
    """The state of all streams at the end of a day; each one continues the one before."""

    day = models.DateField(primary_key=True)
    at = models.BigIntegerField()
    heads = models.BigIntegerField()
    previous = models.BinaryField()
    hash = models.BinaryField()

    def __str__(self) -> str:
        return str(self.day)


class CheckpointHead(models.Model):
    """The head of a stream that changed since the checkpoint before."""

    pk = models.CompositePrimaryKey("day", "stream")
    day = models.DateField()
    stream = models.CharField(max_length=64)
    seq = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        """Asked for by stream when one stream is verified."""

        indexes: ClassVar = [models.Index(fields=["stream", "seq"], name="checkpoint_stream")]

    def __str__(self) -> str:
        return f"{self.day} {self.stream}@{self.seq}"


class Token(models.Model):
    """A random value that changes with the rows it stands for (``recall``)."""

    name = models.CharField(primary_key=True, max_length=20)
    token = models.CharField(max_length=36)

    def __str__(self) -> str:
        return f"{self.name}: {self.token}"
