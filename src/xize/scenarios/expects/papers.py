"""Documents: versions, signatures, values, numbers, the dossier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from xize.core.engine.view.dossier import missing as missing_items
from xize.core.regulation.model import Word
from xize.scenarios.expects.context import Context, alike, mismatch
from xize.scenarios.failure import Mismatch
from xize.scenarios.model import Dossier, Void, Words
from xize.scenarios.paths import person
from xize.scenarios.same import same


def versions(context: Context, wanted: Mapping[Word, Any]) -> Iterator[Mismatch]:
    """The labels of all versions kept, or how many there are."""
    for path, expected in wanted.items():
        document = context.view.story.documents.get(context.document(path))
        labels = [one.label for one in document.versions] if document else []
        found: Any = labels if isinstance(expected, list | tuple) else len(labels)
        if not same(expected, found):
            yield mismatch(f"versions {path}", expected, labels, path)


def signed(context: Context, wanted: Mapping[Word, Words]) -> Iterator[Mismatch]:
    """Whose signatures stand on a document: exactly these, void ones not counted."""
    for path, people in wanted.items():
        document = context.view.story.documents.get(context.document(path))
        marks = document.signatures if document else []
        found = {person(one.on_behalf or one.person) for one in marks if not one.void}
        if not alike(people, found):
            yield mismatch(f"signed {path}", list(people), found, path)


def void(context: Context, wanted: Mapping[Word, Void]) -> Iterator[Mismatch]:
    """Whose signatures of a round are void: exactly these, and still to be seen."""
    for path, expected in wanted.items():
        _, node = context.places.place(path)
        found = {
            person(one.person)
            for document in context.view.story.documents.values()
            for one in document.signed_by(node, expected.round)
            if one.void
        }
        if not alike(expected.by, found):
            yield mismatch(f"void {path}", list(expected.by), found, path)


def values(context: Context, wanted: Mapping[Word, Any]) -> Iterator[Mismatch]:
    """A datum of the project, a field of a form, or any expression."""
    for path, expected in wanted.items():
        found = context.worth(path)
        if not same(expected, found):
            yield mismatch(f"value {path}", expected, found, path)


def rows(context: Context, wanted: Mapping[Word, int]) -> Iterator[Mismatch]:
    """How many rows a table of a form has."""
    for path, expected in wanted.items():
        found = context.worth(path)
        count = len(found) if isinstance(found, list | tuple) else 0
        if count != expected:
            yield mismatch(f"rows {path}", expected, count, path)


def sums(context: Context, wanted: Mapping[Word, Any]) -> Iterator[Mismatch]:
    """The total of a column."""
    for path, expected in wanted.items():
        head, _, tail = path.partition(".")
        known = head in context.places.aliases
        found = context.worth(f"{head}.sum({tail})" if known else f"sum({path})")
        if not same(expected, found):
            yield mismatch(f"sum {path}", expected, found, path)


def numbers(context: Context, wanted: Mapping[Word, Any]) -> Iterator[Mismatch]:
    """The number of the latest form of a document, or of all its forms in their order."""
    for path, expected in wanted.items():
        key = context.document(path)
        found = [
            form.number
            for name, forms in context.view.story.forms.items()
            for form in forms
            if name == key or (":" not in key and name.endswith(f":{key}"))
        ]
        last = found[-1] if found else None
        latest: Any = found if isinstance(expected, list | tuple) else last
        if not same(expected, latest):
            yield mismatch(f"number {path}", expected, latest, path)


def dossier(context: Context, wanted: Dossier) -> Iterator[Mismatch]:
    """Whether every mandatory item is delivered, and how many are."""
    lacking = missing_items(context.view.draft)
    mandatory = [one for one in context.view.rules.dossier if not one.optional]
    delivered = len(mandatory) - len(lacking)
    if wanted.complete is not None and wanted.complete is bool(lacking):
        yield mismatch("dossier complete", wanted.complete, not lacking, wanted.at)
    if wanted.delivered is not None and wanted.delivered != delivered:
        yield mismatch("dossier delivered", wanted.delivered, delivered, wanted.at)


def missing(context: Context, wanted: Mapping[Word, Any]) -> Iterator[Mismatch]:
    """The mandatory items not delivered yet, with their documents: exactly these."""
    found = {
        str(one.item): list(one.of) if len(one.of) > 1 else one.of[0]
        for one in missing_items(context.view.draft)
    }
    if not same(wanted, found):
        yield mismatch("missing", dict(wanted), found, next(iter(wanted), None))
