"""A version that was sent round: for whoever sent it, and for whoever got it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xize.core.engine import commands as c
from xize.core.engine.commands import Attached
from xize.core.engine.papers.acts import may_handle
from xize.core.engine.people.holding import identity
from xize.core.story import VersionStory
from xize.core.story.sendings import AnswerStory, SendingStory
from xize.people.actor import Actor
from xize.projects.queries.access import ProjectState, may_see, project_state, read_state
from xize.projects.queries.documents.one import files_of
from xize.projects.queries.documents.reading import opens
from xize.projects.queries.lists import ProjectLine, lines_of
from xize.projects.queries.shared_papers import sent_to
from xize.projects.refusals import NoSuchPaper


@dataclass(frozen=True, slots=True)
class SendingPage:
    """What was sent, with every receiver's way with it, in the order they were named.

    ``newer`` is a later version than the one sent; ``recordable`` the outside parties whose answer
    the reader may record.
    """

    line: ProjectLine
    read: ProjectState
    sending: SendingStory
    name: str
    version: VersionStory
    newer: VersionStory | None
    files: tuple[Attached, ...]
    answers: tuple[AnswerStory, ...]
    may_steer: bool
    recordable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MySending:
    """What a receiver sees: one version, what is asked of them, what they have answered."""

    line: ProjectLine
    read: ProjectState
    sending: SendingStory
    name: str
    version: VersionStory
    newer: VersionStory | None
    files: tuple[Attached, ...]
    mine: AnswerStory


def sent(actor: Actor, stream: str, sending: str, at: datetime) -> SendingPage:
    """For the sender and whoever may read the document. Raises ``NoSuchPaper``."""
    read = project_state(actor, stream)
    found = read.story()
    one = found.sendings.get(sending)
    if one is None or actor.partner:
        raise NoSuchPaper(sending)
    if one.by != read.actor.person and not opens(actor, read, one.document):
        raise NoSuchPaper(sending)
    version, newer, files = _versions(read, one)
    draft = read.draft(at)
    steers = may_handle(draft, c.Chase(by=read.actor, at=at, sending=sending))
    outside = [each.removeprefix("outside:") for each in one.to if each.startswith("outside:")]
    return SendingPage(
        line=lines_of(actor, [stream])[0],
        read=read,
        sending=one,
        name=read.names.document(one.document),
        version=version,
        newer=newer,
        files=files,
        answers=tuple(one.answers.get(each) or AnswerStory(each) for each in one.to),
        may_steer=steers,
        recordable=tuple(outside) if steers else (),
    )


def received(actor: Actor, stream: str, sending: str) -> MySending:
    """For a receiver, also a partner's contact. Raises ``NoSuchPaper`` for everybody else."""
    if not may_see(actor, stream):
        raise NoSuchPaper(sending)
    read = read_state(actor, stream)
    if sending not in sent_to(read):
        raise NoSuchPaper(sending)
    one = read.story().sendings[sending]
    version, newer, files = _versions(read, one)
    who = next(each for each in (read.actor.person, identity(read.actor)) if each in one.to)
    return MySending(
        line=lines_of(actor, [stream])[0],
        read=read,
        sending=one,
        name=read.names.document(one.document),
        version=version,
        newer=newer,
        files=files,
        mine=one.answers.get(who) or AnswerStory(who),
    )


def sendings_to(actor: Actor, stream: str) -> list[str]:
    """What of a project was sent to the actor and still stands, by its id."""
    return list(sent_to(read_state(actor, stream))) if may_see(actor, stream) else []


def _versions(
    read: ProjectState, one: SendingStory
) -> tuple[VersionStory, VersionStory | None, tuple[Attached, ...]]:
    """The version sent, a later one, and the files of the one sent."""
    versions = read.story().documents[one.document].versions
    version = versions[one.version - 1]
    newer = versions[-1] if versions[-1].version > one.version else None
    return version, newer, files_of(versions, one.version)
