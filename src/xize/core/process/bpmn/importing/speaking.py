"""Where a file speaks of variables: conditions of all kinds, times, scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from xize.core.expressions import Expression
from xize.core.process.bpmn.conditions import read_script
from xize.core.process.bpmn.importing.renaming import changed
from xize.core.process.bpmn.importing.scripts import lines_of
from xize.core.process.bpmn.importing.spoken import renamed, understood
from xize.core.process.bpmn.model.base import Text
from xize.core.process.bpmn.model.containers import Process
from xize.core.process.bpmn.vendors.people import inner

_ONES: Final = frozenset({"condition", "completion", "activation"})


class Spoken(msgspec.Struct):
    """Every text with variables: ``dates`` name one each; ``given`` are set by scripts."""

    bodies: list[str] = []
    dates: list[str] = []
    scripts: list[str] = []
    given: list[str] = []

    def others(self, variables: Mapping[str, str]) -> Iterator[Expression]:
        """What is not a condition of a flow, read over the new names."""
        for body in self.bodies:
            expression = understood(body, variables)
            if expression is not None:
                yield expression
        for script in self.scripts:
            for _, value in read_script(renamed(script, variables)) or ():
                yield value


def spoken_of(processes: Iterable[Process]) -> Spoken:
    """What is said in these processes."""
    found = Spoken()

    def hear(name: str, text: Text) -> Text:
        if name in _ONES:
            found.bodies.append(text.body)
        elif name == "script":
            _script(found, text.body)
        elif name == "when":
            inside = inner(text.body)
            if inside is not None and inside.isidentifier():
                found.dates.append(inside)
        return text

    for process in processes:
        changed(process, lambda _name, word: word, hear)
    return found


def _script(found: Spoken, body: str) -> None:
    plain = lines_of(body)
    read = read_script(plain)
    if read is None:
        return
    found.scripts.append(plain)
    found.given += [name for name, _ in read]
    found.bodies += [value.source for _, value in read]
