"""The list of regulations, and a search through all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from xize.core.process.graph import UserTask
from xize.core.texts import normalise
from xize.people.actor import Actor
from xize.projects.queries.coverage import Coverage, coverage, project_counts
from xize.rulebook import queries as rulebook
from xize.rulebook.names import Names
from xize.rulebook.queries import Compiled, EditionCard
from xize.web.regulations.scenarios import scenario_count

MOST_HITS = 60


@dataclass(frozen=True, slots=True)
class Row:
    """One edition of a regulation with its figures. ``running`` counts the projects under it."""

    card: EditionCard
    title: str
    coverage: Coverage
    steps: int
    documents: int
    scenarios: int
    running: int
    ended: int


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found in a regulation. ``other`` is the name it was found under."""

    kind: str
    name: str
    other: str
    regulation: str
    address: str


def rows(actor: Actor) -> list[Row]:
    """All editions the actor may read, those in force first."""
    counts = project_counts()
    return [_row(actor, card, counts) for card in rulebook.editions(actor)]


def _row(actor: Actor, card: EditionCard, counts: dict[tuple[str, bool], int]) -> Row:
    edition = rulebook.as_written(card.id)
    nodes = (
        node for one in edition.rules.procedures.values() for node in one.process.nodes.values()
    )
    return Row(
        card=card,
        title=Names(edition, actor.language).title,
        coverage=coverage(edition),
        steps=sum(isinstance(node, UserTask) for node in nodes),
        documents=len(edition.rules.documents),
        scenarios=scenario_count(card.regulation),
        running=counts.get((card.id, False), 0),
        ended=counts.get((card.id, True), 0),
    )


def hits(actor: Actor, text: str) -> list[Hit]:
    """Documents (also by their other names), steps, roles and articles that hold the text."""
    wanted = normalise(text)
    found: list[Hit] = []
    for card in rulebook.in_force(actor):
        edition = rulebook.as_written(card.id)
        found += _hits(edition, Names(edition, actor.language), card.id, wanted)
    return sorted(found, key=lambda hit: (normalise(hit.name) != wanted, bool(hit.other)))[
        :MOST_HITS
    ]


def _hits(edition: Compiled, names: Names, card: str, wanted: str) -> Iterator[Hit]:
    rules, title = edition.rules, names.title
    for document in rules.documents.values():
        name = names.document(document.id)
        other = next((one for one in document.also if wanted in normalise(one)), "")
        if wanted in normalise(name) or other:
            shown = "" if wanted in normalise(name) else other
            address = reverse("edition-documents", args=[card]) + f"#document-{document.id}"
            yield Hit(_("Document"), name, shown, title, address)
    for procedure in rules.procedures.values():
        for node in procedure.process.nodes.values():
            name = names.node(node.id, procedure.id)
            if isinstance(node, UserTask) and wanted in normalise(name):
                address = f"?procedure={procedure.id}&step={node.id}#flow-{node.id}"
                yield Hit(_("Step"), name, "", title, reverse("edition", args=[card]) + address)
    for role in rules.roles:
        if wanted in normalise(names.role(role)):
            address = reverse("edition-roles", args=[card]) + f"#role-{role}"
            yield Hit(_("Role"), names.role(role), "", title, address)
    for article in map(str, edition.regulation.articles):
        if wanted in normalise(names.article(article)):
            address = reverse("edition", args=[card]) + f"?article={article}#article-{article}"
            yield Hit(
                pgettext("of a rule", "Article"),
                f"{article} {names.article(article)}",
                "",
                title,
                address,
            )
