"""Notices in words: what was told, with outcomes by name."""

from __future__ import annotations

from collections.abc import Iterable

from xize.core.deadlines import text_words
from xize.people.actor import Actor
from xize.projects.queries import NoticeLine
from xize.rulebook.names import Names
from xize.rulebook.queries import as_written


def told_lines(actor: Actor, lines: Iterable[NoticeLine]) -> list[tuple[NoticeLine, str]]:
    """Each notice with its text; what came back says with which outcome."""
    return [(line, _text(actor, line)) for line in lines]


def _text(actor: Actor, line: NoticeLine) -> str:
    if line.kind == "due_moved":
        return text_words(line.text, actor.language)
    if line.kind not in ("returned", "decided", "ended_early") or not line.text:
        return line.text
    return Names(as_written(line.project.edition), actor.language).outcome(line.about, line.text)
