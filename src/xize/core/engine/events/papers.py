"""Documents and forms: sections, numbers, versions, signatures, deliveries."""

from __future__ import annotations

from typing import Final

from xize.core.engine.commands import Attached
from xize.core.engine.events.base import Event


class SectionFilled(Event, frozen=True, kw_only=True):
    """A form section was submitted; the values lie in an immutable payload row.

    ``document`` is the document key (``slip``, or ``c2:expense_form`` for a form of a case).
    ``origin`` (the case) tells rows of different procedures apart; ``seat`` marks an ``each:
    role`` copy; ``replaces`` that rows of every origin are replaced.
    """

    document: str
    instance: int
    section: str
    version: int
    payload: str
    digest: str = ""
    element: str = ""
    origin: str = ""
    seat: str | None = None
    replaces: bool = False


class Numbered(Event, frozen=True, kw_only=True):
    """A form got its number."""

    document: str
    instance: int
    number: str


class VersionAdded(Event, frozen=True, kw_only=True):
    """A document has a new version. ``state``: draft, settled or amended."""

    document: str
    version: int
    label: str
    state: str
    element: str = ""
    node: str = ""
    files: tuple[Attached, ...] = ()


class LeftUnchanged(Event, frozen=True, kw_only=True):
    """Somebody who had to revise a document declared that it stays as it is."""

    document: str
    element: str


class Signed(Event, frozen=True, kw_only=True):
    """A signature, bound to the version at the opening of the round."""

    document: str
    version: int
    element: str
    node: str
    visit: int
    person: str
    roles: tuple[str, ...] = ()
    on_behalf: str | None = None
    acting_for: str = ""


TAKEN_BACK: Final = "taken-back"
"""Why signatures lapsed that went with a decision taken back: the round goes on without them."""


class SignaturesVoided(Event, frozen=True, kw_only=True):
    """Signatures lapsed, because the text changed or they were taken back; they stay visible."""

    document: str
    node: str
    visit: int
    people: tuple[str, ...]
    reason: str


class Delivered(Event, frozen=True, kw_only=True):
    """Dossier items were handed over, in printed order."""

    items: tuple[int, ...]
    element: str
