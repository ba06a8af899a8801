"""The process a template runs in: it can read its input, write its answer, and nothing else.

Limits: processor time, memory, size of what is written; and once the fonts are open no file and no
connection can be opened any more, because no descriptor is left to open one with.
"""

from __future__ import annotations

import resource
import sys
from typing import Final

import msgspec

from xize.printing.templates import typst_file, word_file
from xize.printing.templates.fill import DOCX, Answer, Asked

PROCESSOR_SECONDS: Final = 10
MEMORY: Final = 2 * 1024**3
"""Bytes of address space: the fonts and the typesetter take a quarter of it."""

_ASKED: Final = msgspec.msgpack.Decoder(Asked)


def main() -> None:
    """Read what is asked for from the standard input, answer on the standard output."""
    asked = _ASKED.decode(sys.stdin.buffer.read())
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if asked.kind == DOCX:
        word_file.prepare()
        close_the_door()
        answer = word_file.filled(asked.template, asked.data, asked.strict)
    else:
        compiler = typst_file.prepare()
        close_the_door()
        answer = typst_file.filled(compiler, asked.template, asked.data, asked.printed_at)
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))


def close_the_door() -> None:
    """From here on nothing can be opened: no file, no connection, no process."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


__all__ = ["Answer", "main"]
