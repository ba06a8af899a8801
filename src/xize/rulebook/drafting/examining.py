"""What is wrong with a draft: the file against the standard, the text against the language.

A problem of the text that stands in a step is a problem of that step's element, so that the
modeller can show where it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from xize.core.problems import Problem
from xize.core.process.bpmn.carrying import joined, lines_before, spots_of
from xize.core.process.bpmn.findings import Finding
from xize.core.process.bpmn.writing import write
from xize.core.process.compile.drawn.file import Drawn, drawn, is_error
from xize.core.process.compile.whole import problems_of_whole
from xize.rulebook.drafting.composing import apart
from xize.rulebook.texts import DRAWN_FILE, ENGLISH_FILE, MAIN_FILE

Spots = list[tuple[int, str]]
MOST: Final = 200
"""Problems shown at once; who has more begins with these."""


class DraftProblem(NamedTuple):
    """One problem. ``node`` is the element it is about, "" for the draft as a whole.

    ``line`` is one of the text without its steps, where it is in the text.
    """

    rule: str
    node: str
    file: str
    line: int
    weight: Literal["error", "warning"]
    message_zh: str
    message_en: str

    def sentence(self, language: str) -> str:
        """The sentence for people: ``zh`` (any Chinese tag) or English."""
        return self.message_zh if language.startswith("zh") else self.message_en


def examine(rest: str, section: str, drawing: str) -> tuple[DraftProblem, ...]:
    """Everything there is to say about a draft, what forbids publishing it first."""
    parts, findings = apart(rest, section, drawing)
    if parts is None:
        return _in_order(_of_finding(one) for one in findings)
    text, content = joined(rest, parts.section), write(parts.flow)
    file = drawn(content)
    found = [_of_finding(one) for one in file.findings]
    told = {(one.rule, one.line) for one in file.findings}
    spots = {MAIN_FILE: spots_of(text), parts.file: _lines_of(file)}
    first, more = lines_before(rest), parts.section.count("\n")
    for one in problems_of_whole(text, {parts.file: content}, MAIN_FILE):
        again = one.file == parts.file and (one.code, one.line) in told
        # names the drawing gives are not known while it cannot be made out
        follows = one.code == "unknown-name" and not file.procedures
        if one.file != ENGLISH_FILE and not again and not follows:
            said = _of_problem(one, spots.get(one.file, []))
            behind = one.file == MAIN_FILE and one.line > first + more
            found.append(said._replace(line=one.line - more) if behind else said)
    return _in_order(found)


def refuses(problems: Iterable[DraftProblem]) -> bool:
    """Whether any of them forbids publishing."""
    return any(one.weight == "error" for one in problems)


def _of_finding(finding: Finding) -> DraftProblem:
    return DraftProblem(
        rule=finding.rule,
        node=finding.node,
        file=DRAWN_FILE,
        line=finding.line,
        weight="error" if is_error(finding) else "warning",
        message_zh=finding.message_zh,
        message_en=finding.message_en,
    )


def _of_problem(problem: Problem, spots: Spots) -> DraftProblem:
    place = bisect_right([line for line, _ in spots], problem.line) - 1
    return DraftProblem(
        rule=problem.code,
        node=spots[place][1] if place >= 0 else "",
        file=problem.file,
        line=problem.line,
        weight="error" if problem.severity == "error" else "warning",
        message_zh=problem.message_zh,
        message_en=problem.message_en,
    )


def _lines_of(file: Drawn) -> Spots:
    """The line every node and flow of the file begins on."""
    processes = file.model.processes.values() if file.model else ()
    scopes = [scope for one in processes for scope in one.scopes.values()]
    nodes = [(one.line, one.id) for scope in scopes for one in scope.nodes.values()]
    return sorted(nodes + [(one.line, one.id) for scope in scopes for one in scope.flows.values()])


def _in_order(problems: Iterable[DraftProblem]) -> tuple[DraftProblem, ...]:
    once = dict.fromkeys(problems)
    return tuple(sorted(once, key=lambda one: one.weight == "warning")[:MOST])
