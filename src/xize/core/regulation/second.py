"""``regulation.en.yaml``: the names in a second language, by kind and id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from xize.core.problems import Problem, in_order
from xize.core.regulation.model import Word
from xize.core.regulation.reading.described import wrong_type
from xize.core.regulation.reading.ids import normal
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.reading.sentences import SENTENCES, near
from xize.core.regulation.reading.shapes import MapShape, TextShape, WordShape
from xize.core.regulation.source.compose import Composer
from xize.core.regulation.source.faults import FaultError
from xize.core.regulation.source.nodes import Entries, Node, Scalar
from xize.core.regulation.source.text import as_text

KINDS: Final = (
    "stages", "blocks", "steps", "milestones", "branches", "outcomes", "procedures", "roles",
    "data", "parameters", "documents", "sections", "fields", "options", "checks", "dossier",
    "prints", "registers", "columns", "pools", "indicators", "duties", "results", "articles",
)  # fmt: skip


class SecondLanguage(msgspec.Struct, frozen=True):
    """The title and names by kind and id: ``names["roles"]["finance"]``.

    Inner things are named with dots: ``outcomes: {sign_off.object: …}``, ``sections: {slip.head:
    …}``, ``fields: {slip.head.partner_name: …}`` (a row's column alike), ``columns:
    {register.column: …}``, ``options:
    {risk_rating.high: …}``.
    """

    title: str = ""
    names: Mapping[str, Mapping[Word, str]] = {}

    def name(self, kind: str, ident: str) -> str:
        """The name of one thing, empty when there is none."""
        return self.names.get(kind, {}).get(Word(ident), "")


def read_second(
    content: str | bytes, file: str = "regulation.en.yaml"
) -> tuple[SecondLanguage, tuple[Problem, ...]]:
    """Read the names; never raises. What cannot be read is left out, with a problem."""
    notes = Notes(file, SENTENCES)
    try:
        composer = Composer(as_text(content), file)
        root = composer.compose()
    except FaultError as error:
        return SecondLanguage(), (error.problem(file),)
    found = _names(root, notes) if root is not None else SecondLanguage()
    return found, in_order((*composer.problems, *notes.problems))


def _names(root: Node, notes: Notes) -> SecondLanguage:
    if not isinstance(root, Entries):
        wrong_type(notes, MapShape(WordShape(), TextShape()), root, "roles")
        return SecondLanguage()
    title = ""
    names: dict[str, dict[Word, str]] = {}
    for key, value in root.entries:
        if key.text == "title" and isinstance(value, Scalar):
            title = value.text
        elif key.text in KINDS:
            names[key.text] = _texts(value, key.text, notes)
        else:
            ends = near(key.text, ("title", *KINDS))
            notes.say(
                "unknown-key",
                key.at,
                word=key.text,
                place_zh="第二语言文件",
                place_en="a file of names",
                **ends,
            )
    return SecondLanguage(title, names)


def _texts(node: Node, key: str, notes: Notes) -> dict[Word, str]:
    if not isinstance(node, Entries):
        wrong_type(notes, MapShape(WordShape(), TextShape()), node, key)
        return {}
    found: dict[Word, str] = {}
    for name, value in node.entries:
        if isinstance(value, Scalar) and not value.is_blank:
            found[Word(normal(name.text), name.at)] = value.text
        else:
            wrong_type(notes, TextShape(), value, name.text)
    return found
