"""The sentences of `check`: one function per code, each naming the place and the remedy."""

from typing import Final

from .errors import Finding, suggestion
from .functions import Function
from .scope import Unknown
from .types import Kind, Type

_KINDS: Final[dict[Kind, tuple[str, str]]] = {
    "text": ("文字", "text"),
    "number": ("数字", "a number"),
    "money": ("金额", "money"),
    "percent": ("百分比", "a percentage"),
    "date": ("日期", "a date"),
    "datetime": ("日期时间", "a date and time"),
    "time": ("时刻", "a time"),
    "period": ("期限", "a period"),
    "yes_no": ("是否", "a yes/no"),
    "choice": ("选项", "a choice"),
    "person": ("人员", "a person"),
    "department": ("部门", "a department"),
    "organisation": ("机构", "an organisation"),
    "project": ("项目", "a project"),
    "document": ("文档", "a document"),
    "step": ("步骤", "a step"),
    "row": ("一行", "a row"),
    "record": ("一组数据", "a record"),
    "rows": ("表格", "rows"),
    "signatures": ("签署记录", "signatures"),
    "list": ("列表", "a list"),
    "nothing": ("空", "nothing"),
    "unknown": ("未知", "something unknown"),
    "condition": ("条件", "a condition"),
}
_LISTS: Final = frozenset(("rows", "signatures", "list"))


def unknown_name(path: tuple[str, ...], place: Unknown, column: int) -> Finding:
    """A name that nothing declares, or one that is only the beginning of names."""
    word, before = path[place.known], ".".join(path[: place.known])
    at = column + len(before) + bool(before)
    if place.known == len(path) - 1 and word in place.candidates:
        return Finding(
            "incomplete-name",
            f"{'.'.join(path)} 之后须写出其中的一项",
            f"{'.'.join(path)} is a group; name one thing in it",
            at,
        )
    zh, en = suggestion(word, place.candidates)
    inside_zh, inside_en = (f"{before} 中", f" in {before}") if before else ("", "")
    return Finding(
        "unknown-name",
        f"{inside_zh}没有名称 {word}{zh}",
        f"there is no name {word}{inside_en}{en}",
        at,
    )


def unknown_option(word: str, options: tuple[str, ...], column: int) -> Finding:
    """A text compared with a choice that has no such option."""
    zh, en = suggestion(word, options)
    listed = ", ".join(options)
    return Finding(
        "unknown-option",
        f"没有选项 {word}，可用：{listed}{zh}",
        f"there is no option {word} among {listed}{en}",
        column,
    )


def not_comparable(sign: str, left: Type, right: Type, column: int) -> Finding:
    """A comparison that can never hold."""
    (left_zh, left_en), (right_zh, right_en) = _KINDS[left.kind], _KINDS[right.kind]
    listed = (left.kind in _LISTS) != (right.kind in _LISTS)
    zh, en = ("；列表请用 in、every、any_of 或 sum", "; ask lists by in, every, any_of or sum")
    return Finding(
        "type-mismatch",
        f"{left_zh}与{right_zh}不能用 {sign} 比较{zh if listed else ''}",
        f"{left_en} and {right_en} cannot be compared by {sign}{en if listed else ''}",
        column,
    )


def not_computable(sign: str, left: Type, right: Type, column: int) -> Finding:
    """Arithmetic without a sense."""
    (left_zh, left_en), (right_zh, right_en) = _KINDS[left.kind], _KINDS[right.kind]
    listed = {left.kind, right.kind} & _LISTS
    zh, en = ("；列表请用 sum", "; use sum for lists") if listed else ("", "")
    return Finding(
        "type-mismatch",
        f"{left_zh}与{right_zh}之间不能用 {sign}{zh}",
        f"{left_en} and {right_en} have no {sign}{en}",
        column,
    )


def no_date(text: str, column: int) -> Finding:
    """A text compared with a date or time that is none."""
    return Finding(
        "bad-date",
        f"{text} 不是日期或时刻，请写成 2026-10-01、2026-10-01 09:00 或 17:30",
        f"{text} is no date or time; write 2026-10-01, 2026-10-01 09:00 or 17:30",
        column,
    )


def not_expected(found: Type, expected: Type, column: int) -> Finding:
    """The whole expression, or an operand, is of the wrong type."""
    (found_zh, found_en), (expected_zh, expected_en) = _KINDS[found.kind], _KINDS[expected.kind]
    return Finding(
        "type-mismatch",
        f"此处应为{expected_zh}，而这是{found_zh}",
        f"{expected_en} is expected here, but this is {found_en}",
        column,
    )


def unknown_function(name: str, column: int) -> Finding:
    """A call of something outside the table; only in trees that `parse` did not make."""
    return Finding("unknown-function", f"没有函数 {name}", f"there is no function {name}", column)


def wrong_count(function: Function, given: int, column: int) -> Finding:
    """Too many or too few arguments."""
    return Finding(
        "wrong-argument",
        f"{function.name} 不能有 {given} 个参数，用法：{function.usage}",
        f"{function.name} does not take {given} arguments; use it as {function.usage}",
        column,
    )


def wrong_argument(function: Function, wanted: tuple[str, str], column: int) -> Finding:
    """An argument of the wrong kind."""
    return Finding(
        "wrong-argument",
        f"{function.name} 此处须为{wanted[0]}，用法：{function.usage}",
        f"{function.name} takes {wanted[1]} here; use it as {function.usage}",
        column,
    )
