"""Words of this screen: how a document stands, on which way it goes, what a version is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xize.projects.queries.documents import DocumentLine, Stop
from xize.rulebook.names import Names

STANDINGS: dict[str, str | Promise] = {
    "": _("to come"),
    "draft": _("draft"),
    "settled": _("settled"),
    "amended": _("amended"),
    "final": _("final"),
}
"""How a document stands; final is what was signed as it is."""

HOWS: dict[str, str | Promise] = {
    "produces": _("hands it in"),
    "revises": _("revises it"),
    "fills": _("fills it in"),
    "settles": _("settles it"),
    "signs": _("signs it"),
    "uses": _("reads it"),
    "requires": _("needs it"),
}
"""What a step does with a document."""


@dataclass(frozen=True, slots=True)
class ShownStop:
    """A step on a document's way, in words."""

    name: str
    hows: str


def way(stops: Iterable[Stop], names: Names) -> list[ShownStop]:
    """Steps with everything they do with the document, each step once."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in stops:
        found.setdefault((one.procedure, one.node), []).append(str(HOWS[one.how]))
    return [
        ShownStop(names.node(node, procedure), " · ".join(hows))
        for (procedure, node), hows in found.items()
    ]


def readers(line: DocumentLine, names: Names) -> list[str]:
    """The roles a document is open to; nobody named means everybody of the project."""
    return [names.role(one) for one in line.readers]
