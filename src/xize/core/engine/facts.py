"""The narrow door through which the engine reads the world.

One adapter reads the database inside the transaction (``projects``), one keeps everything in
memory (``memory``) for tests, proof and simulation. Every answer that influenced an event is
stored in that event; ``evolve`` never sees Facts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from xize.core.deadlines import Calendar
from xize.core.forms import Kind


class Facts(Protocol):
    """What the engine may ask. Unknown things are answered with None or an empty sequence."""

    def calendar(self) -> Calendar:
        """The working calendar in force, with the organisation's closures and extra days."""
        ...

    def knows_person(self, person: str) -> bool:
        """Whether this is an active person."""
        ...

    def may_act_for(self, person: str, principal: str, at: datetime) -> bool:
        """Whether a standing delegation lets the person act for the principal now (代理)."""
        ...

    def takes_part(self, person: str) -> bool:
        """Whether the person ever took part in this stream: worked in it, or was told of it."""
        ...

    def find(self, kind: Kind, text: str) -> str | None:
        """The id of the person, department, project, file … that a form names (see forms.Known)."""
        ...

    def superior(self, person: str, steps: int) -> str | None:
        """The superior ``steps`` levels above."""
        ...

    def department_of(self, person: str) -> str | None:
        """The department a person belongs to."""
        ...

    def organisation_of(self, person: str) -> str | None:
        """What a person belongs to: the outside organisation of a contact, else the department."""
        ...

    def members(self, pool: str) -> Sequence[str]:
        """The active people of a pool (``pools:``), in a fixed order."""
        ...

    def department_of_role(self, role: str) -> str | None:
        """The department that stands for a role of the regulation in this organisation."""
        ...

    def head(self, department: str) -> str | None:
        """The head of a department."""
        ...

    def mark(self, department: str) -> str:
        """The mark of a department in numbers (卡)."""
        ...

    def open_items(self, person: str) -> int:
        """How many work items wait for a person (``pick: least_loaded``)."""
        ...

    def payload(self, payload: str) -> Any:
        """The stored values of a submitted form section (JSON values)."""
        ...

    def next_number(self, key: str) -> int:
        """The next number of a counter, 1 for a new one; gapless, inside the transaction."""
        ...

    def project(self, project: str) -> Mapping[str, Any] | None:
        """Stage, result and data of another project, for fields of type project."""
        ...

    def paragraphs(self, file: str) -> Sequence[str] | None:
        """The paragraphs of a stored file, in their order; None where no text can be read."""
        ...

    def signatures(self, node: str) -> Sequence[Mapping[str, Any]]:
        """All decisions ever made at a step of this stream, in the order they were made.

        Each has ``by`` (the person), ``role`` (the roles they spoke for), ``department``,
        ``outcome``, ``visit`` (the round), ``at`` (a local moment), ``on_time``, ``days`` (working
        days from the opening of the round, or of the group's turn, to the decision) and
        ``comment``: ``share(signatures(sign_off).on_time)``.
        """
        ...

    def has_row(self, of: str, label: str) -> bool:
        """Whether a pool or register of the regulation has a row of this name.

        One that whoever acts may read: what is closed to them is unknown to them.
        """
        ...

    def register(self, name: str) -> Sequence[Mapping[str, Any]]:
        """Rows of a register across projects."""
        ...
