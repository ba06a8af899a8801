"""What this app refuses, as data: a stable code and one fixed sentence in both languages.

RulebookRefusal
 ├─ DraftChanged       somebody else saved the draft meanwhile
 ├─ DraftHasErrors     a draft cannot be published
 ├─ DraftTooLarge
 ├─ EditionHasErrors   the text cannot be run; ``problems`` say why
 ├─ EditionLabelTaken  another text has been published under this number of the edition
 ├─ NoSuchDraft
 ├─ NoSuchEdition
 ├─ NoSuchRegulation   the library has no folder of that name
 ├─ NotDrawn           its flow is written as blocks, not drawn
 ├─ NotInForce         no edition of the regulation is in force
 └─ UnknownParameter   the edition declares no such figure
"""

from __future__ import annotations

from xize.core.problems import Problem
from xize.core.refusal import Refusal


class RulebookRefusal(Refusal):
    """Base class; ``about`` fills the place the sentence names."""


class DraftChanged(RulebookRefusal):
    """The draft is not the one that was opened; nothing was overwritten."""

    code = "draft-changed"
    zh = "草稿已由{about}另行保存，您的内容尚未保存，也没有丢失；请另存为新草稿，或重新打开草稿。"
    en = (
        "{about} has saved this draft meanwhile. What you drew is not saved, and not lost: "
        "save it as a new draft, or open the draft again."
    )


class DraftHasErrors(RulebookRefusal):
    """What was drawn cannot be run; nothing was published."""

    code = "draft-has-errors"
    zh = "草稿“{about}”还有问题，不能发布；请先在画图页面逐条处理。"
    en = "The draft {about} has problems and cannot be published; settle them in the modeller."


class DraftTooLarge(RulebookRefusal):
    """More than a draft holds."""

    code = "drawing-too-large"
    zh = "图或正文过大（上限 {about}），没有保存；请拆成几个规程。"
    en = "The drawing or the text is too large (at most {about}) and was not saved; divide it."


class EditionLabelTaken(RulebookRefusal):
    """Two texts of one regulation must not carry the same number."""

    code = "edition-label-taken"
    zh = "版本号“{about}”已经发布过；请在正文的 edition 中改用新的版本号。"
    en = "Edition {about} has been published already; write another one under edition in the text."


class NoSuchDraft(RulebookRefusal):
    """No draft has this id, or it has been published or discarded."""

    code = "no-such-draft"
    zh = "没有这份草稿，可能已经发布或删除；请从草稿列表中选择。"
    en = "There is no such draft; it may be published or discarded. Choose one from the list."


class EditionHasErrors(RulebookRefusal):
    """The text has errors; nothing was published."""

    code = "edition-has-errors"
    zh = "规程“{about}”有错误，不能发布；请先用 xize lint 查看并修改。"
    en = "The regulation {about} has errors and cannot be published; see them with xize lint."

    def __init__(self, about: str, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(about)

    def __str__(self) -> str:
        errors = [one for one in self.problems if one.severity == "error"]
        found = "; ".join(f"{one.place} {one.message_en}" for one in errors[:5])
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


class NotDrawn(RulebookRefusal):
    """A regulation written as blocks has no drawing to edit."""

    code = "not-drawn"
    zh = "规程“{about}”的流程是用文字写成的，图由文字生成；请修改文字，或新建画图的规程。"
    en = "The flow of {about} is written as text and its picture made from it; change the text."


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
