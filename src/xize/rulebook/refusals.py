"""What this app refuses, as data: a stable code and one fixed sentence in both languages.

RulebookRefusal
 ├─ EditionHasErrors   the text cannot be run; ``problems`` say why
 ├─ NoSuchEdition
 ├─ NoSuchRegulation   the library has no folder of that name
 ├─ NotInForce         no edition of the regulation is in force
 └─ UnknownParameter   the edition declares no such figure
"""

from __future__ import annotations

from xize.core.problems import Problem
from xize.core.refusal import Refusal


class RulebookRefusal(Refusal):
    """Base class; ``about`` fills the place the sentence names."""


class EditionHasErrors(RulebookRefusal):
    """The text has errors; nothing was published."""

    code = "edition-has-errors"
    zh = "规程“{about}”有错误，不能发布；请先用 xize lint 查看并修改。"
    en = "The regulation {about} has errors and cannot be published; see them with xize lint."

    def __init__(self, about: str, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(about)

    def __str__(self) -> str:
        found = "; ".join(f"{one.place} {one.message_en}" for one in self.problems[:5])
        return f"{super().__str__()} {found}"


class NoSuchEdition(RulebookRefusal):
    """No edition has this id."""

    code = "no-such-edition"
    zh = "没有规程版本“{about}”；请从规程列表中选择。"
    en = "There is no edition {about}; choose one from the list of regulations."


class NoSuchRegulation(RulebookRefusal):
    """The library has no such regulation."""

    code = "no-such-regulation"
    zh = "没有规程“{about}”；请核对名称或路径。"
    en = "There is no regulation {about}; check its id or path."


class NotInForce(RulebookRefusal):
    """A project can only begin under an edition in force."""

    code = "not-in-force"
    zh = "规程“{about}”没有现行版本；请先发布并施行。"
    en = "No edition of {about} is in force; publish one and put it in force."


class UnknownParameter(RulebookRefusal):
    """The edition declares no such figure."""

    code = "unknown-parameter"
    zh = "规程没有参数“{about}”；请从参数列表中选择。"
    en = "The edition has no parameter {about}; choose one of its parameters."
