"""Facts for pages that ask for much at once: read together what deciding reads one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection

from xize.core.process.rulebook import Rulebook
from xize.ledger.payloads import bodies_of
from xize.people import queries as people
from xize.people.actor import Actor
from xize.people.cards import PersonCard
from xize.projects.facts import DatabaseFacts
from xize.projects.queries.lists import open_to


class ReadAheadFacts(DatabaseFacts):
    """All payloads of a stream in one query, everybody named once, no question asked twice.

    Of other projects only those are seen that are open to the actor. ``cards`` are the people met
    on the way, in the actor's language.
    """

    def __init__(self, actor: Actor, stream: str, rules: Rulebook, named: Sequence[str]) -> None:
        super().__init__(stream, rules)
        self._actor = actor
        self._named = tuple(named)
        self.cards: dict[str, PersonCard] = {}
        self._payloads.update(bodies_of(connection, stream))
        self._signed: dict[str, Sequence[Mapping[str, Any]]] = {}
        self._registers: dict[str, Sequence[Mapping[str, Any]]] = {}

    def signatures(self, node: str) -> Sequence[Mapping[str, Any]]:
        """See ``Facts``."""
        if node not in self._signed:
            self._signed[node] = super().signatures(node)
        return self._signed[node]

    def register(self, name: str) -> Sequence[Mapping[str, Any]]:
        """See ``Facts``."""
        if name not in self._registers:
            self._registers[name] = super().register(name)
        return self._registers[name]

    def _counted(self) -> tuple[str, Sequence[Any]]:
        """What a reader is told about other projects follows who may open them."""
        return open_to(self._actor)

    def _places_of(self, leads: Sequence[str]) -> None:
        """Everybody who leads a project, with who is named on the page, in one query."""
        self.cards |= people.people(self._actor, {*leads, *self._named})
        for ident, card in self.cards.items():
            self._memory["place", ident] = (card.department, card.active)
