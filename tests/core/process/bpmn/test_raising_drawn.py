"""A rule whose flow is drawn becomes one file: the drawing as it was, with the rule beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.architecture.sources import ROOT
from xize import library
from xize.core.process import graph as g
from xize.core.process.bpmn.checks.check import check
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.bpmn.raising import raise_drawn, restored
from xize.core.process.bpmn.reading.read import read
from xize.core.process.bpmn.writing import write
from xize.core.process.compile import compile_regulation
from xize.core.process.rulebook import Rulebook
from xize.core.trace import Wishes, trace

DRAWN = sorted(path.parent for path in (ROOT / "tests").rglob("regulation.yaml")
               if (path.parent / "process.bpmn").is_file())  # fmt: skip


def rules_and_drawing(folder: Path) -> tuple[Rulebook, bytes]:
    source = library.load(folder)
    regulation = source.regulation()
    assert regulation is not None
    assert regulation.drawing is not None
    return compile_regulation(regulation), regulation.drawing.content


def model_of(content: bytes) -> Definitions:
    model = read(content).model
    assert model is not None
    return model


def without_lines(value: Any) -> Any:
    """A structure without the lines of the file it was drawn in."""
    match value:
        case msgspec.Struct():
            names = [one for one in value.__struct_fields__ if one != "line"]
            return type(value).__name__, {one: without_lines(getattr(value, one)) for one in names}
        case dict():
            return {key: without_lines(one) for key, one in value.items()}
        case tuple():
            return tuple(map(without_lines, value))
    return value


@pytest.mark.parametrize("folder", DRAWN, ids=lambda one: one.name)
def test_a_drawn_rule_comes_back_as_it_was(folder: Path) -> None:
    rules, drawing = rules_and_drawing(folder)
    content = write(raise_drawn(rules, model_of(drawing)))
    model = model_of(content)
    assert check(model) == ()
    found = restored(model)
    assert found.findings == ()
    assert without_lines(found.rules) == without_lines(rules)
    before, after = trace(drawing, Wishes()), trace(content, Wishes())
    assert (before.status, before.trace) == (after.status, after.trace)


def test_the_work_of_a_step_stands_at_its_task() -> None:
    rules, drawing = rules_and_drawing(ROOT / "tests/drawn/contract-seal")
    content = write(raise_drawn(rules, model_of(drawing))).decode()
    assert '<xize:due period="1 workday"' in content
    changed = content.replace('<xize:due period="1 workday"', '<xize:due period="2 workdays"', 1)
    found = restored(model_of(changed.encode())).rules
    assert found is not None
    step = found.main.process.nodes["legal_review"]
    assert isinstance(step, g.UserTask)
    assert step.work.due is not None
    assert step.work.due.period == "2 workdays"
