"""Everything in a package that follows from its events, made again and compared."""

from __future__ import annotations

from collections.abc import Iterator

from xize.archive.checking.findings import Finding
from xize.archive.checking.structure import Files
from xize.archive.package import assembling, layout, placing
from xize.archive.package.contents import Kept
from xize.archive.package.facts import Facts
from xize.archive.writing.build import info
from xize.archive.writing.pages import pages_of


def documents(facts: Facts, files: Files) -> Iterator[Finding]:
    """Each file that an event names, and nothing else, lies where the list says."""
    placed = {one.path: one for one in placing.files(facts)}
    for path, one in placed.items():
        place = f"{layout.PAYLOAD}/{path}"
        if not files.has(path):
            gone = one.file.file in facts.package.gone
            yield Finding("disposed" if gone else "document-missing", place)
        elif files.digest(place) != one.file.digest:
            yield Finding("document-differs", place, one.file.name)
    folder = f"{layout.DOCUMENTS}/"
    for path in sorted(files.payload - placed.keys()):
        if path.startswith(folder):
            yield Finding("document-unknown", f"{layout.PAYLOAD}/{path}")


def forms(facts: Facts, files: Files) -> Iterator[Finding]:
    """Each form's data are what the events and payloads say."""
    placed = {f"{one.path}.json": one for one in placing.forms(facts)}
    for path, one in placed.items():
        if not files.has(path) or files.read(path) != assembling.of_form(one):
            yield Finding("form-differs", f"{layout.PAYLOAD}/{path}")
    known = {*placed, *(path.removesuffix(".json") + ".pdf" for path in placed)}
    for path in sorted(files.payload - known):
        if path.startswith(f"{layout.FORMS}/"):
            yield Finding("form-differs", f"{layout.PAYLOAD}/{path}")


def timeline(facts: Facts, files: Files) -> Iterator[Finding]:
    """The timeline is the events'."""
    place = f"{layout.PAYLOAD}/{layout.TIMELINE}"
    if not files.has(layout.TIMELINE) or files.read(layout.TIMELINE) != assembling.of_timeline(
        facts
    ):
        yield Finding("timeline-differs", place)


def contents(facts: Facts, files: Files) -> Iterator[Finding]:
    """The contents list: items, pages counted again, digests."""
    kept = _kept(facts, files)
    for path, expected in assembling.of_contents(facts, kept).items():
        if not files.has(path) or files.read(path) != expected:
            yield Finding("contents-differ", f"{layout.PAYLOAD}/{path}")


def _kept(facts: Facts, files: Files) -> dict[str, Kept]:
    """What was counted when the list was made: all but the ledger's extract and the list."""
    named = {one.path for one in placing.files(facts)} & files.payload
    for form in placing.forms(facts):
        named |= {f"{form.path}.json", f"{form.path}.pdf"} & files.payload
    named |= {layout.TIMELINE_PDF} & files.payload
    named |= {one for one in files.payload if one.startswith(f"{layout.STAMPED}/")}
    found = {}
    for path in sorted(named):
        place = files.folder / layout.PAYLOAD / path
        with place.open("rb") as source:
            pages = pages_of(path, source, place.stat().st_size)
        found[path] = Kept(files.digest(f"{layout.PAYLOAD}/{path}"), pages)
    return found


def information(facts: Facts, files: Files) -> Iterator[Finding]:
    """The bag's own fields say what the package says."""
    written = (files.folder / layout.INFO).read_bytes().decode(errors="replace").splitlines()
    said = [one for one in written if not one.startswith("Payload-Oxum: ")]
    if said != [f"{name}: {value}" for name, value in info(facts.package)]:
        yield Finding("info-differs", layout.INFO)
