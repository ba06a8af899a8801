"""Waits that no list can release (language.md, semantics 10)."""

from __future__ import annotations

from typing import Final

from xize.core.problems import Sentence
from xize.core.regulation.check.index import Index
from xize.core.regulation.check.spots import Spot
from xize.core.regulation.model import Human, Procedure, Wait, Word
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.reading.sentences import near
from xize.core.regulation.walk import parts

SENTENCES: Final = {
    "list-without-lines": Sentence(
        "流程“{word}”不是逐项表决的清单，不能放行等待者。请给它写 lines: {{of: {procedure}}}。",
        'The procedure "{word}" decides no lines and can release nobody. Give it '
        "lines: {{of: {procedure}}}.",
    ),
    "list-of-others": Sentence(
        "清单“{word}”的各项是“{of}”，不会放行“{procedure}”。请改 lines 的 of。",
        'The lines of "{word}" are "{of}" and never release "{procedure}". Change lines: of.',
    ),
    "release-unknown": Sentence(
        "没有等待者有“{word}”这个结果{near_zh}",
        'No case waiting for this list has an outcome "{word}"{near_en}',
    ),
}


def check_lists(index: Index, notes: Notes) -> None:
    """A case that waits for a list is a line of it, and can be released."""
    for spot in index.spots:
        if isinstance(spot.part, Wait) and spot.part.awaits.list:
            _wait(spot, spot.part.awaits.list, index, notes)
    for name, procedure in index.regulation.procedures.items():
        if procedure.lines:
            _releases(name, procedure, index, notes)


def _wait(spot: Spot, name: Word, index: Index, notes: Notes) -> None:
    found = index.regulation.procedures.get(name)
    if found is None:
        return
    if found.lines is None:
        notes.say("list-without-lines", name.at, word=name, procedure=spot.procedure)
    elif found.lines.of != spot.procedure:
        notes.say("list-of-others", name.at, word=name, of=found.lines.of, procedure=spot.procedure)


def _releases(name: Word, procedure: Procedure, index: Index, notes: Notes) -> None:
    known = [
        outcome
        for spot in index.spots
        if isinstance(spot.part, Wait) and spot.part.awaits.list == name
        for outcome in spot.part.outcomes
    ]
    for part in parts(procedure):
        if isinstance(part, Human):
            for decision in part.line_outcomes.values():
                release = decision.release
                if release and release not in known:
                    notes.say("release-unknown", release.at, word=release, **near(release, known))
