"""卷内目录: the list of what is in the dossier, with page numbers, in the columns of DA/T 22."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from xize.archive.package.extract import Package
from xize.archive.package.facts import Facts, day, moment
from xize.archive.package.layout import STAMPED, TIMELINE_PDF
from xize.archive.package.placing import OTHERS, Placed, PlacedForm, files, forms

HEADS = ("序号", "文号", "责任者", "题名", "日期", "页号", "备注")
STATES = {"draft": "草稿", "settled": "定稿", "amended": "修订"}


class Kept(NamedTuple):
    """A file as it lies in the package; ``pages`` is 0 for what has none that can be counted."""

    sha256: str
    pages: int


class Line(NamedTuple):
    """One line of the list; ``first`` and ``last`` are page numbers over the whole dossier."""

    no: int
    item: int
    number: str
    responsible: str
    title: str
    date: str
    first: int
    last: int
    note: str
    path: str
    sha256: str

    @property
    def pages(self) -> str:
        """The page number as it is printed: ``3`` or ``3-7``; nothing for what has no pages."""
        if not self.first:
            return ""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


class _Entry(NamedTuple):
    item: int
    number: str
    responsible: str
    title: str
    date: str
    note: str
    path: str


def lines(facts: Facts, kept: Mapping[str, Kept]) -> list[Line]:
    """The list in the order of the archive list, numbered; pages run on through the dossier."""
    found, page = [], 0
    for no, one in enumerate(_entries(facts, kept), 1):
        there = kept.get(one.path)
        count = there.pages if there else 0
        first, last = (page + 1, page + count) if count else (0, 0)
        page += count
        note = one.note if there else "已销毁或已删除"
        found.append(
            Line(no, one.item, one.number, one.responsible, one.title, one.date, first, last, note,
                 one.path, there.sha256 if there else "")
        )  # fmt: skip
    return found


def _entries(facts: Facts, kept: Mapping[str, Kept]) -> Iterator[_Entry]:
    placed, sheets = files(facts), forms(facts)
    for item in [*(one.item for one in facts.rules.dossier), OTHERS]:
        for form in sheets:
            if form.item == item:
                yield _form(facts, form, kept)
        for file in placed:
            if file.item == item:
                yield _file(facts, file)
    at = day(moment(facts.package.at)).isoformat()
    for path in sorted(one for one in kept if one.startswith(f"{STAMPED}/")):
        title = path.rpartition("/")[2].partition("-")[2].removesuffix(".pdf")
        yield _Entry(OTHERS, "", facts.package.organisation, title, at, "加盖电子印章", path)
    if TIMELINE_PDF in kept:
        yield _Entry(OTHERS, "", "", "办理过程记录", at, "系统生成", TIMELINE_PDF)


def _form(facts: Facts, form: PlacedForm, kept: Mapping[str, Kept]) -> _Entry:
    last = facts.events[form.sheet.seq - 1]
    path = f"{form.path}.pdf"
    return _Entry(
        form.item,
        form.sheet.number,
        facts.person(last.by),
        form.sheet.title,
        day(last.at).isoformat(),
        "表单",
        path if path in kept else f"{form.path}.json",
    )


def _file(facts: Facts, one: Placed) -> _Entry:
    event = facts.events[one.seq - 1]
    label, state = _became(facts, one)
    stem, _dot, ending = one.file.name.rpartition(".")
    said = (f"版本 {label}" if label else "", STATES.get(state, ""), ending.lower())
    return _Entry(
        one.item,
        "",
        facts.person(one.by),
        _title(facts.words.document(one.document) if one.document else "附件", stem or ending),
        day(event.at).isoformat(),
        "、".join(filter(None, said)),
        one.path,
    )


def _title(document: str, stem: str) -> str:
    """The document's name, with the file's own where that says more."""
    return stem if stem.startswith(document) else f"{document}（{stem}）"


def _became(facts: Facts, one: Placed) -> tuple[str, str]:
    """Label and state of a file's version; of the last one that took it over without a new file."""
    story = facts.story.documents.get(one.document)
    label, state = one.label, one.state
    for later in story.versions if story else ():
        if later.version > one.version:
            if later.files:
                break
            label, state = later.label, later.state
    return label, state


def data(package: Package, listed: list[Line]) -> dict[str, Any]:
    """The list as data."""
    return {
        "code": package.code,
        "title": package.title,
        "number": package.number,
        "organisation": package.organisation,
        "part": package.part,
        "retention": package.retention,
        "retained_until": package.retained_until,
        "pages": max((one.last for one in listed), default=0),
        "lines": [one._asdict() for one in listed],
    }


def row(one: Line) -> list[str]:
    """A line as it is printed."""
    return [str(one.no), one.number, one.responsible, one.title, one.date, one.pages, one.note]
