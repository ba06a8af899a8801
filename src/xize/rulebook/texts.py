"""The texts of an edition: which files belong to it, and the one hash over them."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from xize import library
from xize.rulebook.refusals import NoSuchRegulation

MAIN_FILE = library.TEXT
ENGLISH_FILE = library.ENGLISH
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
    for name, content in source.templates.items():
        texts[name] = written(content)
    return texts


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
