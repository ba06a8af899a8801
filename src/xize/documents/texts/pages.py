"""Paragraphs of a PDF: asked of a process of its own, broken lines put together again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from xize.documents.texts.budget import Budget
from xize.documents.texts.refusals import TextDamaged, TextLocked, TextTooLarge

_SCRIPT = Path(__file__).with_name("apart.py")
_SECONDS = 40
"""The process stops itself after 20 seconds of work; on a busy machine they take longer."""

_REFUSED = {one.code: one for one in (TextDamaged, TextLocked, TextTooLarge)}
_FULL = 0.85
"""A line at least so long, measured by the longest on its page, was broken by the page's edge."""

_ENDS = "。！？；：.!?;:"


class _Answer(msgspec.Struct):
    pages: list[str] = []
    refused: str = ""


_ANSWER = msgspec.json.Decoder(_Answer)


def pdf_lines(content: bytes, budget: Budget) -> Iterator[str]:
    """The paragraphs of all pages; a scan has none."""
    command = [sys.executable, "-P", str(_SCRIPT), str(budget.characters)]
    try:
        done = subprocess.run(  # noqa: S603 - our own script, no argument from outside
            command, input=content, capture_output=True, timeout=_SECONDS, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise TextTooLarge from error
    except subprocess.CalledProcessError as error:  # it fell over, or ran into a limit
        raise TextDamaged from error
    answer = _ANSWER.decode(done.stdout)
    if answer.refused:
        raise _REFUSED[answer.refused]
    for page in answer.pages:
        yield from map(budget.write, joined(page.splitlines()))


def joined(lines: list[str]) -> Iterator[str]:
    """Lines of a page as paragraphs: one that fills the page's width goes on in the next."""
    held = ""
    full = _FULL * max(map(_width, lines), default=0)
    for line in map(str.strip, lines):
        if held and line:
            gap = " " if held[-1].isascii() and line[0].isascii() else ""
            held = f"{held}{gap}{line}"
        else:
            held = line
        if held and (_width(line) < full or held.endswith(tuple(_ENDS))):
            yield held
            held = ""
    if held:
        yield held


def _width(line: str) -> int:
    """Chinese characters are as wide as two letters."""
    return sum(1 if one.isascii() else 2 for one in line.strip())
