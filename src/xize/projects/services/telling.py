"""Telling people of a step or a project, and saying something about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from xize.core.engine import commands as c
from xize.people.actor import Actor
from xize.projects.services.attachments import Attachment, attached
from xize.projects.services.execute import Done, execute
from xize.projects.transaction import Situation


def copy(
    *,
    actor: Actor,
    stream: str,
    to: Sequence[str],
    item: str = "",
    text: str = "",
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """抄送: tell people; who has read it is seen beside the step."""

    def make(now: Situation) -> c.Copy:
        return c.Copy(by=now.actor, at=now.at, item=item, to=tuple(to), text=text)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def circulate(
    *,
    actor: Actor,
    stream: str,
    to: Sequence[str],
    item: str = "",
    text: str = "",
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """传阅: ask people to read it and to sign for it; they may comment."""

    def make(now: Situation) -> c.Circulate:
        return c.Circulate(by=now.actor, at=now.at, item=item, to=tuple(to), text=text)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)


def comment(
    *,
    actor: Actor,
    stream: str,
    text: str,
    item: str = "",
    files: Sequence[Attachment] = (),
    at: datetime | None = None,
    key: str | None = None,
) -> Done:
    """评论: say something, with files; it decides nothing."""
    kept = attached(stream, files, at)

    def make(now: Situation) -> c.Comment:
        return c.Comment(by=now.actor, at=now.at, item=item, text=text, files=kept)

    return execute(actor=actor, stream=stream, make=make, at=at, key=key)
