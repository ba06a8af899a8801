"""The text of a PDF, read in a process of its own: PDF on the standard input, JSON on the output.

Run as a script and importing nothing of ours. The reader is a large program in C++ that gets what
strangers made: here it has no database, no secrets, and not much memory or time, and when it
falls over, only this process falls.
"""

import json
import resource
import sys
from collections.abc import Iterator

import pypdfium2

SECONDS = 20
MEMORY = 2 * 1024**3
MOST_PAGES = 3_000


class Refused(Exception):  # noqa: N818 - an answer
    """There is no text; the argument is the code the caller knows."""


def read(content: bytes, most: int) -> Iterator[str]:
    """The text of each page with its line breaks; at most so many characters."""
    try:
        opened = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise Refused("text-locked" if locked else "text-damaged") from error
    if len(opened) > MOST_PAGES:
        raise Refused("text-too-large")
    for number in range(len(opened)):
        text = _page(opened, number)
        most -= len(text)
        if most < 0:
            raise Refused("text-too-large")
        yield text


def _page(opened: pypdfium2.PdfDocument, number: int) -> str:
    """The text of a page; nothing for one that is broken among sound ones."""
    try:
        return str(opened[number].get_textpage().get_text_bounded())
    except pypdfium2.PdfiumError:
        return ""


def main(most: int) -> None:
    """Answer ``{"pages": […]}``, or ``{"refused": code}``."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        answer: dict[str, object] = {"pages": list(read(sys.stdin.buffer.read(), most))}
    except Refused as refused:
        answer = {"refused": refused.args[0]}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]))
