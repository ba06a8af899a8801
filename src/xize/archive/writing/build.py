"""Building a package from its facts and from what only the database's side can give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import IO, Any, NamedTuple, Protocol

from xize.archive.package import assembling, contents, layout, placing
from xize.archive.package.contents import Kept
from xize.archive.package.extract import Package, pretty
from xize.archive.package.facts import Facts, day, moment
from xize.archive.package.names import Taken, safe
from xize.archive.writing.bag import BagWriter, Digests
from xize.archive.writing.pages import pages_of

PROFILE = "Xize-Dossier/1"
Progress = Callable[[int, int], None]


class Register(NamedTuple):
    """The rows of one project in a register."""

    id: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Sources(Protocol):
    """What is not in the ledger: stored files, and printed sheets (None where there is none)."""

    def blob(self, file: str) -> IO[bytes] | None:
        """A stored file, to be read a piece at a time."""

    def form(self, key: str, instance: int) -> bytes | None:
        """The official form as PDF."""

    def timeline(self) -> bytes:
        """What happened, as PDF."""

    def table(self, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
        """A table as PDF."""

    def contents(self, package: Package, rows: Sequence[Sequence[str]]) -> bytes:
        """卷内目录 as PDF."""

    def registers(self) -> list[Register]:
        """The project's rows in every register of its rule."""

    def stamped(self) -> list[tuple[str, str]]:
        """Prints that carry the organisation's electronic seal: name and stored file."""


class Built(NamedTuple):
    """What was written: the digest that stands for all of it, and its size."""

    digest: str
    files: int
    octets: int


class _Building:
    """One package in the making."""

    def __init__(self, facts: Facts, sources: Sources, bag: BagWriter, told: Progress) -> None:
        self.facts, self.sources, self.bag = facts, sources, bag
        self.kept: dict[str, Kept] = {}
        self._files, self._forms = placing.files(facts), placing.forms(facts)
        self._told, self._done = told, 0
        self._total = len(self._files) + len(self._forms) + 5

    def documents(self) -> None:
        """Every file of every version; one that is gone is named in the contents list."""
        for one in self._files:
            self._stored(one.path, one.file.file)
            self._step()

    def forms(self) -> None:
        """Every form as data and as it is printed."""
        for one in self._forms:
            self._add(f"{one.path}.json", assembling.of_form(one))
            printed = self.sources.form(one.sheet.key, one.sheet.instance)
            if printed is not None:
                self._add(f"{one.path}.pdf", printed)
            self._step()

    def timeline(self) -> None:
        """What happened."""
        self._add(layout.TIMELINE, assembling.of_timeline(self.facts))
        self._add(layout.TIMELINE_PDF, self.sources.timeline())
        self._step()

    def stamped(self) -> None:
        """Prints with the organisation's electronic seal, as they were kept."""
        taken = Taken()
        for number, (name, blob) in enumerate(self.sources.stamped(), 1):
            self._stored(taken.free(layout.STAMPED, f"{number:02}-{safe(name)}"), blob)
        self._step()

    def registers(self) -> None:
        """Extracts of registers."""
        taken = Taken()
        for one in self.sources.registers():
            path = taken.free(layout.REGISTERS, f"{safe(one.title, 40)}.json")
            self._add(path, pretty(_register(one)))
            if one.rows:
                printed = self.sources.table(one.title, one.heads, one.rows)
                self._add(path.removesuffix(".json") + ".pdf", printed)
        self._step()

    def ledger(self) -> None:
        """The ledger's extract and the edition."""
        for path, content in assembling.of_ledger(self.facts).items():
            self.bag.add(path, content)
        self._step()

    def contents(self) -> None:
        """The contents list, last: it counts the pages of everything else."""
        listed = contents.lines(self.facts, self.kept)
        for path, content in assembling.of_contents(self.facts, self.kept).items():
            self.bag.add(path, content)
        rows = [contents.row(one) for one in listed]
        self.bag.add(layout.CONTENTS_PDF, self.sources.contents(self.facts.package, rows))
        self._step()

    def _stored(self, path: str, blob: str) -> None:
        source = self.sources.blob(blob)
        if source is None:
            return
        with source:
            digests = self.bag.copy(path, source)
            source.seek(0)
            self.kept[path] = Kept(digests.sha256, pages_of(path, source, digests.size))

    def _add(self, path: str, content: bytes) -> None:
        digests: Digests = self.bag.add(path, content)
        self.kept[path] = Kept(digests.sha256, pages_of(path, BytesIO(content), len(content)))

    def _step(self) -> None:
        self._done += 1
        self._told(self._done, self._total)


def build(
    facts: Facts, sources: Sources, out: IO[bytes], told: Progress = lambda _done, _of: None
) -> Built:
    """Write the package into a seekable file."""
    bag = BagWriter(out, folder_of(facts.package), moment(facts.package.at))
    building = _Building(facts, sources, bag, told)
    building.documents()
    building.forms()
    building.stamped()
    building.timeline()
    building.registers()
    building.ledger()
    building.contents()
    digest = bag.finish(info(facts.package))
    sizes = [one.size for one in bag.payload.values()]
    return Built(digest, len(sizes), sum(sizes))


def folder_of(package: Package) -> str:
    """The folder a package unpacks into: its code, else its number or the project's id."""
    named = package.code or package.number or package.stream
    part = f"-{package.part}" if package.part > 1 else ""
    return safe(named, 80) + part


def info(package: Package) -> list[tuple[str, str]]:
    """The fields of ``bag-info.txt``."""
    pairs = [
        ("Source-Organization", package.organisation),
        ("External-Identifier", package.code or package.number or package.stream),
        ("External-Description", _one_line(package.title)),
        ("Bagging-Date", day(moment(package.at)).isoformat()),
        ("Bag-Software-Agent", PROFILE),
        ("Xize-Project", package.stream),
        ("Xize-Number", package.number),
        ("Xize-Part", str(package.part)),
        ("Xize-State", "sealed" if package.sealed else "copy"),
        ("Xize-Retention", package.retention),
        ("Xize-Retained-Until", package.retained_until),
        ("Xize-Head", f"{package.seq} {package.head}"),
        ("Xize-Edition", f"{package.edition.regulation} {package.edition.content}"),
    ]
    return [(name, _one_line(value)) for name, value in pairs if value]


def _register(one: Register) -> dict[str, Any]:
    return {"register": one.id, "title": one.title, "columns": one.heads, "rows": one.rows}


def _one_line(text: str) -> str:
    return " ".join(text.split())
