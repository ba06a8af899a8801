"""Names of people by id, fetched once for a page."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from xize.core.engine.commands import CLOCK
from xize.people import queries
from xize.people.actor import Actor
from xize.people.cards import PersonCard
from xize.rulebook.names import Names

OUTSIDE = "outside:"


class People:
    """Cards of everybody a page names. Unknown ids are shown as somebody who left no name."""

    do_not_call_in_templates = True  # Django would call it without an id

    def __init__(self, actor: Actor, ids: Iterable[str], names: Names | None = None) -> None:
        self.cards = queries.people(actor, {one for one in ids if one})
        self.names = names

    def __call__(self, ident: str) -> str:
        """The name of a person, of the clock, or of an outside party."""
        if ident in self.cards:
            return self.cards[ident].name
        if ident == CLOCK:
            return _("The clock")
        if ident.startswith(OUTSIDE) and self.names is not None:
            return self.names.role(ident.removeprefix(OUTSIDE))
        return _("Somebody no longer known") if ident else "—"

    def card(self, ident: str) -> PersonCard:
        """The card; one with nothing but a name for whoever has none."""
        return self.cards.get(ident) or PersonCard(id=ident, username="", name=self(ident))

    def all(self, idents: Iterable[str]) -> str:
        """Several names in one text."""
        return _(", ").join(self(one) for one in idents)
