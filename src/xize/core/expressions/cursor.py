"""A place in the tokens of one source, with the bounds that keep a tree small."""

from collections.abc import Iterator
from contextlib import contextmanager
from keyword import iskeyword
from typing import Final, NoReturn

from .errors import ExpressionError
from .nodes import Node
from .tokens import OPERATOR_WORDS, Token, tokens

MAX_SOURCE: Final = 2_000
"""Characters of one expression."""
MAX_NODES: Final = 200
"""Nodes of one tree."""
MAX_DEPTH: Final = 20
"""Levels of nesting by parentheses, calls, lists, `not` and unary minus."""

_REMEDIES: Final = {
    "is": ("，请写 ==", "; write =="),
    "None": ("，请用 empty(x) 或 has(x)", "; use empty(x) or has(x)"),
}


class Cursor:
    """Reads tokens forward; refuses what is too long, too deep or too large."""

    def __init__(self, source: str) -> None:
        if len(source) > MAX_SOURCE:
            raise ExpressionError(
                "expression-too-long",
                f"表达式最多 {MAX_SOURCE} 个字符，请拆成几项数据",
                f"an expression has at most {MAX_SOURCE} characters; split it into several data",
                MAX_SOURCE + 1,
            )
        self._tokens = tuple(tokens(source))
        self._next = 0
        self._depth = 0
        self._nodes = 0

    @property
    def token(self) -> Token:
        """The next token, not yet taken."""
        return self._tokens[self._next]

    def take(self) -> Token:
        """The next token, taken. Never called at the end token."""
        token = self.token
        self._next += 1
        return token

    def at(self, *texts: str) -> bool:
        """Whether the next token is one of these signs or words."""
        return self.token.kind in ("sign", "name") and self.token.text in texts

    def skip(self, text: str) -> bool:
        """Take the next token if it is this sign or word; whether it was."""
        if self.at(text):
            self.take()
            return True
        return False

    def expect(self, sign: str) -> None:
        """Take this sign, or refuse."""
        if not self.skip(sign):
            self.unexpected(sign)

    def made(self, node: Node) -> Node:
        """The node, counted."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise ExpressionError(
                "expression-too-large",
                f"表达式最多 {MAX_NODES} 个部分，请拆成几项数据",
                f"an expression has at most {MAX_NODES} parts; split it into several data",
                node.at,
            )
        return node

    @contextmanager
    def nested(self) -> Iterator[None]:
        """One level deeper while inside."""
        if self._depth == MAX_DEPTH:
            raise ExpressionError(
                "expression-too-deep",
                f"嵌套最多 {MAX_DEPTH} 层，请拆成几项数据",
                f"nesting goes at most {MAX_DEPTH} levels deep; split it into several data",
                self.token.column,
            )
        self._depth += 1
        yield
        self._depth -= 1

    def unexpected(self, wanted: str = "") -> NoReturn:
        """Refuse the next token."""
        token = self.token
        if token.kind == "name" and iskeyword(token.text) and token.text not in OPERATOR_WORDS:
            zh, en = _REMEDIES.get(token.text, ("", ""))
            code, zh = "not-allowed", f"表达式中不能用 {token.text}{zh}"
            en = f"{token.text} is not used in expressions{en}"
        elif token.kind == "end":
            code, zh, en = "syntax", "表达式在此中断", "the expression breaks off here"
        else:
            code, zh = "syntax", f"此处不应有 {token.text}"
            en = f"{token.text} is not expected here"
        if wanted and code == "syntax":
            zh, en = f"{zh}，应为 {wanted}", f"{en}, but {wanted}"
        raise ExpressionError(code, zh, en, token.column)
