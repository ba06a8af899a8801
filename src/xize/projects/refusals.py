"""What this app refuses, and every kind of refusal that a person may meet when they act.

ProjectRefusal
 ├─ NoSuchProject     unknown, or not for this actor to see
 ├─ NoSuchItem        no such open step, or not for this actor to see
 └─ NoSuchPaper       no such document, version or sending, or not for this actor to see
"""

from __future__ import annotations

from xize.core.engine import Refused
from xize.core.refusal import Refusal
from xize.documents.refusals import DocumentRefusal
from xize.jobs.refusals import JobRefusal
from xize.people.refusals import PeopleRefusal
from xize.printing.refusals import PrintingRefusal
from xize.rulebook.refusals import RulebookRefusal


class ProjectRefusal(Refusal):
    """Base class; ``about`` fills the place the sentence names."""


class NoSuchProject(ProjectRefusal):
    """Unknown, or not for this actor to see: the answer is the same."""

    code = "no-such-project"
    zh = "没有这个项目，或您无权查看；请从项目列表中选择。"
    en = "There is no such project, or it is not open to you; choose one from your list."


class NoSuchItem(ProjectRefusal):
    """The step is not open (any more), or not for this actor to see."""

    code = "no-such-item"
    zh = "这项工作已办结或不存在；请回到待办列表查看。"
    en = "This work is done already or does not exist; see your list of open work."


class NoSuchPaper(ProjectRefusal):
    """No such document, version or sending, or not for this actor to see."""

    code = "no-such-document"
    zh = "没有这份文档或这次分发，或您无权查看；请从项目的文档页或“待签收”打开。"
    en = (
        "There is no such document or sending, or it is not open to you; open it from the "
        "project's documents or from what you are to sign for."
    )


REFUSALS = (
    Refused,
    JobRefusal,
    PeopleRefusal,
    RulebookRefusal,
    DocumentRefusal,
    PrintingRefusal,
    ProjectRefusal,
)
"""All of them have ``code`` and ``sentence(language)``."""
