"""Versions that were sent to somebody: they may read these, whatever roles they hold."""

from __future__ import annotations

from xize.core.engine.people.holding import identity
from xize.core.engine.state import Sending
from xize.documents import queries as documents
from xize.projects.queries.access import ProjectState


def sent_to(read: ProjectState) -> dict[str, Sending]:
    """What was sent to the reader, or to their party, and not taken back; by its id."""
    me = {identity(read.actor), read.actor.person} - {""}
    return {key: one for key, one in read.state.sent.items() if not one.recalled and me & {*one.to}}


def was_sent(read: ProjectState, key: str, version: int) -> bool:
    """Whether the files of a version were sent to the reader.

    Settling adds no file: who was sent the settled version reads those of the text it settles.
    """
    return any(
        one.document == key and documents.filed_version(read.stream, key, one.version) == version
        for one in sent_to(read).values()
    )
