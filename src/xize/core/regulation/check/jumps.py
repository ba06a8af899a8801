"""``goto:`` and ``reopen:``: may the flow lead there? (language.md, semantics 1)"""

from __future__ import annotations

from typing import Final

from xize.core.problems import Sentence
from xize.core.regulation.check.index import Index
from xize.core.regulation.check.order import seen
from xize.core.regulation.check.spots import MAIN, Spot
from xize.core.regulation.model import Outcome, Target, Word
from xize.core.regulation.reading.notes import Notes

SENTENCES: Final = {
    "goto-into-block-ahead": Sentence(
        "“{word}”在后面的区块“{block}”里面，流程还没有到过那里。请去往“{block}”本身，或把它移到同一区块。",
        '"{word}" lies inside the later block "{block}", which has not been entered yet. Go to '
        '"{block}" itself, or move the step into this block.',
    ),
    "goto-sibling-branch": Sentence(
        "“{word}”在同一并行区块的另一分支里。请只去往本分支，或去往整个并行区块“{block}”。",
        '"{word}" lies in another branch of the same parallel block. Go to a step of this branch, '
        'or to the whole block "{block}".',
    ),
    "goto-into-choice": Sentence(
        "“{word}”在选择区块“{block}”的一种情形里，可能从未走过；没走过时会被拒绝。最好去往“{block}”。",
        '"{word}" lies in one case of the choice "{block}", which may never have been taken; then '
        'it is refused. Better go to "{block}".',
        "warning",
    ),
    "goto-other-procedure": Sentence(
        "“{word}”属于另一流程“{procedure}”。goto 只能留在本流程；对主流程请用 reopen。",
        '"{word}" belongs to another procedure, "{procedure}". goto stays in its own; use reopen '
        "for the host.",
    ),
    "goto-alongside": Sentence(
        "“{word}”与流程并行（alongside），goto 不能跨过去。请用 reopen，或去往同一侧的环节。",
        '"{word}" runs alongside the flow and goto cannot cross over. Use reopen, or a step on the '
        "same side.",
    ),
    "goto-several": Sentence(
        "goto 的几个目标必须都是同一并行区块的分支。请只留一个，或用 choose_from。",
        "Several targets of goto must be branches of one parallel block. Keep one, or use "
        "choose_from.",
    ),
    "reopen-ahead": Sentence(
        "“{word}”在后面，还没有办过，不能重新打开。请去往已经办过的环节。",
        '"{word}" lies ahead and cannot be reopened before it was done. Name a step done before.',
    ),
}


def check_jumps(index: Index, notes: Notes) -> None:
    """Every goto and reopen leads where the flow can go."""
    for spot in index.spots:
        if not isinstance(spot.part, Outcome):
            continue
        if spot.part.goto:
            _several(spot, spot.part.goto, index, notes)
            for word in spot.part.goto.all:
                if target := index.target(word, spot):
                    _goto(spot, word, target, notes)
        if spot.part.reopen:
            for word in spot.part.reopen.all:
                if target := index.target(word, spot):
                    _reopen(spot, word, target, notes)


def _goto(source: Spot, word: Word, target: Spot, notes: Notes) -> None:
    how = seen(source, target)
    match how.relation:
        case "elsewhere":
            procedure = "主流程" if target.procedure == MAIN else target.procedure
            notes.say("goto-other-procedure", word.at, word=word, procedure=procedure)
        case "beside":
            notes.say("goto-alongside", word.at, word=word)
        case "sibling_branch":
            block = target.enclosing("parallel")
            notes.say("goto-sibling-branch", word.at, word=word, block=_name(block))
        case "ahead" if not how.direct:
            notes.say("goto-into-block-ahead", word.at, word=word, block=_outermost(source, target))
        case "before" | "inside" | "other_case" if how.in_case or how.relation == "other_case":
            block = target.enclosing("choose") or target.enclosing("step")
            notes.say("goto-into-choice", word.at, word=word, block=_name(block))


def _reopen(source: Spot, word: Word, target: Spot, notes: Notes) -> None:
    if seen(source, target).relation == "ahead":
        notes.say("reopen-ahead", word.at, word=word)


def _several(spot: Spot, goto: Target, index: Index, notes: Notes) -> None:
    targets = [index.target(word, spot) for word in goto.to]
    found = [target for target in targets if target is not None]
    if len(found) > 1 and not (
        all(target.kind == "branch" for target in found)
        and len({id(target.parent) for target in found}) == 1
    ):
        notes.say("goto-several", goto.at)


def _outermost(source: Spot, target: Spot) -> str:
    """The block ahead, as seen from the source, that holds the target."""
    ours = source.chain()
    return _name(next(spot for spot in target.chain() if spot not in ours))


def _name(spot: Spot | None) -> str:
    return str(spot.ident) if spot else ""
