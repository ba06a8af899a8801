"""Facts for deciding one of many in a common transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from xize.core.forms import Kind
from xize.projects.facts import DatabaseFacts


class NotAmongOthers(Exception):  # noqa: N818 - it says what to do instead
    """The decision depends on what the others in the same transaction may change."""


class OwnFacts(DatabaseFacts):
    """Answers about people and the stream itself, which the other decisions do not touch.

    Who asks about other streams, or for a number without gaps, must decide by itself.
    """

    def find(self, kind: Kind, text: str) -> str | None:
        """See ``Facts``."""
        return among_others() if kind == "project" else super().find(kind, text)

    def next_number(self, key: str) -> int:
        """See ``Facts``."""
        among_others()

    def open_items(self, person: str) -> int:
        """See ``Facts``."""
        among_others()

    def project(self, project: str) -> Mapping[str, Any] | None:
        """See ``Facts``."""
        among_others()

    def has_row(self, of: str, label: str) -> bool:
        """See ``Facts``: rows of registers are rows of other projects."""
        among_others()

    def register(self, name: str) -> Sequence[Mapping[str, Any]]:
        """See ``Facts``."""
        among_others()


def among_others() -> NoReturn:
    """Stop: this cannot be answered here."""
    raise NotAmongOthers
