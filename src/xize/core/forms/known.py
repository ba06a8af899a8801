"""What a form may refer to: people, departments, other projects, files, rows of other tables."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Literal, Protocol

Kind = Literal["person", "department", "organisation", "project", "file", "picture"]


class Known(Protocol):
    """Asked while a section is read; answered by a database, a scenario or a test."""

    def find(self, kind: Kind, text: str) -> str | None:
        """The id of what ``text`` names (an id or a unique name), None when there is none."""
        ...

    def rows(self, of: str) -> Container[str]:
        """Labels of the rows of ``document.section``: the values of its first column.

        Without a dot: numbers of a document's forms, or rows of a pool or register, which may be
        too many to be listed.
        """
        ...


class Shadowing:
    """A ``Known`` in which some tables have just been filled and count before they are stored."""

    def __init__(self, known: Known, tables: Mapping[str, Sequence[str]]) -> None:
        self._known = known
        self._tables = tables

    def find(self, kind: Kind, text: str) -> str | None:
        """See ``Known``."""
        return self._known.find(kind, text)

    def rows(self, of: str) -> Container[str]:
        """See ``Known``."""
        return self._tables[of] if of in self._tables else self._known.rows(of)
