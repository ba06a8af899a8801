"""The tables of documents. All but ``Blob`` and ``Download`` are projections of the ledger."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Blob(models.Model):
    """A stored file; its id is the SHA-256 of its content, so the same file is kept once."""

    id = models.CharField(primary_key=True, max_length=64)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100)
    stored_at = models.DateTimeField()
    warnings = models.CharField(max_length=60, default="")
    """What the settings let pass, in words with spaces between: `macros encrypted not-scanned`."""

    def __str__(self) -> str:
        return self.id


class Version(models.Model):
    """One version of a document (history). ``files`` is JSON; ``at`` microseconds since 1970."""

    pk = models.CompositePrimaryKey("stream", "document", "version")
    stream = models.CharField(max_length=64)
    document = models.CharField(max_length=80)
    version = models.IntegerField()
    label = models.CharField(max_length=40)
    state = models.CharField(max_length=10)
    at = models.BigIntegerField()
    by = models.CharField(max_length=80)
    node = models.CharField(max_length=80)
    files = models.TextField()

    def __str__(self) -> str:
        return f"{self.stream} {self.document} {self.label}"


class File(models.Model):
    """A file of a version: who may read a document may read its files."""

    pk = models.CompositePrimaryKey("blob", "stream", "document", "version")
    blob = models.CharField(max_length=64)
    stream = models.CharField(max_length=64)
    document = models.CharField(max_length=80)
    version = models.IntegerField()
    name = models.CharField(max_length=255)

    class Meta:
        """All files of one project."""

        indexes: ClassVar = [models.Index(fields=["stream"], name="file_stream")]

    def __str__(self) -> str:
        return self.name


class Download(models.Model):
    """Who took a copy of a confidential document, and when; written once, never rebuilt."""

    stream = models.CharField(max_length=64)
    document = models.CharField(max_length=80)
    version = models.IntegerField()
    blob = models.CharField(max_length=64)
    name = models.CharField(max_length=255)
    person = models.CharField(max_length=80)
    at = models.DateTimeField()
    way = models.CharField(max_length=10)
    """``marked``: with a watermark; ``original``: as it was uploaded; ``preview``: looked at."""

    class Meta:
        """Read by project, the latest first."""

        indexes: ClassVar = [models.Index(fields=["stream", "-at"], name="download_stream")]

    def __str__(self) -> str:
        return f"{self.person} {self.name}"


class Form(models.Model):
    """An instance of a form and its number (what is)."""

    pk = models.CompositePrimaryKey("stream", "document", "instance")
    stream = models.CharField(max_length=64)
    document = models.CharField(max_length=80)
    instance = models.IntegerField()
    number = models.CharField(max_length=60)

    class Meta:
        """Searched by number."""

        indexes: ClassVar = [models.Index(fields=["number"], name="form_number")]

    def __str__(self) -> str:
        return f"{self.stream} {self.document} {self.number}"


class Section(models.Model):
    """What stands in a form section (what is); the values lie in the payload.

    ``section`` is "section" or "section@seat"; ``kind`` is the document's id without its case.
    """

    pk = models.CompositePrimaryKey("stream", "document", "instance", "section", "origin")
    stream = models.CharField(max_length=64)
    document = models.CharField(max_length=80)
    instance = models.IntegerField()
    section = models.CharField(max_length=160)
    origin = models.CharField(max_length=20)
    position = models.IntegerField()
    kind = models.CharField(max_length=80)
    payload = models.CharField(max_length=36)

    class Meta:
        """Registers read one section of one document across all projects."""

        indexes: ClassVar = [models.Index(fields=["kind", "section"], name="section_register")]

    def __str__(self) -> str:
        return f"{self.stream} {self.document}.{self.section}"
