"""What the compiler has to say about a regulation: one fixed sentence per code and language."""

from __future__ import annotations

from typing import Final

from xize.core.problems import Problem, Severity
from xize.core.regulation.model import Mark

SENTENCES: Final[dict[str, tuple[Severity, str, str]]] = {
    "not-executable": (
        "error",
        "{what}已读取和检查，但本版本尚不能执行；请改用已支持的写法",
        "{what} is read and checked but cannot be run yet; write it with what can",
    ),
    "objection-leads-nowhere": (
        "error",
        "{what}没有去处；请写明 goto、end 或 steps",
        "{what} leads nowhere; give it goto, end or steps",
    ),
    "reserved-id": (
        "error",
        "{what}是保留的名称，请改用其他标识",
        "{what} is a reserved name; choose another id",
    ),
    "numbering-invalid": (
        "error",
        "{what}的编号格式不对：可用 {{yyyy}} {{yy}} {{month}} {{mark}}，并须有一个 {{seq:03}}",
        "{what}: a number takes {{yyyy}} {{yy}} {{month}} {{mark}} and needs one {{seq:03}}",
    ),
    "archival-code-invalid": (
        "error",
        (
            "档号格式“{what}”不对：可用 {{fonds}} {{category}} {{yyyy}} {{retention}} {{office}} "
            "{{number}}，并须有一个 {{seq:04}}"
        ),
        (
            "the archival code {what} takes {{fonds}} {{category}} {{yyyy}} {{retention}} "
            "{{office}} {{number}} and needs one {{seq:04}}"
        ),
    ),
    "each-not-here": (
        "error",
        "{what}不能用 each；请把它放在 block 里，在 block 上写 each",
        "{what} takes no each; put it into a block and write each there",
    ),
    "optional-not-here": (
        "warning",
        "{what}上的 optional 不起作用；请写在其中的步骤上，或用 when",
        "optional has no effect on {what}; write it on the steps inside, or use when",
    ),
}
"""Code -> severity and both sentences. ``{what}`` is the id, or the construct, in question."""


class Findings:
    """Collects problems while a regulation is compiled."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def report(self, code: str, at: Mark, what: str) -> None:
        """Add one finding about ``what`` at this place."""
        severity, zh, en = SENTENCES[code]
        self._found.append(
            Problem(
                code=code,
                severity=severity,
                message_zh=zh.format(what=what),
                message_en=en.format(what=what),
                line=at.line,
                column=at.column,
            )
        )

    def add(self, problem: Problem) -> None:
        """Add a finding somebody else has put into words."""
        self._found.append(problem)

    def all(self) -> tuple[Problem, ...]:
        """Everything reported so far, in order."""
        return tuple(self._found)
