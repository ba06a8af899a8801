"""Which file of which version lies where, in the order of the archive list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from xize.archive.package.facts import Facts
from xize.archive.package.forms import Sheet, sheets
from xize.archive.package.layout import DOCUMENTS, FORMS
from xize.archive.package.names import Taken, safe
from xize.core.engine import events as e
from xize.core.engine.commands import Attached

OTHERS = 99
"""The folder of documents that stand in no line of the archive list."""

ATTACHMENTS = "附件"


class Placed(NamedTuple):
    """A file of a version (or of a comment: then ``document`` is empty)."""

    path: str
    item: int
    document: str
    version: int
    label: str
    state: str
    seq: int
    by: str
    file: Attached


class PlacedForm(NamedTuple):
    """A form of the dossier: ``path`` is without the ending."""

    path: str
    item: int
    sheet: Sheet


def files(facts: Facts) -> list[Placed]:
    """Every file of this part: by item of the archive list, then in the order of time."""
    found = sorted(_named(facts), key=lambda one: (one[0], one[1].seq))
    taken = Taken()
    return [one._replace(path=_path(facts, taken, item, one)) for item, one in found]


def _named(facts: Facts) -> Iterator[tuple[int, Placed]]:
    for seq, event in facts.numbered():
        match event:
            case e.VersionAdded():
                item = item_of(facts, event.document)
                for file in event.files:
                    yield item, Placed(
                        "", item, event.document, event.version, event.label, event.state, seq,
                        event.by, file,
                    )  # fmt: skip
            case e.Commented() | e.DelegateAnswered():
                for file in event.files:
                    yield OTHERS, Placed("", OTHERS, "", 0, "", "", seq, event.by, file)


def _path(facts: Facts, taken: Taken, item: int, one: Placed) -> str:
    title = facts.words.document(one.document) if one.document else ATTACHMENTS
    folder = f"{DOCUMENTS}/{item:02}-{safe(title, 40)}"
    label = f"{one.version:02}-{safe(one.label, 20)}-" if one.document else f"{one.seq}-"
    return taken.free(folder, label + safe(one.file.name))


def item_of(facts: Facts, key: str) -> int:
    """The line of the archive list a document belongs to."""
    ident = key.rpartition(":")[2]
    listed = (one.item for one in facts.rules.dossier if ident in one.of)
    return next(listed, OTHERS)


def forms(facts: Facts) -> list[PlacedForm]:
    """Every form of this part, in the order of the archive list."""
    found = sorted(((item_of(facts, one.key), one) for one in sheets(facts)), key=_form_order)
    taken = Taken()
    placed = []
    for item, one in found:
        folder = f"{FORMS}/{item:02}-{safe(one.title, 40)}"
        name = safe(one.number or f"{one.title}-{one.instance}", 40)
        path = taken.free(folder, f"{name}.json").removesuffix(".json")
        placed.append(PlacedForm(path, item, one))
    return placed


def _form_order(found: tuple[int, Sheet]) -> tuple[int, str, int]:
    item, sheet = found
    return item, sheet.key, sheet.instance
