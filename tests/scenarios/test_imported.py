"""A leave approval in the dialect of RuoYi on Flowable is imported and runs to its end.

In memory, and through the real services: those who begin, the candidates of a group, everybody of
a group in the countersign, the person a file names.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.process.bpmn.importing.leave import LEAVE
from xize.core.process.bpmn.importing import DRAWING, draft
from xize.core.process.compile import compile_regulation
from xize.core.process.compile.whole import read_whole
from xize.core.regulation.model import Regulation
from xize.scenarios.load import load
from xize.scenarios.memory import MemoryStage
from xize.scenarios.model import Scenario
from xize.scenarios.run import play_on
from xize.scenarios.services import ServicesStage

WORLD = """
clock: 2026-03-02 09:00
begins: nothing
given:
  people:
    shen: {department: sales}
    zhao: {department: sales}
    qian: {department: sales}
    li: {department: hr}
    fang: {department: hr}
    sun: {department: office}
plays:
  - by: shen
    begins: main
    team: {研发部门: [zhao, qian], 人事专员: [li, fang], 总经理: sun}
    as: project
"""
APPLIES = """
  - by: shen
    does: 填写请假单
    fills: {form.填写请假单: {leave_days: DAYS, reason: 回老家, kind: annual}}
  - expect: {open: {部门领导审批: [zhao, qian]}, due: {部门领导审批: 2026-03-04}}
"""
SHORT = """
  - {by: zhao, does: 填写请假单, refused: not-yours}
APPLIES
  - {by: li, does: 部门领导审批, decides: agree, refused: not-yours}
  - {by: qian, does: 部门领导审批, decides: agree}
  - expect: {open: {人事会签: [li, fang]}}
  - {by: li, does: 人事会签, decides: agree}
  - expect: {open: {人事会签: fang}}
  - {by: fang, does: 人事会签, decides: agree}
  - expect: {ended: done, log: verified}
"""
LONG = """
APPLIES
  - {by: zhao, does: 部门领导审批, decides: object, refused: comment-missing}
  - {by: zhao, does: 部门领导审批, decides: object, comment: 请写明交接}
  - expect: {open: {填写请假单: shen}}
APPLIES
  - {by: zhao, does: 部门领导审批, decides: agree}
  - {by: fang, does: 人事会签, decides: agree}
  - {by: li, does: 人事会签, decides: agree}
  - expect: {open: {总经理审批: sun}}
  - {by: sun, does: 总经理审批, decides: object, comment: 人手不够}
  - expect: {ended: done, log: verified}
"""


def told(title: str, plays: str, days: int) -> str:
    """A whole scenario."""
    said = plays.replace("APPLIES", APPLIES.replace("DAYS", str(days)).strip("\n"))
    return f"scenario: {title}{WORLD.rstrip()}{said}"


STORIES = {
    "short": told("三天以内，组内任一人审批，人事全员会签", SHORT, 2),
    "refused": told("超过三天，退回一次，总经理不同意", LONG, 5),
}
NAMES = tuple(STORIES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The imported regulation's folder, with these stories as its scenarios."""
    found = draft(LEAVE.encode(), "leave")
    into = tmp_path_factory.mktemp("imported") / "leave"
    (into / "tests").mkdir(parents=True)
    for name, text in found.texts.items():
        (into / name).write_text(text, encoding="utf-8")
    for name, text in STORIES.items():
        (into / "tests" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return into


@pytest.fixture(scope="module")
def regulation(folder: Path) -> Regulation:
    """The regulation as it is read from the folder."""
    text = (folder / "regulation.yaml").read_text(encoding="utf-8")
    found = read_whole(text, {DRAWING: (folder / DRAWING).read_bytes()})
    assert found is not None
    return found


def story(folder: Path, regulation: Regulation, name: str) -> Scenario:
    """One of the stories, which has no problem of its own."""
    read = {
        Path(one.file).stem: one for one in load(folder, regulation, compile_regulation(regulation))
    }
    found = read[name].scenario
    assert found is not None, [one.message_en for one in read[name].problems]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_it_runs_in_memory(folder: Path, regulation: Regulation, name: str) -> None:
    scenario = story(folder, regulation, name)
    outcome = play_on(MemoryStage(regulation, scenario), scenario, name)
    assert outcome.failure == ()
    assert outcome.ok


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_it_runs_through_the_services(folder: Path, regulation: Regulation, name: str) -> None:
    scenario = story(folder, regulation, name)
    outcome = play_on(ServicesStage(folder, regulation, scenario), scenario, name)
    assert outcome.failure == ()
    assert outcome.ok
