"""Nothing of the payment rule is left untried by its scenarios."""

from __future__ import annotations

import pytest

from tests.library.exercised import not_exercised
from tests.library.traced import FOLDER, Traced
from tests.scenarios.library import regulation_of, scenarios_of
from xize.core.regulation import lint
from xize.scenarios.memory import MemoryStage
from xize.scenarios.run import play_on

TRACED = Traced()


@pytest.fixture(scope="module")
def stages() -> list[MemoryStage]:
    """Every scenario, played to its end."""
    played = []
    for one in scenarios_of(FOLDER):
        stage = MemoryStage(regulation_of(FOLDER), one.scenario)
        outcome = play_on(stage, one.scenario, one.name)
        assert outcome.ok, outcome.failure
        played.append(stage)
    return played


def test_everything_is_exercised(stages: list[MemoryStage]):
    """Steps, outcomes, documents, form fields, results and procedures: none is left."""
    assert not_exercised(TRACED.rules, stages) == {}


def test_every_end_state_is_reached(stages: list[MemoryStage]):
    ends = {stage.streams["project"].state.result for stage in stages}
    assert set(TRACED.trace["results"].values()) <= ends


def test_every_side_procedure_is_withdrawn_somewhere(stages: list[MemoryStage]):
    """Each of them confirmed, each of them taken back; those that can be refused are."""
    results: dict[str, set[str]] = {}
    for stage in stages:
        for stream in stage.streams.values():
            for case in stream.state.cases.values():
                results.setdefault(case.procedure, set()).add(case.result or "")
    beside = {one.id for one in TRACED.rules.procedures.values() if one.id != "main"}
    for procedure in beside:  # a programme is a stream of its own: it is cancelled
        assert results[procedure] & {"withdrawn", "cancelled"}, procedure
    for procedure in ("expense_application", "requirement_improvement", "requirement_change",
                      "schedule_change", "correction", "termination"):  # fmt: skip
        assert "refused" in results[procedure], procedure


def test_the_regulation_has_no_problems():
    text = (FOLDER / "regulation.yaml").read_bytes()
    english = (FOLDER / "regulation.en.yaml").read_bytes()
    found = lint(text, "regulation.yaml", second=english, second_file="regulation.en.yaml")
    assert [one.place + " " + one.message_en for one in found] == []
