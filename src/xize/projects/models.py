"""The tables of projects.

All but ``Counter`` and ``Request`` are projections of the ledger. Instants are microseconds since
1970. Tables met on the hot path have no foreign keys: their only writer is ``services.execute``.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Project(models.Model):
    """One stream as lists show it (what is). ``stages`` are open stages' ids, space-separated."""

    stream = models.CharField(primary_key=True, max_length=64)
    regulation = models.CharField(max_length=60)
    edition = models.CharField(max_length=36)
    procedure = models.CharField(max_length=60)
    parent = models.CharField(max_length=64)
    title = models.CharField(max_length=200)
    number = models.CharField(max_length=60)
    partner = models.CharField(max_length=200)
    status = models.CharField(max_length=10)
    result = models.CharField(max_length=60)
    stages = models.CharField(max_length=400)
    lead = models.CharField(max_length=80)
    initiator = models.CharField(max_length=80)
    began = models.BigIntegerField()
    ended = models.BigIntegerField(null=True)
    data = models.TextField()

    class Meta:
        """Lists go by status, newest first; one's own by who began it."""

        indexes: ClassVar = [
            models.Index(fields=["status", "-began"], name="project_status"),
            models.Index(fields=["initiator", "-began"], name="project_initiator"),
            models.Index(fields=["regulation", "status"], name="project_regulation"),
        ]

    def __str__(self) -> str:
        return self.title


class Case(models.Model):
    """A procedure of a project (what is)."""

    pk = models.CompositePrimaryKey("stream", "case")
    stream = models.CharField(max_length=64)
    case = models.CharField(max_length=20)
    procedure = models.CharField(max_length=60)
    starter = models.CharField(max_length=80)
    caller = models.CharField(max_length=20)
    result = models.CharField(max_length=60)
    opened = models.BigIntegerField()
    closed = models.BigIntegerField(null=True)

    class Meta:
        """Registers show one procedure across projects; people what they began."""

        indexes: ClassVar = [
            models.Index(fields=["procedure", "stream"], name="case_procedure"),
            models.Index(fields=["starter", "opened"], name="case_starter"),
        ]

    def __str__(self) -> str:
        return f"{self.stream} {self.case} {self.procedure}"


class Item(models.Model):
    """An open human step (what is). ``due`` is null without a deadline or while undetermined."""

    pk = models.CompositePrimaryKey("stream", "element")
    stream = models.CharField(max_length=64)
    element = models.CharField(max_length=20)
    node = models.CharField(max_length=80)
    case = models.CharField(max_length=20)
    visit = models.IntegerField()
    opened = models.BigIntegerField()
    due = models.BigIntegerField(null=True)
    overdue = models.IntegerField()
    beside = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.stream} {self.node}"


class Candidate(models.Model):
    """Somebody may act on an item now (what is).

    The key begins with the principal (a person, or ``outside:role@stream``), then the deadline:
    the first page of an inbox is the first rows of a range, however many there are.
    """

    pk = models.CompositePrimaryKey("principal", "due", "opened", "stream", "element")
    principal = models.CharField(max_length=160)
    due = models.BigIntegerField()
    opened = models.BigIntegerField()
    stream = models.CharField(max_length=64)
    element = models.CharField(max_length=20)
    node = models.CharField(max_length=80)
    how = models.CharField(max_length=10)  # decide, enter or record

    def __str__(self) -> str:
        return f"{self.principal} {self.how} {self.node}"


class Participant(models.Model):
    """Somebody takes or took part, and may therefore see the project (history)."""

    pk = models.CompositePrimaryKey("person", "stream")
    person = models.CharField(max_length=80)
    stream = models.CharField(max_length=64)

    class Meta:
        """Also asked for by project."""

        indexes: ClassVar = [models.Index(fields=["stream"], name="participant_stream")]

    def __str__(self) -> str:
        return f"{self.person} {self.stream}"


class Act(models.Model):
    """What a person did at a step (history). ``late`` is empty when in time.

    ``acting_for``: the principal they stood in for; "" in their own name.
    """

    pk = models.CompositePrimaryKey("stream", "seq")
    stream = models.CharField(max_length=64)
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=12)
    person = models.CharField(max_length=80)
    on_behalf = models.CharField(max_length=80)
    case = models.CharField(max_length=20)
    node = models.CharField(max_length=80)
    element = models.CharField(max_length=20)
    visit = models.IntegerField()
    outcome = models.CharField(max_length=60)
    counts_as = models.CharField(max_length=60)
    roles = models.CharField(max_length=400)
    at = models.BigIntegerField()
    opened = models.BigIntegerField()
    due = models.BigIntegerField(null=True)
    late = models.CharField(max_length=60)
    text = models.TextField()
    acting_for = models.CharField(max_length=80, default="")

    class Meta:
        """One's own acts, newest first; a step's acts for ledgers and indicators."""

        indexes: ClassVar = [
            models.Index(fields=["person", "at"], name="act_person"),
            models.Index(fields=["node", "at"], name="act_node"),
        ]

    def __str__(self) -> str:
        return f"{self.stream}/{self.seq} {self.kind} {self.node}"


class Visit(models.Model):
    """A human step that has ended (history). ``how``: completed or dropped."""

    pk = models.CompositePrimaryKey("stream", "element")
    stream = models.CharField(max_length=64)
    element = models.CharField(max_length=20)
    node = models.CharField(max_length=80)
    case = models.CharField(max_length=20)
    visit = models.IntegerField()
    opened = models.BigIntegerField()
    due = models.BigIntegerField(null=True)
    ended = models.BigIntegerField()
    how = models.CharField(max_length=10)
    outcome = models.CharField(max_length=60)
    by = models.CharField(max_length=80)

    def __str__(self) -> str:
        return f"{self.stream} {self.node}#{self.visit}"


class Delivery(models.Model):
    """A dossier item was handed over (history)."""

    pk = models.CompositePrimaryKey("stream", "item")
    stream = models.CharField(max_length=64)
    item = models.IntegerField()
    at = models.BigIntegerField()
    by = models.CharField(max_length=80)

    def __str__(self) -> str:
        return f"{self.stream} ({self.item})"


class Counter(models.Model):
    """The last number given in a series: gapless, because a refusal rolls it back."""

    key = models.CharField(primary_key=True, max_length=200)
    last = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.key}: {self.last}"


class Request(models.Model):
    """An idempotency key and what came of it: the same key again gets the same answer."""

    key = models.CharField(primary_key=True, max_length=64)
    stream = models.CharField(max_length=64)
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    at = models.BigIntegerField()

    def __str__(self) -> str:
        return self.key
