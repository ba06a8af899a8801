"""Saved views of a register: one's own, and those its keepers share."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from xize.registers.models import View
from xize.registers.opened import Opened


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view; ``query`` is what follows the "?" of the page. ``removable`` by this reader."""

    id: int
    name: str
    query: str
    shared: bool
    removable: bool


def saved_views(opened: Opened) -> list[SavedView]:
    """The views offered to the reader: shared ones first, then by name."""
    mine = Q(owner=opened.actor.person)
    found = View.objects.filter(mine | Q(shared=True), register=opened.shape.key)
    return [
        SavedView(
            one.id,
            one.name,
            one.query,
            one.shared,
            one.owner == opened.actor.person or (one.shared and opened.whole),
        )
        for one in found.order_by("-shared", "name")
    ]
