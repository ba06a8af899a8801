"""Pictures of stored files, drawn once by a process of its own and kept."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import NamedTuple

import msgspec

from xize.documents import blobs
from xize.documents.previews.refusals import NoPreview
from xize.documents.storage import derived

DRAWN = "1"
"""Raised when files are drawn differently; what was kept is then drawn anew."""

MOST_PAGES = 500
SECONDS = 40
"""The process stops itself after 20 seconds of work; on a busy machine they take longer."""

_FEW = threading.BoundedSemaphore(3)
"""Drawings at the same time: however many look, the site goes on."""

_SCRIPT = Path(__file__).with_name("apart.py")


class Drawn(NamedTuple):
    """A WebP picture, and how many pages the file has."""

    content: bytes
    pages: int = 1


class Sheet(msgspec.Struct, frozen=True):
    """The first rows of a sheet of a workbook; ``more`` says that it goes on."""

    name: str
    rows: list[list[str]]
    more: bool = False


class _Head(msgspec.Struct):
    pages: int = 1
    sheets: list[Sheet] = []


_HEAD = msgspec.json.Decoder(_Head)


def page(blob: str, number: int) -> Drawn:
    """A page of a PDF, counted from 1. Raises ``NoPreview``, also for a page that is not there."""
    if not 1 <= number <= MOST_PAGES:
        raise NoPreview(str(number))
    head, body = _kept(blob, f"page-{number}", ("page", str(number)))
    return Drawn(body, head.pages)


def picture(blob: str) -> Drawn:
    """A picture, written anew without what was stored beside it. Raises ``NoPreview``."""
    return Drawn(_kept(blob, "picture", ("picture",))[1])


def sheets(blob: str) -> list[Sheet]:
    """The first rows of every sheet of a workbook. Raises ``NoPreview``."""
    return _kept(blob, "sheets", ("sheets",))[0].sheets


def _kept(blob: str, name: str, words: tuple[str, ...]) -> tuple[_Head, bytes]:
    answer = derived.kept(blob, f"{name}-{DRAWN}", lambda: _drawn(blob, words))
    head, _, body = answer.partition(b"\n")
    return _HEAD.decode(head), body


def _drawn(blob: str, words: tuple[str, ...]) -> bytes:
    source = blobs.open(blob)
    if source is None:
        raise NoPreview(blob)
    with source:
        content = source.read()
    try:
        with _FEW:
            done = subprocess.run(  # noqa: S603 - our own script, no argument from outside
                [sys.executable, "-I", "-B", str(_SCRIPT), *words],
                input=content,
                capture_output=True,
                timeout=SECONDS,
                check=True,
                env={},  # keys and addresses of the site stay here
            )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise NoPreview(blob) from error
    return done.stdout
