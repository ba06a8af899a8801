"""The stream as a whole: begun, team, data, suspended, ended, reopened."""

from __future__ import annotations

from typing import Any

from xize.core.engine.events.base import Event


class Started(Event, frozen=True, kw_only=True):
    """The stream began, under this edition, with this team and data."""

    regulation: str
    edition: str
    procedure: str
    title: str = ""
    team: dict[str, tuple[str, ...]]
    data: dict[str, Any] = {}
    parent: str | None = None


class TeamNamed(Event, frozen=True, kw_only=True):
    """A role of the team was filled anew."""

    role: str
    people: tuple[str, ...]
    before: tuple[str, ...] = ()
    reason: str = ""


class DataSet(Event, frozen=True, kw_only=True):
    """A project datum got another value; ``source`` says where it came from."""

    name: str
    value: Any
    before: Any = None
    source: str = ""


class Suspended(Event, frozen=True, kw_only=True):
    """Nothing can be done and clocks pause until ``Resumed``."""

    reason: str


class Resumed(Event, frozen=True, kw_only=True):
    """The project goes on; the time since ``Suspended`` does not count."""

    reason: str


class Ended(Event, frozen=True, kw_only=True):
    """The project ended. ``result`` is a result of the rule, or "cancelled"."""

    result: str
    reason: str = ""


class Reopened(Event, frozen=True, kw_only=True):
    """An ended project was taken up again."""

    to: str
    reason: str
