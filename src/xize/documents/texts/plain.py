"""Text that is nothing but text, in the encodings Chinese offices write."""

from __future__ import annotations

import codecs
import csv
import json
from collections.abc import Iterator
from typing import Any

from xize.documents.texts.budget import Budget
from xize.documents.texts.refusals import TextDamaged

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decoded(content: bytes) -> str:
    """The text: UTF-8, UTF-16 with or without a mark, GB 18030. Raises ``TextDamaged``."""
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return _decode(content, encoding)
    if b"\x00" in content:
        return _decode(content, _unmarked_utf16(content))
    try:
        return content.decode()
    except UnicodeDecodeError:
        return _decode(content, "gb18030")


def _unmarked_utf16(content: bytes) -> str:
    """Line breaks and digits leave a zero as every second byte, before or after them."""
    even, odd = content[::2].count(0), content[1::2].count(0)
    if len(content) % 2 or min(even, odd) > max(even, odd) // 10:
        raise TextDamaged
    return "utf-16-le" if odd > even else "utf-16-be"


def _decode(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise TextDamaged from error


def text_lines(content: bytes, budget: Budget) -> Iterator[str]:
    """Lines that hold something."""
    for line in decoded(content).splitlines():
        if text := line.strip():
            yield budget.write(text)


def csv_lines(content: bytes, budget: Budget) -> Iterator[str]:
    """Rows, their cells divided by tabs; whatever is no table is read as lines."""
    try:
        rows = list(csv.reader(decoded(content).splitlines(keepends=True)))
    except csv.Error:
        yield from text_lines(content, budget)
        return
    for row in rows:
        if text := "\t".join(cell.strip() for cell in row if cell.strip()):
            yield budget.write(text)


def json_lines(content: bytes, budget: Budget) -> Iterator[str]:
    """Every name with its value, every text; whatever is no JSON is read as lines."""
    try:
        told = json.loads(decoded(content))
    except (json.JSONDecodeError, RecursionError):
        yield from text_lines(content, budget)
        return
    for line in _told(told):
        yield budget.write(line)


def _told(whole: Any) -> Iterator[str]:
    """In the order of the file; without recursion, for it may be as deep as its author likes."""
    waiting: list[tuple[str, Any]] = [("", whole)]
    while waiting:
        name, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [(str(key), inner) for key, inner in reversed(value.items())]
        elif isinstance(value, list):
            waiting += [(name, inner) for inner in reversed(value)]
        elif value not in (None, ""):
            yield f"{name}: {value}" if name else str(value)
