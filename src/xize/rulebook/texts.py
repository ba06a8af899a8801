"""The texts of an edition: which files belong to it, and the one hash over them."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from xize import library
from xize.rulebook.refusals import NoSuchRegulation

MAIN_FILE = library.TEXT
ENGLISH_FILE = library.ENGLISH
DRAWN_FILE = "process.bpmn"
"""The control flow of a regulation that is drawn."""
Drawings: TypeAlias = tuple[tuple[str, bytes], ...]
"""BPMN files by name, in a form that can be remembered by."""
BINARY = "base64:"
"""Before a file of an edition that is no text."""


def texts_of(regulation: str | Path) -> dict[str, str]:
    """A regulation's texts by file name: of the library by id, or of any folder by path.

    Raises ``NoSuchRegulation``. What is no UTF-8 is kept readable enough for the reader to say so.
    """
    try:
        source = library.load(regulation)
    except library.UnknownRegulationError as error:
        raise NoSuchRegulation(str(regulation)) from error
    texts = {MAIN_FILE: source.text.decode(errors="replace")}
    if source.english is not None:
        texts[ENGLISH_FILE] = source.english.decode(errors="replace")
    for name, content in {**source.templates, **source.drawings}.items():
        texts[name] = written(content)
    return texts


def drawings_of(texts: Mapping[str, str]) -> Drawings:
    """The BPMN files among an edition's texts."""
    names = sorted(name for name in texts if name.endswith(".bpmn"))
    return tuple((name, unwritten(texts[name])) for name in names)


def content_hash(texts: dict[str, str]) -> str:
    """One hash over names and contents."""
    digest = hashlib.sha256()
    for name, text in sorted(texts.items()):
        digest.update(f"{name}\n{len(text.encode())}\n".encode() + text.encode())
    return digest.hexdigest()


def written(content: bytes) -> str:
    """A file as a text: what is no UTF-8 in Base64 behind a mark."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return BINARY + base64.b64encode(content).decode()


def unwritten(text: str) -> bytes:
    """The file that ``written`` wrote."""
    if text.startswith(BINARY):
        return base64.b64decode(text.removeprefix(BINARY))
    return text.encode()
