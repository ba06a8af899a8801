"""The book of the demo as data: the common way, and one file for each project."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

from xize.core.problems import Problem
from xize.core.regulation.model import Part, Word
from xize.core.regulation.reading.bind import LOST, Binder
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.reading.shapes import PartShape
from xize.core.regulation.source.compose import Composer
from xize.core.regulation.source.faults import FaultError
from xize.scenarios.model import People, Play
from xize.scenarios.sentences import SENTENCES

FOLDER: Final = Path(__file__).parent
Found = TypeVar("Found", bound=Part)


class BookError(Exception):
    """A file of the book cannot be read; the message names every place."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(f"{one.place}: {one.message_en}" for one in problems))


class Turn(Play, frozen=True, kw_only=True):
    """A play of the demo.

    ``on``: "+2 15:10", two working days after the turn before, at that time; without it a few
    minutes after the turn before. ``go``: chapters of the common way instead ("register..sign").
    """

    on: Word | None = None
    go: Word | None = None


class Habit(Part, frozen=True, kw_only=True):
    """What somebody does whenever a recurring step opens, ``on`` so many working days later."""

    step: Word
    on: Word
    by: Word
    fills: Mapping[Word, Any] = {}


class Way(Part, frozen=True, kw_only=True):
    """The common way: its chapters in their order, and what projects need not say."""

    words: Mapping[Word, str]
    team: People
    habits: tuple[Habit, ...]
    chapters: Mapping[Word, tuple[Turn, ...]]


class ProjectBook(Part, frozen=True, kw_only=True):
    """One project of the demo.

    ``shows`` says why it is there; ``ago`` is the number of working days between its last turn
    and today, at least one. ``procedure`` is for what has a stream of its own.
    """

    title: str
    shows: str
    ago: Word
    procedure: Word | None = None
    words: Mapping[Word, str] = {}
    team: People = {}
    plays: tuple[Turn, ...]


def way() -> Way:
    """The common way. Raises ``BookError``."""
    return read(FOLDER / "way.yaml", Way)


def projects() -> list[ProjectBook]:
    """The projects of the demo by file name. Raises ``BookError``."""
    return [read(path, ProjectBook) for path in sorted((FOLDER / "projects").glob("*.yaml"))]


def read(path: Path, part: type[Found]) -> Found:
    """A file as a part of the book, every key known. Raises ``BookError``."""
    notes = Notes(path.name, SENTENCES)
    try:
        root = Composer(path.read_text(encoding="utf-8"), path.name).compose()
    except FaultError as error:
        raise BookError(error.problem(path.name)) from error
    found = LOST if root is None else Binder(notes).bind(PartShape(part), root, "demo")
    if notes.problems or not isinstance(found, part):
        raise BookError(*notes.problems)
    return found
