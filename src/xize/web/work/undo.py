"""Undoing from a list: which line of it leads to a page that takes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xize.projects.queries import DoneLine, Undo
from xize.web.parts.acts import TITLES, act_address

ACTS: dict[str, str | Promise] = {
    "entered": _("gave an opinion"),
    "transferred": _("passed on"),
    "waived": _("let pass"),
    "delegated": _("delegated"),
    "answered": _("answered"),
    "signer_added": _("added signers"),
    "removed": _("removed a signer"),
    "claimed": _("claimed"),
    "released": _("released"),
    "copied": _("sent a copy"),
    "circulated": _("circulated"),
    "urged": _("urged"),
    "commented": _("commented"),
    "returned": _("sent back"),
    "taken_back": _("taken back"),
}
"""What a line says where there is no outcome."""


@dataclass(frozen=True, slots=True)
class UndoLink:
    """A way back, with its address."""

    words: str | Promise
    step: str
    address: str


class Undoing:
    """Finds what can be undone, each thing once: at its newest line."""

    def __init__(self, found: Mapping[str, Sequence[Undo]]) -> None:
        self._found = found
        self._shown: set[tuple[str, str, str]] = set()

    def all(self, stream: str) -> list[UndoLink]:
        """Everything that can be undone in a project."""
        return [_link(stream, one) for one in self._found.get(stream, ())]

    def of(self, line: DoneLine) -> UndoLink | None:
        """What the line of a decision leads back from."""
        stream, place = line.project.stream, (line.project.stream, line.case, line.node)
        if line.kind != "decided" or place in self._shown:
            return None
        for one in self._found.get(stream, ()):
            if (one.case, one.node) == (line.case, line.node) and one.element in ("", line.element):
                self._shown.add(place)
                return _link(stream, one)
        return None


def _link(stream: str, undo: Undo) -> UndoLink:
    address = act_address(undo.verb, stream, undo.element)
    if undo.verb == "withdraw":
        address += "?" + urlencode({"choice:step": f"{undo.case}/{undo.node}"})
    return UndoLink(TITLES[undo.verb][0], undo.step, address)
