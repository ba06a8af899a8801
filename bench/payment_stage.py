"""A scenario that remembers one stage of its project, and does it again on copies of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import connection
from scale_clone import Original
from scale_load import read_original
from scale_rows import Writer

from xize import library
from xize.core.engine.commands import Complete, PersonCommand
from xize.core.process.compile import compile_regulation
from xize.core.regulation import read
from xize.ledger.batch import fetch
from xize.people.actor import Actor
from xize.scenarios.load import load
from xize.scenarios.run import PROJECT, Playing
from xize.scenarios.services import ServicesStage

STAGE = "live_stage"
"""Stage C of the payment regulation."""


def recorded(regulation: str, name: str, writer: Writer) -> StageC:
    """Play a scenario of the library with all that it expects; what its stage C was."""
    source = library.load(regulation)
    rule = read(source.text, source.file).regulation
    assert rule is not None
    loaded = load(source.folder, rule, compile_regulation(rule))
    scenario = next(one.scenario for one in loaded if Path(one.file).stem == name)
    assert scenario is not None
    stage = StageC(source.folder, rule, scenario)
    stage.writer, stage.signed_in = writer, {}
    Playing(stage, scenario).run()
    return stage


class StageC(ServicesStage):
    """The product's own stage; it keeps what happens from the beginning of stage C to its end."""

    writer: Writer
    original: Original | None = None
    over = False
    deeds: list[PersonCommand | datetime]
    signed_in: dict[str, Actor]

    def pass_time(self, until: datetime) -> None:
        """Let time pass; kept if the stage has begun."""
        super().pass_time(until)
        self._keep(until)

    def do(self, stream: str, command: PersonCommand) -> None:
        """Carry out a command; kept if the project had come to the stage before."""
        super().do(stream, command)
        if stream == PROJECT:
            self._keep(command)
            self._look()

    def again(self, clock: Callable[[], float]) -> list[float]:
        """The stage once more, on a copy of the project; the seconds of its completions."""
        assert self.original is not None
        stream, rows = self.original.copy(self.original.began)
        self.writer.write(self.original.columns, rows)
        self._streams[PROJECT] = stream
        spent = []
        for deed in self.deeds:
            if isinstance(deed, datetime):
                super().pass_time(deed)
                continue
            begun = clock()
            super().do(PROJECT, deed)
            if isinstance(deed, Complete) and not deed.files:
                spent.append(clock() - begun)
        self._rest(stream)
        return spent

    def _actor(self, name: str) -> Actor:
        """Who is signed in; a server knows it from the session before anything is completed."""
        if name not in self.signed_in:
            self.signed_in[name] = super()._actor(name)
        return self.signed_in[name]

    def _keep(self, deed: PersonCommand | datetime) -> None:
        if self.original is not None and not self.over:
            self.deeds.append(deed)

    def _look(self) -> None:
        """Whether the project has come to the stage, or left it."""
        if self.over:
            return
        stream = self._streams[PROJECT]
        sql = "SELECT stages FROM projects_project WHERE stream = ?"
        there = STAGE in fetch(connection, sql, (stream,))[0][0].split()
        if there and self.original is None:
            self.deeds = []
            columns = self.writer.columns()
            self.original = read_original(self.writer, columns, stream, self.now)
        if not there and self.original is not None:
            self.over = True
            self._rest(stream)

    def _rest(self, stream: str) -> None:
        """The clock is not to be asked about a project that has been measured."""
        fetch(
            connection, "UPDATE ledger_stream SET wake = NULL WHERE id = ? RETURNING id", (stream,)
        )
