"""Rows of a workbook as lines, their cells divided by tabs, each sheet under its name."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import join, normpath

from xize.documents.texts.budget import Budget
from xize.documents.texts.cells import shown
from xize.documents.texts.markup import walk
from xize.documents.texts.packages import Package

_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_SHARED = "xl/sharedStrings.xml"
_STYLES = "xl/styles.xml"


class _Attributes:
    """The attributes of every element with one of these tags."""

    def __init__(self, *tags: str) -> None:
        self.found: list[tuple[str, dict[str, str]]] = []
        self._tags = tags

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in self._tags:
            self.found.append((tag, attributes))

    def closed(self, tag: str) -> None:
        return

    def said(self, text: str) -> None:
        return


class _Strings:
    """The table of texts that cells point to; how Japanese words are read aloud is left out."""

    def __init__(self, budget: Budget) -> None:
        self.found: list[str] = []
        self._budget = budget
        self._parts: list[str] = []
        self._in_text = self._aloud = False

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        self._in_text = tag == "t" and not self._aloud
        self._aloud = self._aloud or tag == "rPh"

    def closed(self, tag: str) -> None:
        self._in_text = False
        if tag == "rPh":
            self._aloud = False
        elif tag == "si":
            self.found.append("".join(self._parts))
            self._parts.clear()

    def said(self, text: str) -> None:
        if self._in_text:
            self._parts.append(self._budget.write(text))


class _Rows:
    """The rows of one sheet, as a reader of the sheet sees their cells."""

    def __init__(self, strings: list[str], formats: list[str], budget: Budget) -> None:
        self.found: list[str] = []
        self._strings, self._formats, self._budget = strings, formats, budget
        self._cells: list[str] = []
        self._parts: list[str] = []
        self._kind, self._style, self._heard = "n", "", False

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
            self._parts.clear()
        self._heard = tag in ("v", "t")

    def closed(self, tag: str) -> None:
        self._heard = False
        if tag == "c":
            if text := self._cell().strip():
                self._cells.append(self._budget.write(text))
        elif tag == "row":
            if self._cells:
                self.found.append("\t".join(self._cells))
            self._cells.clear()

    def said(self, text: str) -> None:
        if self._heard:
            self._parts.append(text)

    def _cell(self) -> str:
        text = "".join(self._parts)
        if self._kind == "s":
            return self._strings[int(text)] if _points_into(text, self._strings) else ""
        if self._kind == "b":
            return "TRUE" if text == "1" else "FALSE"
        if self._kind != "n":
            return text
        known = _points_into(self._style, self._formats)
        return shown(text, self._formats[int(self._style)] if known else "")


def _points_into(text: str, table: list[str]) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10 and int(text) < len(table)


def sheet_lines(package: Package, budget: Budget) -> Iterator[str]:
    """The lines of every sheet, hidden ones too, in the order of the workbook."""
    strings = _Strings(budget)
    walk(package.chunks(_SHARED), strings)
    formats = _formats(package)
    for name, part in _sheets(package):
        yield budget.write(name)
        rows = _Rows(strings.found, formats, budget)
        walk(package.chunks(part), rows)
        yield from rows.found


def _sheets(package: Package) -> Iterator[tuple[str, str]]:
    """Names of sheets and where they lie."""
    listed, related = _Attributes("sheet"), _Attributes("Relationship")
    walk(package.chunks(_BOOK), listed)
    walk(package.chunks(_RELATIONS), related)
    places = {one.get("Id"): one.get("Target", "") for _, one in related.found}
    for _, sheet in listed.found:
        target = places.get(sheet.get("id"), "")
        if target:
            yield sheet.get("name", ""), normpath(join("/xl", target)).lstrip("/")


def _formats(package: Package) -> list[str]:
    """By number of a cell's style: its number format, as a code or as the number of a known one."""
    listed = _Styles()
    walk(package.chunks(_STYLES), listed)
    return [listed.codes.get(one, one) for one in listed.used]


class _Styles:
    """Number formats that the workbook defines, and which one each style of cells uses."""

    def __init__(self) -> None:
        self.codes: dict[str, str] = {}
        self.used: list[str] = []
        self._in_cells = False

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "cellXfs":
            self._in_cells = True
        elif tag == "xf" and self._in_cells:
            self.used.append(attributes.get("numFmtId", "0"))
        elif tag == "numFmt":
            self.codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")

    def closed(self, tag: str) -> None:
        if tag == "cellXfs":
            self._in_cells = False

    def said(self, text: str) -> None:
        return
