"""Cuts the ``steps:`` of a regulation out of its text, and puts it back where it belongs."""

from __future__ import annotations

import re
from typing import Final

_STEPS: Final = re.compile(r"steps\s*:")
_KEY: Final = re.compile(r"[^\s#]")
_FLOW: Final = re.compile(r"flow\s*:")


def parted(text: str) -> tuple[str, str]:
    """The text without its ``steps:``, and that section with the comments right above it.

    Works on lines, so that a text which is no YAML at the moment loses nothing either.
    """
    lines = _lines(text)
    first = next((i for i, line in enumerate(lines) if _STEPS.match(line)), None)
    if first is None:
        return text, ""
    begin, end = _above(lines, first, 0), _end(lines, first)
    rest, section = lines[:begin] + lines[end:], lines[begin:end]
    return "".join(rest), "".join(section).rstrip("\n") + "\n"


def joined(rest: str, section: str) -> str:
    """The whole text; the section stands behind ``flow:``, as the house style wants it."""
    if not section.strip():
        return rest
    lines, at = _lines(rest), lines_before(rest)
    before = "".join(lines[:at])
    if before and not before.endswith("\n"):
        before += "\n"
    return before + section.rstrip("\n") + "\n" + "".join(lines[at:])


def lines_before(rest: str) -> int:
    """How many lines of the rest stand before the section."""
    lines = _lines(rest)
    flow = next((i for i, line in enumerate(lines) if _FLOW.match(line)), None)
    return len(lines) if flow is None else _end(lines, flow)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").splitlines(keepends=True) if text else []


def _end(lines: list[str], key: int) -> int:
    """Where the section of a key ends: before the next key and the comments right above it."""
    following = (i for i in range(key + 1, len(lines)) if _KEY.match(lines[i]))
    after = next(following, len(lines))
    return _above(lines, after, key + 1) if after < len(lines) else after


def _above(lines: list[str], key: int, least: int) -> int:
    """The first line of the comments and blank lines right above a key."""
    at = key
    while at > least and (lines[at - 1].startswith("#") or not lines[at - 1].strip()):
        at -= 1
    return at
