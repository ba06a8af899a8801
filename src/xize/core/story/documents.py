"""Documents and forms as they came to be."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from xize.core.engine.commands import Attached
from xize.core.story.sendings import CheckOutStory


@dataclass(slots=True)
class VersionStory:
    """One version of a document; ``state``: draft, settled or amended."""

    version: int
    label: str
    state: str
    at: datetime
    by: str
    element: str
    node: str
    files: tuple[Attached, ...]


@dataclass(slots=True)
class SignatureStory:
    """A signature bound to a version; once void it stays, with the reason."""

    at: datetime
    version: int
    node: str
    visit: int
    person: str
    roles: tuple[str, ...]
    on_behalf: str | None
    void: bool = False
    void_reason: str = ""


@dataclass(slots=True)
class DocumentStory:
    """A document by key: ``agreement``, or ``c2:expense_form`` for a form of a case."""

    key: str
    versions: list[VersionStory] = field(default_factory=list)
    signatures: list[SignatureStory] = field(default_factory=list)
    unchanged: list[tuple[datetime, str, str]] = field(default_factory=list)  # at, by, element
    check_outs: list[CheckOutStory] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The document's id in the regulation."""
        return self.key.rpartition(":")[2]

    @property
    def case(self) -> str:
        """The case whose own document it is; "" for a document of the project."""
        return self.key.rpartition(":")[0]

    @property
    def latest(self) -> VersionStory | None:
        """The newest version."""
        return self.versions[-1] if self.versions else None

    def signed_by(self, node: str, visit: int) -> list[SignatureStory]:
        """The signatures given at one visit of a step, void ones included."""
        return [one for one in self.signatures if (one.node, one.visit) == (node, visit)]


@dataclass(slots=True)
class SectionStory:
    """One submission of a form section. ``values`` is None when erased or not asked for."""

    section: str
    version: int
    at: datetime
    by: str
    payload: str
    digest: str
    element: str
    origin: str
    seat: str | None
    replaces: bool
    values: Any = None


@dataclass(slots=True)
class FormStory:
    """One instance of a form: every submission, and what stands now."""

    document: str
    instance: int
    number: str = ""
    numbered_at: datetime | None = None
    submissions: list[SectionStory] = field(default_factory=list)

    def current(self, section: str, seat: str | None = None) -> list[SectionStory]:
        """The submissions in force: the latest of each origin, in the order they were made."""
        by_origin: dict[str, SectionStory] = {}
        for one in self.submissions:
            if (one.section, one.seat) == (section, seat):
                if one.replaces:
                    by_origin.clear()
                by_origin.pop(one.origin, None)
                by_origin[one.origin] = one
        return list(by_origin.values())

    def values(self, section: str, seat: str | None = None) -> Any:
        """What stands in a section: a mapping of fields, or a list of rows of all origins."""
        found = [one.values for one in self.current(section, seat) if one.values is not None]
        if not found:
            return None
        if isinstance(found[-1], list):
            return [row for rows in found for row in rows]
        return found[-1]

    def value(self, section: str, name: str) -> Any:
        """One field's value; None when it is blank or the section was never filled."""
        values = self.values(section)
        return values.get(name) if isinstance(values, dict) else None

    def sections(self) -> list[str]:
        """The sections filled so far, in the order of their first submission."""
        return list(dict.fromkeys(one.section for one in self.submissions))

    def seats(self, section: str) -> list[SectionStory]:
        """The copies of an ``each: role`` section in force, one per seat and visit."""
        latest: dict[tuple[str, str], SectionStory] = {}
        for one in self.submissions:
            if one.section == section and one.seat is not None:
                latest[one.element, one.seat] = one
        return list(latest.values())
