"""What a package takes from the database's side: stored files, printed sheets, registers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import IO

from xize.archive.cells import text_of
from xize.archive.package.contents import HEADS
from xize.archive.package.extract import Package
from xize.archive.writing.build import Register
from xize.documents import blobs
from xize.people.actor import SYSTEM
from xize.printing import Sheet, Table, as_pdf
from xize.projects import prints
from xize.projects.prints.printed import file_name
from xize.projects.prints.sealing import sealed_of
from xize.projects.queries.access import read_state
from xize.registers.queries import RegisterTable, extract
from xize.registers.shape import FORM, idents

WIDTHS = (1.3, 3, 1.8, 6, 2.6, 1.6, 3.2)
"""Shares of a line of the contents list."""

WIDE = 5
"""A table of more columns is printed across."""


class DatabaseSources:
    """The sources of one project; ``at`` is the date all of it is printed on."""

    def __init__(self, stream: str, at: datetime, organisation: str) -> None:
        self._stream, self._at, self._organisation = stream, at, organisation

    @cached_property
    def _reading(self) -> prints.Reading:
        return prints.reading_of(read_state(SYSTEM, self._stream))

    def blob(self, file: str) -> IO[bytes] | None:
        """See ``Sources``."""
        return blobs.open(file)

    def form(self, key: str, instance: int) -> bytes | None:
        """See ``Sources``."""
        return prints.form(self._reading, key, instance, self._at).content

    def timeline(self) -> bytes:
        """See ``Sources``."""
        return prints.timeline(self._reading, self._at).content

    def table(self, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
        """See ``Sources``."""
        sheet = Sheet(
            title=title,
            organisation=self._organisation,
            subtitle=self._reading.story.title,
            blocks=(Table("", heads, rows),),
            at=self._at,
            landscape=len(heads) > WIDE,
        )
        return as_pdf(sheet)

    def contents(self, package: Package, rows: Sequence[Sequence[str]]) -> bytes:
        """See ``Sources``."""
        pairs = (
            ("档号", package.code or "（尚未编号）"),
            ("保管期限", package.retention or "—"),
            ("项目编号", package.number or "—"),
        )
        sheet = Sheet(
            title="卷内目录",
            subtitle=package.title,
            organisation=package.organisation,
            blocks=(Table("", HEADS, rows, WIDTHS),),
            pairs=pairs,
            at=self._at,
        )
        return as_pdf(sheet)

    def stamped(self) -> list[tuple[str, str]]:
        """See ``Sources``."""
        return [
            (file_name(one.body.title, one.body.number) + ".pdf", one.body.blob)
            for one in sealed_of(self._stream)
        ]

    def registers(self) -> list[Register]:
        """See ``Sources``."""
        read = self._reading.read
        wanted = [one for one in idents(read.edition) if not one.startswith(FORM)]
        return [self._register(extract(read, one)) for one in wanted]

    def _register(self, table: RegisterTable) -> Register:
        return Register(
            table.card.id,
            table.card.name,
            tuple(one.name for one in table.columns),
            tuple(
                tuple(text_of(self._reading, one, row.values.get(one.id)) for one in table.columns)
                for row in table.rows
            ),
        )
