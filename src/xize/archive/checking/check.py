"""Checking one package: the container first, then the bag, its history, and what follows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from xize import __version__
from xize.archive.checking import derived, history, sealing
from xize.archive.checking.findings import Finding
from xize.archive.checking.opening import Unopened, unpack
from xize.archive.checking.reading import Reader
from xize.archive.checking.structure import Files, structure
from xize.archive.package.facts import Facts
from xize.ledger.anchor import Anchor


def check(path: Path, anchor: Anchor | None = None) -> list[Finding]:
    """Everything found in a package, each once; an empty list is a sound one."""
    with tempfile.TemporaryDirectory(prefix="xize-check-") as scratch:
        try:
            folder, damaged = unpack(path, Path(scratch))
        except Unopened as error:
            return list(error.findings)
        return list(dict.fromkeys([*damaged, *_folder(folder, anchor)]))


def _folder(folder: Path, anchor: Anchor | None) -> Iterator[Finding]:
    files = Files(folder)
    whole = structure(files)
    yield from whole
    if any(one.code == "not-a-bag" for one in whole):
        return
    reader = Reader(files)
    facts = reader.facts()
    yield from reader.findings
    if facts is None:
        return
    told = list(history.chain(facts)) or list(history.replayed(facts, files))
    yield from told
    chain, found = sealing.seal(facts, files)
    yield from found
    if anchor is not None:
        yield from sealing.anchored(facts, chain, anchor)
    if any(one.code != "state-differs" for one in told):
        return  # nothing can be derived from events that are not those that happened
    yield from history.payloads(facts)
    edition = list(history.edition(facts))
    yield from edition
    if not edition:
        yield from _derived(facts, files)


def _derived(facts: Facts, files: Files) -> Iterator[Finding]:
    """What follows from the events; forged ones may hold what no event of ours would."""
    try:
        found = [
            *derived.documents(facts, files),
            *derived.forms(facts, files),
            *derived.timeline(facts, files),
            *derived.contents(facts, files),
            *derived.information(facts, files),
        ]
    except history.UNPLAYABLE as error:
        found = [Finding("replay-failed", history.EVENTS, str(error)[:200])]
    if any(one.is_bad for one in found) and facts.package.program != __version__:
        yield Finding("other-version", detail=f"{facts.package.program} ≠ {__version__}")
    yield from found
