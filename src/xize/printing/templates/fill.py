"""Filling a template: here is who starts the process and reads what came of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

import xize
from xize.printing.fonts import fonts, printable
from xize.printing.refusals import TemplateEndless, TemplateWrong

PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SECONDS: Final = 20
"""A template of a few pages takes one; this is for a loaded machine."""
LARGEST: Final = 20_000_000
"""Bytes that come of a template."""
_ENTRY: Final = "xize.printing.templates.confined"


class Filled(NamedTuple):
    """What came of a template."""

    media_type: str
    content: bytes


class Asked(msgspec.Struct, frozen=True):
    """What the process is asked for."""

    kind: str
    template: bytes
    data: Any
    strict: bool
    printed_at: int


class Answer(msgspec.Struct, frozen=True):
    """What the process answers: a file, or where the template is wrong and why."""

    content: bytes = b""
    line: int = 0
    reason: str = ""


_ANSWER = msgspec.msgpack.Decoder(Answer)


def media_type(name: str) -> str:
    """What comes of a template of this name: PDF of ``.typ``, Word of ``.docx``."""
    return DOCX if name.endswith(".docx") else PDF


def fill(
    name: str, template: bytes, data: dict[str, Any], *, strict: bool = False, printed_at: int = 0
) -> Filled:
    """The template filled with the data. ``strict``: a name there is not is an error (lint).

    Raises ``TemplateWrong`` with the place, ``TemplateEndless``, and ``FontsMissing``.
    """
    kind = media_type(name)
    if kind == PDF:
        fonts()  # missing ones are said here, with the remedy
    asked = Asked(kind, template, _printable(data), strict, printed_at)
    answer = _run(name, asked)
    if answer.reason:
        raise TemplateWrong(name, line=answer.line, reason=answer.reason)
    return Filled(kind, answer.content)


def _run(name: str, asked: Asked) -> Answer:
    """The answer of the process; whatever ends it early is the template's fault."""
    command = [sys.executable, "-I", "-c", _SCRIPT, str(Path(xize.__file__).parent.parent)]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, our own module
            command,
            input=msgspec.msgpack.encode(asked),
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={"PYTHONHASHSEED": "0", "NO_PROXY": "*", "RAYON_NUM_THREADS": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise TemplateEndless(name) from error
    if done.returncode != 0 or not done.stdout or len(done.stdout) > LARGEST:
        raise TemplateEndless(name)
    return _ANSWER.decode(done.stdout)


_SCRIPT: Final = f"import sys; sys.path.insert(0, sys.argv[1]); from {_ENTRY} import main; main()"
"""The package is found where this one was found, whatever the folder and the environment say."""


def _printable(value: Any) -> Any:
    """The data with texts that every font can show."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _printable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(one) for one in value]
    return value
