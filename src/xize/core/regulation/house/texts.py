"""How single texts and one-line lists and maps are written."""

from __future__ import annotations

import json

from xize.core.regulation.source.nodes import Entries, Items, Node, Scalar


def one_line(node: Node, source: str) -> str | None:
    """A node on one line, as its author wrote its texts; None where it cannot be."""
    match node:
        case Scalar():
            return _text(node, source)
        case Items(items=items):
            parts = [one_line(item, source) for item in items]
            return None if None in parts else f"[{', '.join(p for p in parts if p is not None)}]"
        case Entries(entries=entries):
            pairs = [_pair(key, value, source) for key, value in entries]
            return None if None in pairs else f"{{{', '.join(p for p in pairs if p is not None)}}}"


def key_text(key: Scalar, source: str) -> str:
    """A key as written."""
    return _text(key, source) or quoted(key.text)


def block_text(node: Scalar) -> tuple[str, list[str]] | None:
    """A text of several lines as a literal block: its header and lines; None where it cannot be."""
    text = node.text
    lines = text.removesuffix("\n").split("\n")
    odd = (
        not lines[0].strip() or lines[0][0] in " \t" or any(line != line.rstrip() for line in lines)
    )
    if "\n" not in text or odd or text.endswith("\n\n"):
        return None
    return ("|" if text.endswith("\n") else "|-"), lines


def quoted(text: str) -> str:
    """A text in double quotes, with YAML's (and JSON's) escapes."""
    return json.dumps(text, ensure_ascii=False).replace("\x85", "\\N").replace("\u2028", "\\L")


def _pair(key: Scalar, value: Node, source: str) -> str | None:
    written = one_line(value, source)
    if written is None:
        return None
    return f"{key_text(key, source)}: {written}" if written else f"{key_text(key, source)}:"


def _text(node: Scalar, source: str) -> str | None:
    if node.joined:
        return quoted(node.text)
    written = source[node.start : node.end]
    if node.offset < 0:
        return None if "\n" in node.text else quoted(node.text)
    if "\n" not in written:
        return written
    if node.plain and "\n" not in node.text:
        return node.text
    return quoted(node.text)
