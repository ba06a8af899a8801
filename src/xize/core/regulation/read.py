"""``read``: a regulation's bytes to its model, or every problem of the text at once."""

from __future__ import annotations

import msgspec

from xize.core.problems import Problem, has_errors, in_order
from xize.core.regulation.model import Regulation
from xize.core.regulation.reading.bind import LOST, Binder
from xize.core.regulation.reading.described import found
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.reading.sentences import SENTENCES
from xize.core.regulation.reading.shapes import PartShape
from xize.core.regulation.source.compose import Composer
from xize.core.regulation.source.faults import FaultError, fault
from xize.core.regulation.source.nodes import Entries, Node
from xize.core.regulation.source.text import as_text, has_bom


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What came of reading a text.

    ``regulation`` is there when the text has no errors of form. ``draft`` is what could be read in
    spite of errors; ``whole`` says that nothing had to be left out of it.
    """

    regulation: Regulation | None
    draft: Regulation | None
    whole: bool
    problems: tuple[Problem, ...]


def read(content: str | bytes, file: str = "regulation.yaml") -> Reading:
    """Read a regulation. Never raises for a text, whatever it holds.

    ``problems`` are those of form (YAML, keys, types, ids, expressions); whether references and
    the flow make sense is for ``check``.
    """
    problems: list[Problem] = []
    if has_bom(content):
        problems.append(fault("byte-order-mark", file))
    try:
        composer = Composer(as_text(content), file)
        root = composer.compose()
    except FaultError as error:
        return _nothing([*problems, error.problem(file)])
    problems += composer.problems
    notes = Notes(file, SENTENCES)
    draft = _bound(root, notes, file)
    problems += notes.problems
    return Reading(
        regulation=None if draft is None or has_errors(problems) else draft,
        draft=draft,
        whole=draft is not None and not notes.lost,
        problems=in_order(problems),
    )


def _bound(root: Node | None, notes: Notes, file: str) -> Regulation | None:
    if root is None:
        notes.add(fault("file-empty", file))
        return None
    if not isinstance(root, Entries):
        zh, en = found(root)
        notes.say("root-not-mapping", root.at, found_zh=zh, found_en=en)
        return None
    value = Binder(notes).bind(PartShape(Regulation), root, "regulation")
    return None if value is LOST else value


def _nothing(problems: list[Problem]) -> Reading:
    return Reading(regulation=None, draft=None, whole=False, problems=in_order(problems))
