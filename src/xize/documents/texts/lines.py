"""Paragraphs and table rows of what Word and PowerPoint write, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xize.documents.texts.budget import Budget
from xize.documents.texts.markup import walk
from xize.documents.texts.packages import Package

_FRAMES = frozenset(("p", "tc", "tr"))
_GAPS = {"tab": "\t", "br": " ", "cr": " "}
_AGAIN = "Fallback"
"""The same text a second time, for programs that do not know a newer shape."""

WORD = r"word/document\d*\.xml", r"word/(?:footnotes|endnotes)\d*\.xml"
WORD_EDGES = r"word/header\d*\.xml", r"word/footer\d*\.xml"
SLIDES = (r"ppt/slides/slide\d+\.xml", r"ppt/notesSlides/notesSlide\d+\.xml")


class Lines:
    """Listens to one part. A row of a table is one line, its cells divided by tabs."""

    def __init__(self, budget: Budget) -> None:
        self.found: list[str] = []
        self._budget = budget
        self._frames: list[tuple[str, list[str]]] = []
        self._in_text = False
        self._skipped = 0

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Paragraphs, cells and rows may lie within each other, as a text box in a paragraph."""
        if tag == _AGAIN or self._skipped:
            self._skipped += 1
        elif tag in _FRAMES:
            self._frames.append((tag, []))
        elif tag == "t":
            self._in_text = True
        elif tag in _GAPS:
            self._add(_GAPS[tag])

    def closed(self, tag: str) -> None:
        """What a frame holds goes to the one around it, or is a line."""
        if self._skipped:
            self._skipped -= 1
        elif tag == "t":
            self._in_text = False
        elif tag in _FRAMES:
            self._close(*self._frames.pop())

    def said(self, text: str) -> None:
        """Only text of runs counts: neither formulas nor what was struck out."""
        if self._in_text and not self._skipped:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._frames and self._frames[-1][0] == "p":
            self._frames[-1][1].append(self._budget.write(text))

    def _close(self, tag: str, held: list[str]) -> None:
        text = {"p": "", "tc": " ", "tr": "\t"}[tag].join(held).strip()
        around = "tr" if tag == "tc" else "tc"
        frame = next((one for kind, one in reversed(self._frames) if kind == around), None)
        if frame is not None and (text or tag == "tc"):
            frame.append(text)
        elif text:
            self.found.append(text)


def lines_of(package: Package, parts: Iterable[str], budget: Budget) -> Iterator[str]:
    """The lines of all parts that match one of the patterns, in the order of the patterns."""
    for pattern in parts:
        for name in package.names(pattern):
            listener = Lines(budget)
            walk(package.chunks(name), listener)
            yield from listener.found


def word_lines(package: Package, budget: Budget) -> Iterator[str]:
    """Body and notes, then headers and footers, each of those once."""
    yield from lines_of(package, WORD, budget)
    yield from dict.fromkeys(lines_of(package, WORD_EDGES, budget))


def slide_lines(package: Package, budget: Budget) -> Iterator[str]:
    """All slides, then what the speaker noted."""
    yield from lines_of(package, SLIDES, budget)
