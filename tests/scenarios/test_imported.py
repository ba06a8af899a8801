"""Models in the dialects of other engines are imported and run to their ends.

A leave approval in the dialect of RuoYi on Flowable, in memory and through the real services: who
began it, the candidates of a group, everybody of a group in the countersign, the person named.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.process.bpmn.importing.leave import LEAVE
from tests.core.process.bpmn.importing.others import ACTIVITI, CAMUNDA_7, CAMUNDA_8
from xize.core.process.bpmn.importing import DRAWING, draft
from xize.core.process.compile import compile_regulation
from xize.core.process.compile.whole import read_whole
from xize.core.regulation.model import Regulation
from xize.scenarios.load import load
from xize.scenarios.memory import MemoryStage
from xize.scenarios.model import Scenario
from xize.scenarios.run import play_on
from xize.scenarios.services import ServicesStage
from xize.search.readings import spelled

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
    does: tian_xie_qing_jia_dan
    fills: {form.tian_xie_qing_jia_dan: {leave_days: DAYS, reason: 回老家, kind: annual}}
  - expect: {open: {bu_men_ling_dao_shen_pi: [zhao, qian]}}
  - expect: {due: {bu_men_ling_dao_shen_pi: 2026-03-04}}
"""
SHORT = """
  - {by: zhao, does: tian_xie_qing_jia_dan, refused: not-yours}
APPLIES
  - {by: li, does: bu_men_ling_dao_shen_pi, decides: agree, refused: not-yours}
  - {by: qian, does: bu_men_ling_dao_shen_pi, decides: agree}
  - expect: {open: {ren_shi_hui_qian: [li, fang]}}
  - {by: li, does: ren_shi_hui_qian, decides: agree}
  - expect: {open: {ren_shi_hui_qian: fang}}
  - {by: fang, does: ren_shi_hui_qian, decides: agree}
  - expect: {ended: zhun_jia, log: verified}
"""
LONG = """
APPLIES
  - {by: zhao, does: bu_men_ling_dao_shen_pi, decides: object, refused: comment-missing}
  - {by: zhao, does: bu_men_ling_dao_shen_pi, decides: object, comment: 请写明交接}
  - expect: {open: {tian_xie_qing_jia_dan: shen}}
APPLIES
  - {by: zhao, does: bu_men_ling_dao_shen_pi, decides: agree}
  - {by: fang, does: ren_shi_hui_qian, decides: agree}
  - {by: li, does: ren_shi_hui_qian, decides: agree}
  - expect: {open: {zong_jing_li_shen_pi: sun}}
  - {by: sun, does: zong_jing_li_shen_pi, decides: object, comment: 人手不够}
  - expect: {ended: bu_zhun_jia, log: verified}
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
    found = draft(LEAVE.encode(), "leave", spell=spelled)
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


SMALL = {
    CAMUNDA_7: """scenario: 付款
team: {accounting: [fang, li], lead: sun}
plays:
  - {by: shen, does: apply, fills: {form.apply: {amount: 100, creditor: 甲公司}}}
  - expect: {open: {approve_invoice: [fang, li]}, due: {approve_invoice: 2026-03-05}}
  - {by: li, does: approve_invoice, decides: agree}
  - {by: sun, does: pay}
  - expect: {ended: paid, log: verified}
""",
    CAMUNDA_8: """scenario: 采购退回一次，降到限额以下
team: {buyers: [fang], bosses: [sun]}
plays:
  - {by: shen, does: order, fills: {form.order: {price: 5000, item: 桌子}}}
  - expect: {open: {check_order: [fang, sun]}}
  - {by: sun, does: check_order, decides: object, comment: 太贵}
  - {by: shen, does: order, fills: {form.order: {price: 800, item: 椅子}}}
  - expect: {ended: done, log: verified}
""",
    ACTIVITI: """scenario: 休假不准，放弃
team: {management: [fang], lead: sun}
plays:
  - {by: shen, does: apply, fills: {form.apply: {number_of_days: 3, start_date: 2026-03-09}}}
  - {by: fang, does: handle_request, decides: object, comment: 太忙}
  - {by: shen, does: adjust, decides: next}
  - {by: fang, does: handle_request, decides: object, comment: 还是太忙}
  - {by: shen, does: adjust, decides: stop}
  - expect: {ended: done, log: verified}
""",
}
BEFORE = """clock: 2026-03-02 09:00
begins: nothing
given:
  people: {shen: {department: sales}, fang: {department: hr}, li: {department: hr},
    sun: {department: office}}
"""


@pytest.mark.parametrize("content", SMALL, ids=("camunda-7", "camunda-8", "activiti"))
def test_other_dialects_run(content: str, tmp_path: Path) -> None:
    found = draft(content.encode(), "other")
    regulation = read_whole(
        found.texts["regulation.yaml"], {DRAWING: found.texts[DRAWING].encode()}
    )
    assert regulation is not None
    title, _, rest = SMALL[content].partition("\n")
    team, _, plays = rest.partition("\n")
    begins = f"plays:\n  - {{by: shen, begins: main, as: project, {team}}}\n"
    (tmp_path / "tests").mkdir()
    text = f"{title}\n{BEFORE}{begins}{plays.removeprefix('plays:').strip(chr(10))}\n"
    (tmp_path / "tests" / "one.yaml").write_text(text, encoding="utf-8")
    scenario = story(tmp_path, regulation, "one")
    outcome = play_on(MemoryStage(regulation, scenario), scenario, "one")
    assert outcome.failure == ()
    assert outcome.ok
