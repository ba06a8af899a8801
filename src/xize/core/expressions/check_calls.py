"""Are a function's arguments what it takes, and what is the call worth?"""

from functools import reduce
from typing import Final

from .complaints import not_comparable, unknown_function, unknown_name, wrong_argument, wrong_count
from .functions import FUNCTIONS, REFERENCES, Answers, Function, Takes
from .literals import literal_findings
from .nodes import Call, Node, Path, Text
from .notes import Notes
from .relations import DAYS, NUMERIC, common, comparable, is_open, orderable
from .scope import Unknown
from .types import DATE, NUMBER, PERCENT, SIGNATURES, TEXT, UNKNOWN, YES_NO, Kind, Type, element

_WANTED: Final[dict[Takes, tuple[frozenset[Kind], tuple[str, str]]]] = {
    Takes.NUMBER: (NUMERIC, ("数字", "a number")),
    Takes.DAY: (DAYS, ("日期", "a date")),
    Takes.STEP: (frozenset({"step"}), ("步骤的名称", "the name of a step")),
    Takes.DOCUMENT: (frozenset({"document"}), ("文档的名称", "the name of a document")),
}
_ANSWERS: Final = {
    Answers.YES_NO: YES_NO,
    Answers.NUMBER: NUMBER,
    Answers.PERCENT: PERCENT,
    Answers.TEXT: TEXT,
    Answers.DATE: DATE,
    Answers.SIGNATURES: SIGNATURES,
}


def call_type(node: Call, types: list[Type], notes: Notes) -> Type:
    """The type a call is worth, from the types of its arguments."""
    function = FUNCTIONS.get(node.function)
    if function is None:
        return notes.complain(unknown_function(node.function, node.at))
    if not function.fits(len(types)):
        return notes.complain(wrong_count(function, len(types), node.at))
    for position, (argument, type_) in enumerate(zip(node.arguments, types, strict=True)):
        _argument(function, position, argument, type_, notes)
    members = [element(type_) or type_ for type_ in types]
    _members(function, node, members, notes)
    match function.answers:
        case Answers.SAME:
            return reduce(common, members)
        case Answers.REGISTER:
            return _register(node, notes)
        case answers:
            return _ANSWERS[answers]


def _argument(function: Function, position: int, node: Node, type_: Type, notes: Notes) -> None:
    takes = function.takes_at(position)
    if takes is Takes.REGISTER:
        if not isinstance(node, Text):
            wanted = ("台账的名称（加引号）", "the quoted name of a register")
            notes.complain(wrong_argument(function, wanted, node.at))
    elif takes in _WANTED:
        kinds, wanted = _WANTED[takes]
        named = isinstance(node, Path) or takes not in REFERENCES
        if not named or not (type_.kind in kinds or is_open(type_)):
            notes.complain(wrong_argument(function, wanted, node.at))


def _members(function: Function, node: Call, members: list[Type], notes: Notes) -> None:
    """Rules on what the lists given to a function hold."""
    match function.name:
        case "sum" | "average":
            for argument, held in zip(node.arguments, members, strict=True):
                if held.kind not in NUMERIC and not is_open(held):
                    wanted = ("数字的列表", "a list of numbers")
                    notes.complain(wrong_argument(function, wanted, argument.at))
        case "min" | "max":
            first = members[0]
            for argument, held in zip(node.arguments, members, strict=True):
                if not orderable(first, held):
                    wanted = ("可排序的同类值", "numbers, dates or times of one kind")
                    notes.complain(wrong_argument(function, wanted, argument.at))
        case "covers":
            whole, part = members
            notes.complain(*literal_findings(node.arguments[0], part))
            notes.complain(*literal_findings(node.arguments[1], whole))
            if not comparable(whole, part):
                notes.complain(not_comparable("covers", whole, part, node.at))


def _register(node: Call, notes: Notes) -> Type:
    name = node.arguments[0]
    if not isinstance(name, Text):
        return UNKNOWN
    found = notes.scope.resolve(("register", name.value))
    if found is not None:
        return found
    known = Unknown(1, tuple(notes.scope.names_at(("register",))))
    return notes.complain(unknown_name(("register", name.value), known, node.at))
