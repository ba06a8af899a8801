"""The fixed table of functions: what each takes, answers and means.

A *reference* argument names a thing instead of asking for its value: `approved(sign_off)` is about
the step, not about something the step is worth. References are written as a name; the environment
receives the path. Functions that need the world (`asks_world`) are answered by the environment,
all others here.
"""

from enum import Enum
from typing import Final, NamedTuple


class Takes(Enum):
    """What an argument has to be."""

    ANY = "any"  # a value of any type
    LIST = "list"  # a list, rows or a column; one value counts as a list of one, null as empty
    NUMBER = "number"
    DAY = "day"  # a date, or the day of a datetime
    STEP = "step"  # reference to a step, block or procedure
    DOCUMENT = "document"  # reference to a document
    REGISTER = "register"  # a register's name as quoted text


REFERENCES: Final = frozenset((Takes.STEP, Takes.DOCUMENT))
"""What is passed as a path and not evaluated."""


class Answers(Enum):
    """What a call is worth."""

    YES_NO = "yes_no"
    NUMBER = "number"
    PERCENT = "percent"
    TEXT = "text"
    DATE = "date"
    SAME = "same"  # of the type of (the elements of) the first argument
    SIGNATURES = "signatures"
    REGISTER = "register"  # rows of the register named


class Function(NamedTuple):
    """One function of the language."""

    name: str
    takes: tuple[Takes, ...]
    answers: Answers
    usage: str
    meaning_zh: str
    meaning_en: str
    optional: int = 0  # how many of the last arguments may be left out
    repeats: bool = False  # the last argument may be given several times
    asks_world: bool = False

    def fits(self, count: int) -> bool:
        """Whether it may be called with so many arguments."""
        least = len(self.takes) - self.optional
        return count >= least if self.repeats else least <= count <= len(self.takes)

    def takes_at(self, position: int) -> Takes:
        """What the argument at this position (from 0) has to be; ask only where it fits."""
        return self.takes[min(position, len(self.takes) - 1)]


_DAYS = (Takes.DAY, Takes.DAY)

_LISTS = (
    Function(
        "sum",
        (Takes.LIST,),
        Answers.SAME,
        "sum(lines.wanted)",
        "合计；空白不计，没有时为 0",
        "the total; blanks are skipped, nothing gives 0",
        repeats=True,
    ),
    Function(
        "average",
        (Takes.LIST,),
        Answers.NUMBER,
        "average(signatures(sign_off).days)",
        "平均数；空白不计，没有时为空",
        "the mean; blanks are skipped, nothing gives null",
        repeats=True,
    ),
    Function(
        "count",
        (Takes.LIST,),
        Answers.NUMBER,
        "count(charter.departments)",
        "个数；空白不计",
        "how many there are; blanks are skipped",
        repeats=True,
    ),
    Function(
        "share",
        (Takes.LIST,),
        Answers.PERCENT,
        "share(signatures(sign_off).on_time)",
        "为真者所占比例（0.5 即 50 %）；空白算不真，没有时为空",
        "the proportion of true ones (0.5 is 50 %); blanks are not true, nothing gives null",
        repeats=True,
    ),
    Function(
        "every",
        (Takes.LIST,),
        Answers.YES_NO,
        "every(charter.departments.lead)",
        "每一个都为真；空白不真，没有时为真",
        "all are true; blanks are not, an empty list is",
        repeats=True,
    ),
    Function(
        "any_of",
        (Takes.LIST,),
        Answers.YES_NO,
        "any_of(defects.open)",
        "至少一个为真；没有时为假",
        "at least one is true; an empty list is not",
        repeats=True,
    ),
    Function(
        "covers",
        (Takes.LIST, Takes.LIST),
        Answers.YES_NO,
        "covers(results.line, requirements.lines.number)",
        "后者的每个非空值都在前者中；后者没有值时为真",
        "every value of the second, blanks aside, occurs in the first; nothing is always covered",
    ),
    Function(
        "min",
        (Takes.LIST,),
        Answers.SAME,
        "min(offers.price)",
        "最小（最早）者；空白不计，没有时为空",
        "the least or earliest; blanks are skipped, nothing gives null",
        repeats=True,
    ),
    Function(
        "max",
        (Takes.LIST,),
        Answers.SAME,
        "max(0, project.amount - 1000)",
        "最大（最晚）者；空白不计，没有时为空",
        "the greatest or latest; blanks are skipped, nothing gives null",
        repeats=True,
    ),
)
_VALUES = (
    Function(
        "round",
        (Takes.NUMBER, Takes.NUMBER),
        Answers.SAME,
        "round(project.amount / 3, 2)",
        "四舍五入到若干位小数（默认整数，至多 10 位）",
        "rounded half up to so many decimals (none if not said, 10 at most)",
        optional=1,
    ),
    Function(
        "days",
        _DAYS,
        Answers.NUMBER,
        "days(project.start, today)",
        "自前一日至后一日的日历天数；倒过来为负",
        "calendar days from the first to the second; negative backwards",
    ),
    Function(
        "months",
        _DAYS,
        Answers.NUMBER,
        "months(project.start, today)",
        "自前一日至后一日的整月数；倒过来为负",
        "whole months from the first to the second; negative backwards",
    ),
    Function("has", (Takes.ANY,), Answers.YES_NO, "has(project.live_on)", "有内容", "is filled in"),
    Function(
        "empty", (Takes.ANY,), Answers.YES_NO, "empty(project.live_on)", "没有内容", "is blank"
    ),
)
_WORLD = (
    Function(
        "today",
        (),
        Answers.DATE,
        "today()",
        "今天；也可只写 today",
        "this day; `today` is the same",
        asks_world=True,
    ),
    Function(
        "workdays",
        _DAYS,
        Answers.NUMBER,
        "workdays(project.cycle_end, step.joint_test.completed)",
        "自前一日至后一日的工作日数；倒过来为负",
        "workdays from the first to the second by the calendar; negative backwards",
        asks_world=True,
    ),
    Function(
        "approved",
        (Takes.STEP,),
        Answers.YES_NO,
        "approved(sign_off)",
        "该步骤最近一次已办结且结果为通过",
        "the step's latest completed visit ended in agreement",
        asks_world=True,
    ),
    Function(
        "signed",
        (Takes.DOCUMENT, Takes.STEP),
        Answers.YES_NO,
        "signed(agreement, sign_agreement)",
        "文档现行版本已在该步骤（不写则在任一步骤）签署齐全",
        "the document's present version bears all signatures of the step (of any, if not said)",
        optional=1,
        asks_world=True,
    ),
    Function(
        "signatures",
        (Takes.STEP,),
        Answers.SIGNATURES,
        "signatures(sign_off).on_time",
        "该步骤的签署记录",
        "the signatures given in a step",
        asks_world=True,
    ),
    Function(
        "version",
        (Takes.DOCUMENT,),
        Answers.TEXT,
        "version(agreement) == '1.0'",
        "文档现行版本号",
        "the label of the document's present version",
        asks_world=True,
    ),
    Function(
        "register",
        (Takes.REGISTER,),
        Answers.REGISTER,
        "register('projects').stage",
        "台账的各行",
        "the rows of a register, across projects",
        asks_world=True,
    ),
)

FUNCTIONS: Final = {function.name: function for function in (*_LISTS, *_VALUES, *_WORLD)}
"""All functions by name; there are no others."""
