"""Text to tokens. Numbers keep their source text, `$name` is a token of its own.

Names are Python identifiers, Chinese ones included, stored in NFKC as Python does.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple, NoReturn

from .errors import ExpressionError

Kind = Literal["number", "text", "name", "parameter", "sign", "end"]

OPERATOR_WORDS: Final = frozenset(("and", "or", "not", "in"))
"""Names that are operators."""

_SIGNS = re.compile(r"==|!=|<=|>=|\*\*|//|:=|<<|>>|->|[-+*/%<>=()\[\],.{}:;@&|^~!?#`]")
_ALLOWED = frozenset(("==", "!=", "<", "<=", ">", ">=", *"+-*/%()[],."))
_NUMBER = re.compile(r"(?:\d+(?:_\d+)*)?\.\d+(?:_\d+)*|\d+(?:_\d+)*", re.ASCII)
_ESCAPES = {"\\": "\\", "'": "'", '"': '"', "n": "\n", "t": "\t"}
_MAX_DIGITS = 30

# What is easily typed instead, and what to type.
_INSTEAD = {
    "=": "==",
    "&": "and",
    "|": "or",
    "!": "not",
    "~": "not",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "×": "*",
    "÷": "/",
    "。": ".",
    "、": ",",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
}


class Token(NamedTuple):
    """One word of an expression; `column` is 1-based."""

    kind: Kind
    text: str
    column: int


def _refuse(code: str, zh: str, en: str, column: int) -> NoReturn:
    raise ExpressionError(code, zh, en, column)


def tokens(source: str) -> Iterator[Token]:
    """All tokens of the source, an `end` token last."""
    position = 0
    while position < len(source):
        if source[position] in " \t\r\n":
            position += 1
            continue
        token, position = _token(source, position)
        yield token
    yield Token("end", "", len(source) + 1)


def _token(source: str, start: int) -> tuple[Token, int]:
    first = source[start]
    if first in "'\"":
        return _text(source, start)
    if number := _NUMBER.match(source, start):
        return _number(source, number)
    if first.isidentifier():
        return _name(source, start, "name")
    if first == "$":
        if not source[start + 1 : start + 2].isidentifier():
            _refuse("bad-name", "$ 后须写参数名", "a parameter's name must follow $", start + 1)
        return _name(source, start + 1, "parameter")
    return _sign(source, start)


def _name(source: str, start: int, kind: Kind) -> tuple[Token, int]:
    end = start + 1
    while end < len(source) and ("a" + source[end]).isidentifier():
        end += 1
    name = unicodedata.normalize("NFKC", source[start:end])
    if not name.isidentifier():
        _refuse("bad-name", f"{name} 不是合法的名称", f"{name} is not a valid name", start + 1)
    if source[end : end + 1] in ("'", '"') and name not in OPERATOR_WORDS:
        _refuse(
            "not-allowed",
            f"引号前不可有 {name}，请只写引号内的文字",
            f"a quotation mark cannot follow {name}; write plain quoted text",
            start + 1,
        )
    return Token(kind, name, start + 1 - (kind == "parameter")), end


def _number(source: str, found: re.Match[str]) -> tuple[Token, int]:
    text, end, column = found.group(), found.end(), found.start() + 1
    digits = text.replace("_", "")
    if len(digits) > _MAX_DIGITS:
        _refuse(
            "number-too-long",
            f"数字最多 {_MAX_DIGITS} 位",
            f"a number has at most {_MAX_DIGITS} digits",
            column,
        )
    follows = source[end : end + 1]
    whole = digits.partition(".")[0]
    padded = len(whole) > 1 and whole.startswith("0")
    if padded or follows == "." or (follows and ("a" + follows).isidentifier()):
        _refuse(
            "bad-number",
            "数字须写成普通十进制，如 1000000 或 0.5",
            "write numbers as plain decimals, such as 1000000 or 0.5",
            column,
        )
    return Token("number", digits, column), end


def _text(source: str, start: int) -> tuple[Token, int]:
    quote, position, parts = source[start], start + 1, []
    while position < len(source) and source[position] != quote:
        if source[position] == "\n":
            break
        if source[position] == "\\":
            position += 1
            if source[position : position + 1] not in _ESCAPES or position >= len(source):
                zh = "反斜杠后只可写 \\ ' \" n t"
                _refuse("bad-text", zh, "only \\ ' \" n t may follow a backslash", position)
            parts.append(_ESCAPES[source[position]])
        else:
            parts.append(source[position])
        position += 1
    if source[position : position + 1] != quote:
        _refuse("bad-text", "引号没有收尾", "the quotation mark is not closed", start + 1)
    return Token("text", "".join(parts), start + 1), position + 1


def _sign(source: str, start: int) -> tuple[Token, int]:
    column = start + 1
    found = _SIGNS.match(source, start)
    sign = found.group() if found else source[start]
    if sign in _ALLOWED:
        return Token("sign", sign, column), start + len(sign)
    plain = _INSTEAD.get(sign) or unicodedata.normalize("NFKC", sign)
    if plain != sign:
        _refuse(
            "wrong-character",
            f"不能写 {sign}，请写 {plain}",
            f"{sign} is not used here; write {plain}",
            column,
        )
    shown = sign if sign.isprintable() else f"U+{ord(sign[0]):04X}"
    _refuse("not-allowed", f"表达式中不能用 {shown}", f"{shown} is not used in expressions", column)
