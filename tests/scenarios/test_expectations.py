"""Every kind of expectation holds where it is right and fails where it is not, with its place."""

from __future__ import annotations

import pytest

from tests.scenarios.library import LIBRARY, regulation_of, scenarios_of
from xize.core.regulation.model import Regulation
from xize.scenarios.expects import JUDGES, judge
from xize.scenarios.expects.context import Context
from xize.scenarios.memory import MemoryStage
from xize.scenarios.model import Play
from xize.scenarios.read import read
from xize.scenarios.run import PROJECT, Playing

FOLDER = LIBRARY / "payment-projects"

CASES = [
    # at, right, wrong
    ("PP-K02", "open: {plan_technically: [tao]}", "open: {plan_technically: [tao, tian]}"),
    ("PP-K02", "open: {decide_feasible: []}", "open: {assess_risk: []}"),
    ("PP-K06", "due: {sign_off: 2025-04-07}", "due: {sign_off: 2025-04-08}"),
    ("PP-K06", 'due: {sign_off: "2025-04-07 17:30"}', 'due: {sign_off: "2025-04-07 18:00"}'),
    ("noticed", "overdue: {sign_off: {shen0: 1 workday}}", "overdue: {sign_off: {}}"),
    ("PP-K08", "late: {sign_off: {shen0: 1 workday}}", "late: {sign_off: {}}"),
    ("PP-K07", "decided: {sign_off: {fang0: object}}", "decided: {sign_off: {fang0: agree}}"),
    ("PP-K04", "decided: {decide_feasible: agree}", "decided: {decide_feasible: refuse}"),
    ("PP-K09", "round: {sign_off: 2}", "round: {sign_off: 1}"),
    ("PP-K10", "finished: [initiation]", "finished: [implementation]"),
    ("PP-K14", "skipped: [accept_later_date]", "skipped: [file_order]"),
    (
        "PP-K20",
        "board: {confirm_ready: {met: [交易账户已开立], unmet: [上线申请已会签, 总经理室已会签]}}",
        "board: {confirm_ready: {met: [上线申请已会签]}}",
    ),
    ("PP-K20", "board: {confirm_ready: {waived: []}}", "board: {confirm_ready: {unmet: []}}"),
    (
        "PP-K13",
        "shown: {write_requirements: {work_order.decision.manager_remark: 应含退款}}",
        "shown: {write_requirements: {work_order.decision.manager_remark: 无}}",
    ),
    ("PP-K22", "recurring: {monitor_risk: 1 month}", "recurring: {monitor_risk: 1 week}"),
    (
        "PP-K22",
        "recurring: {monitor_risk: {next: 2025-09-21, missed: 0}}",
        "recurring: {monitor_risk: {missed: 1}}",
    ),
    ("PP-K02", "offers: {tao: {does: [plan_technically]}}", "offers: {tao: {does: []}}"),
    (
        "PP-K02",
        "offers: {ren: {starts: [risk_event]}}",
        "offers: {luo: {starts: [termination]}}",
    ),
    ("PP-K05", 'versions: {business_plan: ["0.1", "0.2", "1.0"]}', "versions: {business_plan: 2}"),
    ("PP-K06", "signed: {agreement: []}", "signed: {agreement: [pan0]}"),
    (
        "PP-K09",
        "void: {sign_off: {round: 1, by: [pan0, tao0, shen0, ren0, bo0]}}",
        "void: {sign_off: {round: 2, by: [pan0]}}",
    ),
    ("PP-K14", "values: {cycle_end: 2025-07-11}", "values: {cycle_end: 2025-07-12}"),
    (
        "PP-K11",
        "values: {e1.expense_form.lines.accepted: [50000, 120000]}",
        "values: {cycle_end: 1}",
    ),
    ("PP-K01", "rows: {charter.members: 7}", "rows: {charter.members: 6}"),
    (
        "PP-K11",
        "sums: {e1.expense_form.lines.wanted: 180000}",
        "sums: {e1.expense_form.lines.wanted: 1}",
    ),
    ("PP-K12", "numbers: {work_order: (25)卡字003}", "numbers: {work_order: (25)卡字004}"),
    ("PP-K26", "dossier: {complete: false, delivered: 11}", "dossier: {complete: true}"),
    ("PP-K26", "missing: {7: technical_report}", "missing: {}"),
    ("PP-K01", "people: {lead: [luo]}", "people: {lead: [pan]}"),
    ("PP-K10", "stage: implementation", "stage: initiation"),
    ("PP-K10", "status: running", "status: suspended"),
    ("PP-K10", "ended: null", "ended: archived"),
    ("PP-K15", "ended: {a1: confirmed}", "ended: {a1: refused}"),
    (
        "PP-K15",
        "held: {退款模块: {from: 2025-06-09, to: 2025-06-11}}",
        "held: {退款模块: {from: 2025-06-09}}",
    ),
    (
        "PP-K08",
        "notices: [{about: sign_off, kind: overdue, to: [shen0, guo, luo, gong]}]",
        "notices: [{about: sign_off, kind: overdue, to: [shen0]}]",
    ),
    (
        "PP-K08",
        "silent: [{about: manager_opinion}]",
        "silent: [{about: sign_off, kind: overdue, among: [gong]}]",
    ),
    ("PP-K03", "registers: {risks: {rows: 6}}", "registers: {risks: {rows: 5}}"),
    (
        "PP-K03",
        "registers: {risks: {has: [{factor: 套现, level: medium}]}}",
        "registers: {risks: {has: [{factor: 套现, level: low}]}}",
    ),
    (
        "PP-K12",
        "registers: {work_orders: {numbers: [(25)卡字003]}}",
        "registers: {work_orders: {numbers: []}}",
    ),
    ("PP-K09", "indicators: {countersign_rounds: 2}", "indicators: {countersign_rounds: 3}"),
    ("PP-K09", "indicators: {countersign_punctuality: 91.67%}", "indicators: {readiness: 91%}"),
    ("PP-K05", "kept: {business_plan: null}", "kept: {business_plan: luo}"),
    ("PP-K20", "sent: {rules: {replied: []}}", "sent: {business_plan: {replied: []}}"),
    ("PP-K10", "log: verified", "log: broken"),
]


