"""Joins the pieces of a call that a comma inside ``[ ]`` or ``{ }`` tore apart."""

from __future__ import annotations

from typing import NamedTuple

from xize.core.regulation.source.nodes import Node, Scalar


class Piece(NamedTuple):
    """A node with the positions of its first and behind its last character (-1: not a text)."""

    node: Node
    start: int
    end: int


def join_items(pieces: list[Piece], text: str) -> list[Piece]:
    """The items of a flow list, each call whole again."""
    joined: list[Piece] = []
    position = 0
    while position < len(pieces):
        last = _closing(pieces, position, 1)
        joined.append(_joined(pieces[position], pieces[last], text))
        position = last + 1
    return joined


def join_entries(pieces: list[Piece], text: str) -> list[Piece]:
    """Keys and values of a flow mapping, each call whole again.

    A torn call shows as a value with an open parenthesis, followed by keys without values.
    """
    joined: list[Piece] = []
    position = 0
    while position < len(pieces):
        key, value = pieces[position], pieces[position + 1]
        last = _closing(pieces, position + 1, 2)
        joined += [key, _joined(value, pieces[last], text)]
        # the last piece joined is a key; its empty value goes with it
        position = last + (1 if last == position + 1 else 2)
    return joined


def _closing(pieces: list[Piece], first: int, stride: int) -> int:
    """Where the call opened in the ``first`` piece closes; ``first`` itself when it does not."""
    depth = _open_parentheses(pieces[first].node)
    if depth <= 0:
        return first
    start = first + 1
    for position in range(start, len(pieces), stride):
        node = pieces[position].node
        if not (isinstance(node, Scalar) and node.plain):
            return first
        if stride == 2 and not _is_nothing(pieces[position + 1].node):
            return first
        depth += _open_parentheses(node)
        if depth <= 0:
            return position
    return first


def _open_parentheses(node: Node) -> int:
    if not isinstance(node, Scalar) or not node.plain:
        return 0
    return node.text.count("(") - node.text.count(")")


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and node.text == ""


def _joined(first: Piece, last: Piece, text: str) -> Piece:
    if first is last or not isinstance(first.node, Scalar):
        return first
    whole = " ".join(text[first.start : last.end].split())
    node = Scalar(whole, first.node.at, joined=True, start=first.start, end=last.end)
    return Piece(node, first.start, last.end)
