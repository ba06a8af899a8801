"""The table of long work: ordinary data, no projection; nothing in the ledger depends on it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class State(models.TextChoices):
    """Where a job stands. ``STOPPED``: its person stopped it; ``FAILED``: ``sentence`` says why."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


class Job(models.Model):
    """Work somebody asked for.

    ``done`` of ``total`` steps (total 0: unknown). ``seen`` is the last sign of life of whoever
    does it. ``blob`` is the file that came of it, until ``expires``; ``says`` and ``address`` are
    what to tell and where to go on. ``code``, ``zh`` and ``en`` say why it failed.
    """

    id = models.CharField(primary_key=True, max_length=36)
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    person = models.CharField(max_length=80)
    language = models.CharField(max_length=10)
    arguments = models.JSONField(default=dict)
    back = models.CharField(max_length=500, default="")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    stopping = models.BooleanField(default=False)
    begun = models.DateTimeField()
    seen = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)
    expires = models.DateTimeField(null=True)
    blob = models.CharField(max_length=64, default="")
    name = models.CharField(max_length=255, default="")
    media_type = models.CharField(max_length=100, default="")
    says = models.CharField(max_length=500, default="")
    address = models.CharField(max_length=500, default="")
    code = models.CharField(max_length=60, default="")
    zh = models.TextField(default="")
    en = models.TextField(default="")

    class Meta:
        """One's own, newest first; what runs, and what expires, for the worker."""

        indexes: ClassVar = [
            models.Index(fields=["person", "-begun"], name="job_person"),
            models.Index(fields=["state", "seen"], name="job_state"),
            models.Index(fields=["expires"], name="job_expires"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
