"""Documents beside the steps: who keeps one, to whom one was sent and who has answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from xize.core.engine.view.papers import held_by
from xize.core.regulation.model import Word
from xize.core.story.sendings import AnswerStory, SendingStory
from xize.scenarios.expects.context import Context, alike, mismatch
from xize.scenarios.failure import Mismatch
from xize.scenarios.model import Sent
from xize.scenarios.paths import person


def kept(context: Context, wanted: Mapping[Word, Any]) -> Iterator[Mismatch]:
    """Who has a document checked out; null says that nobody has."""
    draft = context.view.draft
    for path, expected in wanted.items():
        out = held_by(draft.state, context.document(path), draft.at)
        found = person(out.person) if out else None
        if found != (None if expected is None else str(expected)):
            yield mismatch(f"kept {path}", expected, found, path)


def sent(context: Context, wanted: Mapping[Word, Sent]) -> Iterator[Mismatch]:
    """The latest sending of a document."""
    for path, expected in wanted.items():
        key = context.document(path)
        sendings = [one for one in context.view.story.sendings.values() if one.document == key]
        if not sendings:
            yield mismatch(f"sent {path}", "sent", "never sent", path)
            continue
        yield from _judged(context, path, expected, sendings[-1])


def _judged(
    context: Context, path: Word, expected: Sent, sending: SendingStory
) -> Iterator[Mismatch]:
    label = context.view.story.documents[sending.document].versions[sending.version - 1].label
    found: dict[str, Any] = {
        "to": sending.to,
        "received": _who(sending, "received"),
        "read": _who(sending, "read"),
        "replied": _who(sending, "replied"),
        "silent": sending.silent,
    }
    for name, people in found.items():
        named = getattr(expected, name)
        if named is not None and not alike(named, [person(one) for one in people]):
            yield mismatch(f"sent {path} {name}", list(named), list(map(person, people)), path)
    if expected.version is not None and expected.version != label:
        yield mismatch(f"sent {path} version", expected.version, label, path)
    if expected.recalled is not None and expected.recalled != (sending.recalled is not None):
        yield mismatch(f"sent {path} recalled", expected.recalled, not expected.recalled, path)


def _who(sending: SendingStory, how: str) -> list[str]:
    answers: list[AnswerStory] = list(sending.answers.values())
    return [one.receiver for one in answers if getattr(one, how) is not None]
