"""The tables of registers.

``Made`` and ``Row`` are made from the projects by themselves (``fresh``) and may be emptied at any
time. ``View`` is ordinary data: what people saved for themselves.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Made(models.Model):
    """The rows of one project in one register stand as of event ``seq`` and ``erased`` erasures.

    ``register`` is "regulation/ident". The ``basis`` changes with the edition in force and, where
    columns are worked out, with whatever else they may depend on.
    """

    pk = models.CompositePrimaryKey("register", "stream")
    register = models.CharField(max_length=160)
    stream = models.CharField(max_length=64)
    seq = models.BigIntegerField()
    erased = models.IntegerField()
    basis = models.CharField(max_length=200)

    class Meta:
        """Also removed by project."""

        indexes: ClassVar = [models.Index(fields=["stream"], name="register_made_stream")]

    def __str__(self) -> str:
        return f"{self.register} {self.stream}@{self.seq}"


class Row(models.Model):
    """A row of a register.

    ``cells`` are the stored values, ``keys`` texts that sort and compare as the values do (see
    ``keys``), ``words`` what a search finds. ``readers`` is "*", or "|person|person|" where only
    some of those who see the project may read its document.
    """

    pk = models.CompositePrimaryKey("register", "stream", "place")
    register = models.CharField(max_length=160)
    stream = models.CharField(max_length=64)
    place = models.IntegerField()
    document = models.CharField(max_length=80)
    instance = models.IntegerField()
    case = models.CharField(max_length=20)
    number = models.CharField(max_length=80)
    readers = models.TextField()
    cells = models.TextField()
    keys = models.JSONField()
    words = models.TextField()

    class Meta:
        """Also removed by project."""

        indexes: ClassVar = [models.Index(fields=["stream"], name="register_row_stream")]

    def __str__(self) -> str:
        return f"{self.register} {self.stream} {self.place}"


class View(models.Model):
    """A saved view: filters, order, groups and columns as the address of the page says them.

    ``shared``: everybody who opens the register is offered it; only its keepers share.
    """

    register = models.CharField(max_length=160)
    name = models.CharField(max_length=80)
    owner = models.CharField(max_length=80)
    shared = models.BooleanField(default=False)
    query = models.TextField()

    class Meta:
        """Names are one's own."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["register", "owner", "name"], name="view_name")
        ]

    def __str__(self) -> str:
        return f"{self.register} {self.name}"


class Entry(models.Model):
    """A row of a pool (``pools:``), as the administration's events say it stands.

    ``id`` is the payload that holds its values, ``key`` what it is called: its first field.
    Made again from the events by ``xize rebuild``.
    """

    id = models.CharField(primary_key=True, max_length=36)
    pool = models.CharField(max_length=160)
    key = models.CharField(max_length=200)
    seq = models.BigIntegerField()
    place = models.IntegerField()
    body = models.TextField()

    class Meta:
        """One row of a name in each pool."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pool", "key"], name="pool_entry_key")
        ]

    def __str__(self) -> str:
        return f"{self.pool} {self.key}"
