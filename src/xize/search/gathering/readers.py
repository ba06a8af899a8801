"""Who may find what only some of those who see a project may read (``visible_to``)."""

from __future__ import annotations

from xize.core.process.rulebook import Section
from xize.people.actor import Actor
from xize.projects.queries.access import ProjectState
from xize.projects.queries.papers import may_open, may_read, roles_of
from xize.search.draft import EVERYBODY


def of_document(read: ProjectState, document: str) -> str:
    """Everybody, or the people of the team it is open to, as ``models.Entry.readers``."""
    return of_section(read, document, None)


def of_section(read: ProjectState, document: str, section: Section | None) -> str:
    """The same of a section of a form: open to those alone who may read both."""
    definition = read.edition.rules.documents.get(document)
    restricted = (definition and definition.visible_to) or (section and section.visible_to)
    if not restricted:
        return EVERYBODY
    team = sorted({person for people in read.state.team.values() for person in people})
    found = [one for one in team if _reads(Actor(one), read, document, section)]
    return "".join(f"|{one}" for one in found) + "|"


def _reads(actor: Actor, read: ProjectState, document: str, section: Section | None) -> bool:
    roles = roles_of(actor, read)
    opens = may_open(actor, read, document, roles)
    return opens and (section is None or may_read(actor, section, roles))
