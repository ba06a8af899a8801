"""Which documents of a project a reader may open (``visible_to`` of the regulation)."""

from __future__ import annotations

from xize.core.process.rulebook import Rulebook, Section
from xize.core.story import DocumentStory, Story
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.projects.queries.access import ProjectState


def readable(actor: Actor, read: ProjectState, story: Story) -> dict[str, DocumentStory]:
    """The documents the actor may open, by key."""
    mine = roles_of(actor, read)
    return {key: one for key, one in story.documents.items() if may_open(actor, read, one.id, mine)}


def may_open(actor: Actor, read: ProjectState, document: str, roles: frozenset[str]) -> bool:
    """Whether a document is open to somebody who holds these roles in the project."""
    definition = read.edition.rules.documents.get(document)
    if definition is None or not definition.visible_to:
        return True
    return _reads_everything(actor) or bool(roles & {*definition.visible_to})


def may_read(actor: Actor, section: Section, roles: frozenset[str]) -> bool:
    """Whether a section of a form that is open to the actor is open to them too."""
    if not section.visible_to:
        return True
    return _reads_everything(actor) or bool(roles & {*section.visible_to})


def _reads_everything(actor: Actor) -> bool:
    everything = Permission.PROJECTS_ALL_READ, Permission.ARCHIVE_DOSSIERS_READ
    return any(actor.may(one) for one in everything)


def roles_of(actor: Actor, read: ProjectState) -> frozenset[str]:
    """The roles a person holds in a project: by name, and through groups that include them."""
    named = {role for role, people in read.state.team.items() if actor.person in people}
    return frozenset(_with_groups(read.edition.rules, named))


def _with_groups(rules: Rulebook, named: set[str]) -> set[str]:
    found = set(named)
    while True:
        wider = {role.id for role in rules.roles.values() if found & {*role.any_of, *role.head_of}}
        if wider <= found:
            return found
        found |= wider
