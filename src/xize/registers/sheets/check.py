"""Every row of a table looked at before any is written: what is wrong, where, what helps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from xize.core.forms import clean
from xize.core.forms.known import Kind
from xize.core.process.rulebook import Field, Section
from xize.core.texts.folding import normalise
from xize.projects.facts import DatabaseFacts
from xize.registers.sheets.read import FORMULA, Line, Table

SENTENCES = {
    "unknown-head": (
        "没有名为“{text}”的列，可填的列：{valid}；请改列名或删去这一列",
        "There is no column “{text}”; there are: {valid}. Rename or remove it",
    ),
    "head-twice": (
        "列“{text}”出现两次；请只保留一列",
        "The column “{text}” is there twice; keep one",
    ),
    "head-missing": (
        "缺少必填列“{text}”；请从模板复制表头",
        "The column “{text}” is missing; copy the heads of the template",
    ),
    "formula-cell": (
        "“{text}”列是公式；请选择性粘贴为数值后再导入",
        "The cell of “{text}” is a formula; paste it as a value",
    ),
    "cells-beyond-heads": (
        "有内容没有对应的表头；请删去或补上列名",
        "There are cells without a head; remove them or name their column",
    ),
    "unknown-option": (
        "“{text}”没有选项“{given}”，可选：{valid}；请改用其中之一",
        "“{text}” has no option “{given}”; choose among: {valid}",
    ),
    "key-missing": (
        "请填写“{text}”，它是这一行的名称",
        "Fill in “{text}”: the row is called by it",
    ),
    "key-twice": (
        "“{text}”与第 {first} 行重复；请删去其中一行",
        "“{text}” is in row {first} already; remove one of them",
    ),
}
"""Code -> (Chinese, English), with the remedy."""

Told = Callable[[int, int], None]
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bad:
    """Something to correct: sheet, row (from 1), column letter and head, "" for a whole row."""

    sheet: str
    row: int
    column: str
    head: str
    code: str
    sentence: str


@dataclass
class Checked:
    """What an import would do. ``rows`` are the values to keep, by what they are called."""

    rows: dict[str, Values] = field(default_factory=dict)
    bad: list[Bad] = field(default_factory=list)
    new: int = 0
    changed: int = 0
    same: int = 0


class _Known:
    """People, departments and organisations by name; other tables are not referred to."""

    def __init__(self) -> None:
        self._facts = DatabaseFacts("")

    def find(self, kind: Kind, text: str) -> str | None:
        return self._facts.find(kind, text)

    def rows(self, of: str) -> Sequence[str]:
        return ()


@dataclass
class _Checking:
    table: Table
    fields: Sequence[Field]
    names: Mapping[str, str]
    language: str
    bad: list[Bad] = field(default_factory=list)

    def say(self, code: str, row: int, place: int | None = None, **args: object) -> None:
        pair = SENTENCES[code]
        sentence = pair[0 if self.language == "zh" else 1].format(**args)
        self._add(code, row, place, sentence)

    def _add(self, code: str, row: int, place: int | None, sentence: str) -> None:
        column = Table.letter(place) if place is not None else ""
        heads = self.table.heads
        head = heads[place] if place is not None and place < len(heads) else ""
        self.bad.append(Bad(self.table.sheet, row, column, head, code, sentence))

    def heads(self) -> dict[int, Field]:
        """Which field each column holds."""
        by_name = {normalise(self.names[one.id]): one for one in self.fields}
        by_name |= {normalise(one.id): one for one in self.fields}
        found: dict[int, Field] = {}
        for place, head in enumerate(self.table.heads):
            one = by_name.get(normalise(head))
            if one is None:
                valid = "、".join(self.names.values())
                self.say("unknown-head", 1, place, text=head, valid=valid)
            elif one in found.values():
                self.say("head-twice", 1, place, text=head)
            else:
                found[place] = one
        for number, one in enumerate(self.fields):
            if (one.required or number == 0) and one not in found.values():
                self.say("head-missing", 1, text=self.names[one.id])
        return found

    def _option(self, row: int, place: int, one: Field, text: str) -> None:
        """Say of a choice that there is no such option; people know options by their names."""
        if one.options:
            for given in _parts(text) if one.type == "several" else (text,):
                if _option(one, given) not in one.options:
                    valid = "、".join(one.options.values())
                    name = self.names[one.id]
                    self.say("unknown-option", row, place, text=name, given=given, valid=valid)

    def line(self, line: Line, columns: Mapping[int, Field], known: _Known) -> Values | None:
        """The values of a row; None where something is to be corrected."""
        before = len(self.bad)
        raw = {}
        for place, text in enumerate(line.cells):
            if place not in columns:
                if text and place >= len(self.table.heads):
                    self.say("cells-beyond-heads", line.row, place)
                continue
            if text == FORMULA:
                self.say("formula-cell", line.row, place, text=self.names[columns[place].id])
            elif text:
                self._option(line.row, place, columns[place], text)
                raw[columns[place].id] = _typed(columns[place], text)
        said = {one.column for one in self.bad[before:]}
        section = Section(id="rows", fields=tuple(self.fields))
        cleaned = clean(section, raw, known=known)
        places = {one.id: place for place, one in columns.items()}
        for error in cleaned.errors:
            ident = error.path.partition(".")[0]
            at = places.get(ident)
            if at is None or Table.letter(at) not in said:
                sentence = error.message("zh" if self.language == "zh" else "en")
                self._add(error.code, line.row, at, sentence)
        values = cleaned.values
        assert isinstance(values, dict)
        return values if len(self.bad) == before else None


def check(
    table: Table,
    fields: Sequence[Field],
    names: Mapping[str, str],
    kept: Mapping[str, Values],
    language: str,
    told: Told = lambda _done, _of: None,
) -> Checked:
    """Look at every row. ``names`` are the fields' in the reader's language, ``kept`` what stands.

    A row is called by its first field (decision 0009): the same again replaces what stands.
    """
    checking = _Checking(table, fields, names, "zh" if language.startswith("zh") else "en")
    columns = checking.heads()
    found = Checked(bad=checking.bad)
    if found.bad:
        return found
    known, met = _Known(), dict[str, int]()
    for done, line in enumerate(table.lines, 1):
        values = checking.line(line, columns, known)
        key = str((values or {}).get(fields[0].id, ""))
        if values is not None and not key:
            checking.say("key-missing", line.row, text=names[fields[0].id])
        elif values is not None and met.setdefault(key, line.row) != line.row:
            checking.say("key-twice", line.row, text=key, first=met[key])
        elif values is not None:
            found.rows[key] = values
        told(done, len(table.lines))
    _count(found, kept)
    return found


def _count(found: Checked, kept: Mapping[str, Values]) -> None:
    for key, values in found.rows.items():
        if key not in kept:
            found.new += 1
        elif kept[key] == values:
            found.same += 1
        else:
            found.changed += 1


def _typed(one: Field, text: str) -> Any:
    """Options by their names; several of them stand in one cell, between commas."""
    if one.type == "several":
        return [_option(one, part) for part in _parts(text)]
    return _option(one, text) if one.options else text


def _option(one: Field, text: str) -> str:
    """The id of an option by its name, or what was written."""
    named = {normalise(name): ident for ident, name in one.options.items()}
    return named.get(normalise(text), text)


def _parts(text: str) -> Iterator[str]:
    for sign in ("、", "，", ";", "；"):
        text = text.replace(sign, ",")
    yield from (part.strip() for part in text.split(",") if part.strip())