@pytest.fixture(scope="module")
def contexts() -> dict[str, Context]:
    """The main path, played once up to each mark it is asked at."""
    regulation = regulation_of(FOLDER)
    return {mark: context_at(regulation, mark) for mark in {at for at, _, _ in CASES}}


def context_at(regulation: Regulation, mark: str) -> Context:
    scenario = next(s.scenario for s in scenarios_of(FOLDER) if s.name.endswith("main-path.yaml"))
    playing = Playing(MemoryStage(regulation, scenario), scenario)
    playing.begin()
    for play in scenario.plays:
        playing.play(play)
        if mark in play.proves or _is_noticed(play, mark):
            break
    return Context(playing.stage, PROJECT, playing.places[PROJECT])


def _is_noticed(play: Play, mark: str) -> bool:
    return mark == "noticed" and play.moment == "2025-04-08 09:00"


def mismatches(context: Context, expected: str) -> tuple[str, ...]:
    text = f"scenario: a\nclock: 2025-01-01\nplays:\n  - expect:\n      {expected}\n"
    scenario = read(text, "a.yaml").scenario
    assert scenario is not None, expected
    expectation = scenario.plays[0].expect
    assert expectation is not None
    wrong = judge(context, expectation)
    assert all(one.at.line == 5 or not one.at.line for one in wrong)
    return tuple(one.what for one in wrong)


@pytest.mark.parametrize(
    ("at", "right", "wrong"), CASES, ids=[f"{a} {r[:40]}" for a, r, _ in CASES]
)
def test_right_holds_and_wrong_is_noticed(
    contexts: dict[str, Context], at: str, right: str, wrong: str
):
    assert mismatches(contexts[at], right) == ()
    assert len(mismatches(contexts[at], wrong)) >= 1


def test_every_kind_is_tried():
    tried = {one.partition(":")[0] for _, *both in CASES for one in both}
    assert tried == set(JUDGES)
