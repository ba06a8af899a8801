"""Regulations in force: titles, articles, steps, roles, and documents by each of their names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xize.core.process.graph import UserTask
from xize.ledger.instants import optional_micros
from xize.people.actor import SYSTEM
from xize.rulebook import queries as rulebook
from xize.rulebook.names import Names
from xize.rulebook.queries import Compiled, EditionCard, as_written
from xize.search.draft import Draft
from xize.search.draft import told as saying
from xize.search.keys import RULE, key_of


@dataclass(frozen=True, slots=True)
class _Edition:
    """An edition with its names in both languages."""

    card: EditionCard
    written: Compiled
    zh: Names
    en: Names

    def draft(self, part: str, ident: str, zh: str, en: str, *also: str) -> Draft:
        """A part of it by its names, told with the regulation's title."""
        return saying(
            RULE,
            key_of(part, self.card.id, ident),
            zh,
            self.zh.title,
            self.en.title,
            title_en="" if en == zh else en,
            names=also,
            regulation=self.card.regulation,
            at=optional_micros(self.card.in_force_at) or 0,
        )


def rules() -> list[Draft]:
    """Everything of the editions in force."""
    return [draft for card in rulebook.in_force(SYSTEM) for draft in _edition(card)]


def _edition(card: EditionCard) -> Iterator[Draft]:
    written = as_written(card.id)
    one = _Edition(card, written, Names(written, "zh-hans"), Names(written, "en"))
    yield one.draft("regulation", "", one.zh.title, one.en.title, card.regulation)
    for article in map(str, written.regulation.articles):
        zh, en = one.zh.article(article), one.en.article(article)
        yield one.draft("article", article, f"{article} {zh}", f"{article} {en}")
    for procedure in written.rules.procedures.values():
        for node in procedure.process.nodes.values():
            if isinstance(node, UserTask):
                names = one.zh.node(node.id, procedure.id), one.en.node(node.id, procedure.id)
                yield one.draft("step", key_of(procedure.id, node.id), *names)
    for document in written.rules.documents.values():
        names = one.zh.document(document.id), one.en.document(document.id)
        yield one.draft("paper", document.id, *names, *document.also)
    for role in written.rules.roles:
        yield one.draft("role", role, one.zh.role(role), one.en.role(role))
