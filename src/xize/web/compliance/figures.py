"""Figures as people read them, each with links to the rows it is computed from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from xize.core.process.rulebook import Rulebook
from xize.people import queries as people
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.projects.queries.figures import Figure, ProjectFigures, Source
from xize.rulebook.names import Names
from xize.rulebook.queries import as_written
from xize.web.parts.figures import figure_text


@dataclass(frozen=True, slots=True)
class RowsLink:
    """Where the rows of a figure stand."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure; ``text`` is empty where there is nothing to count yet.

    ``counts`` says which projects are counted, where it is about more than this one.
    """

    id: str
    name: str
    text: str
    groups: tuple[tuple[str, str], ...]
    formula: str
    cites: tuple[str, ...]
    links: tuple[RowsLink, ...]
    counts: str


def shown_figures(actor: Actor, found: ProjectFigures) -> list[ShownFigure]:
    """All figures of a project."""
    edition = as_written(found.line.edition)
    names = Names(edition, actor.language)
    units = _units(actor, found)

    def group(figure: Figure, ident: str) -> str:
        return units.get(ident) or _option(edition.rules, names, figure.per, ident)

    return [
        ShownFigure(
            id=one.id,
            name=one.name,
            text=figure_text(one.kind, one.value),
            groups=tuple(
                (group(one, key), figure_text(one.kind, value)) for key, value in one.groups
            ),
            formula=one.formula,
            cites=one.cites,
            links=tuple(_links(found.line.stream, one.sources, names)),
            counts=_counts(actor) if any(at.kind == "projects" for at in one.sources) else "",
        )
        for one in found.figures
    ]


def _counts(actor: Actor) -> str:
    """Which projects the reader is told about."""
    if actor.may(Permission.PROJECTS_ALL_READ):
        return _("Counted: all projects of this regulation.")
    return _("Counted: the projects of this regulation that you may open.")


def _units(actor: Actor, found: ProjectFigures) -> dict[str, str]:
    """Names of departments: of the people met on the way, or of all where that is not enough."""
    known = {one.department: one.unit for one in found.cards.values() if one.department}
    groups = {key for one in found.figures if one.per == "department" for key, _ in one.groups}
    if groups <= known.keys():
        return known
    return {one.id: one.name for one in people.departments(actor)}


def _option(rules: Rulebook, names: Names, per: str, ident: str) -> str:
    """The name of an option of the field a figure is grouped by."""
    for document in rules.documents.values():
        for section in document.sections:
            for field in section.fields:
                if field.id == per and ident in field.options:
                    place = f"{document.id}.{section.id}.{field.id}"
                    return names.option(place, ident, field.options[ident])
    return ident


def _links(stream: str, sources: tuple[Source, ...], names: Names) -> Iterator[RowsLink]:
    """One link for each source that has a page."""
    for source in sources:
        match source.kind:
            case "signatures":
                yield from _link(names.node(source.id), "project-signatures", stream)
            case "document":
                yield from _link(names.document(source.id), "project-forms", stream)
            case "step":
                step = f"?step={source.id}#flow-{source.id}"
                yield from _link(names.node(source.id), "project-flow", stream, more=step)
            case "dossier":
                yield from _link(_("Dossier"), "dossier", stream)
            case "projects":
                yield from _link(_("Projects"), "projects")
            case _:
                yield from _link(names.datum(source.id), "project", stream)


def _link(words: str, route: str, *args: str, more: str = "") -> Iterator[RowsLink]:
    """A link to a page of this site, nothing where the site has no such page."""
    try:
        yield RowsLink(words, reverse(route, args=args) + more)
    except NoReverseMatch:
        return
