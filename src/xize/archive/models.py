"""The tables of the archive: projections of the dossiers' streams (``project``).

Instants are microseconds since 1970, days ISO texts.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Dossier(models.Model):
    """A dossier that has a code. ``retained_until`` is "" for one that is kept for ever."""

    stream = models.CharField(primary_key=True, max_length=64)
    code = models.CharField(max_length=120, unique=True)
    retention = models.CharField(max_length=20)
    retained_until = models.CharField(max_length=10, blank=True)
    state = models.CharField(max_length=12)  # registered, sealed or disposed
    at = models.BigIntegerField()

    class Meta:
        """Asked for by when it falls due."""

        indexes: ClassVar = [models.Index(fields=["retained_until"], name="dossier_due")]

    def __str__(self) -> str:
        return self.code


class Part(models.Model):
    """A sealed package of a dossier; ``blob`` is "" until it is stored."""

    pk = models.CompositePrimaryKey("stream", "part")
    stream = models.CharField(max_length=64)
    part = models.IntegerField()
    seq = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    files = models.IntegerField()
    octets = models.BigIntegerField()
    at = models.BigIntegerField()
    by = models.CharField(max_length=80)
    blob = models.CharField(max_length=64, blank=True)
    size = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.stream}/{self.part}"


class Hold(models.Model):
    """A legal hold on a dossier."""

    id = models.CharField(primary_key=True, max_length=36)
    stream = models.CharField(max_length=64, db_index=True)
    at = models.BigIntegerField()
    by = models.CharField(max_length=80)
    reason = models.TextField()
    lifted_at = models.BigIntegerField(null=True)
    lifted_by = models.CharField(max_length=80, blank=True)
    lifted_reason = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.stream}: {self.reason}"


class Disposal(models.Model):
    """A disposal list. ``state``: proposed, approved, refused or done."""

    id = models.CharField(primary_key=True, max_length=36)
    at = models.BigIntegerField()
    by = models.CharField(max_length=80)
    reason = models.TextField()
    state = models.CharField(max_length=10)
    decided_at = models.BigIntegerField(null=True)
    decided_by = models.CharField(max_length=80, blank=True)
    opinion = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.id


class DisposalLine(models.Model):
    """A dossier on a list: what stays known of it for ever."""

    pk = models.CompositePrimaryKey("disposal", "stream")
    disposal = models.CharField(max_length=36)
    stream = models.CharField(max_length=64, db_index=True)
    position = models.IntegerField()
    code = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    number = models.CharField(max_length=60, blank=True)
    retention = models.CharField(max_length=20)
    retained_until = models.CharField(max_length=10)
    files = models.IntegerField()
    disposed_at = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.disposal} {self.code}"
