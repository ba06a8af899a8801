"""Nothing of the acceptance specification is missing from the payment rule (steps and people)."""

from __future__ import annotations

import pytest

from tests.library import specification as spec
from tests.library.traced import Traced
from xize.core.process.graph import SubProcess, UserTask

TRACED = Traced()
TRACE = TRACED.trace


def test_every_id_is_carried():
    wanted = {
        "stages": ["A", "B", "C", "D"],
        "roles": [f"O{n:02}" for n in range(1, 24)],
        "steps": [*(f"S{n:02}" for n in range(1, 59)), *(f"G{n:02}" for n in range(1, 8))],
        "results": [f"E{n:02}" for n in range(1, 6)],
        "documents": [f"D{n:02}" for n in range(1, 46)],
        "forms": [f"F{n:02}" for n in range(1, 17)],
        "times": [f"T{n:02}" for n in range(1, 14)],
        "approvals": [f"V{n:02}" for n in range(1, 15)],
        "notices": [f"N{n:02}" for n in range(1, 14)],
        "procedures": [f"A{n:02}" for n in range(1, 8)],
        "registers": [f"L{n:02}" for n in range(1, 11)],
        "indicators": [f"I{n:02}" for n in range(1, 11)],
        "rules": [f"R{n:02}" for n in range(1, 18)],
    }
    assert {kind: sorted(items) for kind, items in TRACE.items()} == {
        kind: sorted(items) for kind, items in wanted.items()
    }


def test_every_traced_element_exists():
    nodes = {node for one in TRACED.indexes.values() for node in one.process.nodes}
    for kind in ("steps", "approvals", "notices"):
        for ident, elements in TRACE[kind].items():
            assert set(elements) <= nodes, ident
    for ident, one in TRACE["procedures"].items():
        named = [step for steps in one["actions"].values() for step in steps]
        assert {one["procedure"], *named} <= nodes | set(TRACED.rules.procedures), ident
    assert set(TRACE["roles"].values()) <= set(TRACED.rules.roles)
    assert set(TRACE["documents"].values()) <= set(TRACED.rules.documents)
    assert set(TRACE["results"].values()) <= set(TRACED.rules.results)


def test_every_step_and_document_belongs_to_something():
    """The other way round: what the regulation has is asked for, or known to be an addition."""
    traced = {
        one for kind in ("steps", "approvals", "notices") for e in TRACE[kind].values() for one in e
    }
    traced |= {
        s for one in TRACE["procedures"].values() for e in one["actions"].values() for s in e
    }
    traced |= {one for time in TRACE["times"].values() for one in time["elements"]}
    additions = {"state_no_cost", "plan_recovery", "close_programme", "decide_stop", "retest"}
    assert set(TRACED.works) - traced <= additions
    beside = {
        "no_cost_statement", "department_handover", "live_record", "daily_log", "risk_entry",
        "enquiry_log", "programme_sheet",
    }  # fmt: skip
    assert set(TRACED.rules.documents) - set(TRACE["documents"].values()) == beside


@pytest.mark.parametrize("ident", spec.STEPS)
def test_step(ident: str):
    step = spec.STEPS[ident]
    elements = [one for one in TRACED.elements(ident) if one in TRACED.works]
    works = [TRACED.works[one] for one in elements]
    if step.who:
        assert TRACED.role(step.who) in {one for e in elements for one in TRACED.actors(e)}
    seen = {one for work in works for one in work.uses}
    filled = {fill.document for work in works for fill in work.fills}
    asked = {one.that.source for work in works for one in work.requires}
    written = {d for w in works for d in (*w.produces, *w.revises, *w.settles, *w.signs)} | filled
    assert {TRACED.document(one) for one in step.needs.split()} <= seen | filled | asked
    assert {TRACED.document(one) for one in step.gives.split()} <= written
    cited = {str(article) for one in TRACED.elements(ident) for article in TRACED.node(one).cites}
    assert set(step.articles.split()) <= cited


@pytest.mark.parametrize(
    ("ident", "then"), [(a, b) for a, step in spec.STEPS.items() for b in step.then.split()]
)
def test_step_leads_on(ident: str, then: str):
    match then[0]:
        case "E":
            targets = [TRACE["results"][then]]
        case "A":
            targets = [TRACE["procedures"][then]["procedure"]]
        case _:
            targets = TRACED.elements(then)
    assert any(
        TRACED.leads(element, target) for element in TRACED.elements(ident) for target in targets
    )


def test_the_gate_before_go_live_asks_for_everything():
    asked = {one.id for one in TRACED.works["confirm_ready"].requires}
    assert {TRACED.document(one) for one in spec.WAITS_FOR} <= asked
    assert {"approved(sign_live)", "approved(office_signs_live)", "approved(settle_rules)"} <= asked
    assert "step.business_test.outcome == 'passed'" in asked


@pytest.mark.parametrize("dept", spec.DUTIES)
def test_every_duty_of_a_department(dept: str):
    role = TRACED.role(dept)
    for article, rows in spec.DUTIES[dept].items():
        duties = [
            one
            for one in TRACED.regulation.duties
            if role in one.by and article in one.cites and one.enforced_by
        ]
        assert len(duties) >= len(rows), article
        enforced = {str(step) for one in duties for step in one.enforced_by}
        for realised in (ident for row in rows for ident in row.split()):
            assert enforced & set(TRACED.elements(realised)), (article, realised)


@pytest.mark.parametrize("ident", spec.CHECKS)
def test_rule_is_checked_as_it_should_be(ident: str):
    duty = next(one for one in TRACED.regulation.duties if one.says == TRACE["rules"][ident])
    match spec.CHECKS[ident]:
        case "gate":
            assert duty.check is None
            assert duty.enforced_by
        case "attest":
            assert (duty.check, duty.every is not None) == ("attest", True)
        case check:
            assert duty.check == check
    assert duty.cites


@pytest.mark.parametrize("ident", spec.SIGNERS)
def test_approval_asks_everybody(ident: str):
    asked = {one for element in TRACE["approvals"][ident] for one in TRACED.actors(element)}
    assert {TRACED.role(one) for one in spec.SIGNERS[ident].split()} <= asked


@pytest.mark.parametrize("ident", spec.TOLD)
def test_notice_reaches_everybody(ident: str):
    told = {
        one
        for element in TRACE["notices"][ident]
        for notice in TRACED.notices(element)
        for one in TRACED.roles(notice.to)
    }
    assert {TRACED.role(one) for one in spec.TOLD[ident].split()} <= told


def test_countersign_overdue_tells_the_silent_and_their_superior():
    for step in TRACE["notices"]["N02"]:
        rule = TRACED.works[step].overdue
        assert rule is not None
        assert rule.tells is not None
        selves = [who.superior for who in rule.tells.to if who.role == "self"]
        assert sorted(selves) == [0, 1]
        assert rule.decide is None  # silence is not consent
        assert TRACED.works[step].remind


def test_countersign_due_soon_tells_all_three_parties():
    """PP-N02: the silent department, the business department, the general manager's office."""
    for step in TRACE["notices"]["N02"]:
        told = TRACED.works[step].remind_tells
        assert told is not None
        assert [who.role for who in told.to] == [
            "self", TRACED.role("O01"), TRACED.role("O10"),
        ]  # fmt: skip


@pytest.mark.parametrize("ident", spec.ACTIONS)
def test_side_procedure_has_every_action(ident: str):
    actions = TRACE["procedures"][ident]["actions"]
    assert sorted(actions) == list(range(1, spec.ACTIONS[ident] + 1))
    procedure = TRACED.rules.procedures[TRACE["procedures"][ident]["procedure"]]
    inside = set(procedure.process.nodes)
    outside = {"update_notice"}  # the date moves, and the notice follows it
    assert {step for steps in actions.values() for step in steps} - outside <= inside
    assert procedure.starts_by


def test_holds_stand_until_decided():
    for ident in ("A02", "A03"):
        procedure = TRACED.rules.procedures[TRACE["procedures"][ident]["procedure"]]
        assert procedure.holds == "schedule.tasks"


def test_figures_the_source_leaves_open_are_parameters():
    for ident, (name, value) in spec.PROPOSED.items():
        parameter = next(one for key, one in TRACED.regulation.parameters.items() if key == name)
        assert (parameter.value, parameter.basis) == (value, "proposed")
        assert TRACE["times"][ident]["parameter"] == name
        for element in TRACE["times"][ident]["elements"]:
            node = TRACED.node(element)
            due = node.work.due if isinstance(node, UserTask) else node.due
            assert due is not None
            assert due.period == f"${name}", element
    assert TRACED.regulation.issued is not None
    assert TRACED.regulation.issued.in_force == "待定"


def test_other_time_rules():
    beside = {
        node.id: node.beside
        for node in TRACED.indexes["main"].process.nodes.values()
        if isinstance(node, SubProcess) and node.beside
    }
    assert TRACED.node("development_cycle").due.date.source == "project.cycle_end"
    assert beside["watch_progress.beside"].every == "1 workday"
    assert beside["update_notice.beside"].changed == "live_on"
    assert beside["monitor_risk.beside"].every == "$monitoring_interval"
    assert TRACED.date_of("publicise") == "project.publicity_on"
    assert TRACED.date_of("reach_milestone") == "row.on"
    number = TRACED.rules.documents["work_order"].number
    assert number is not None
    assert (number.format, number.per) == ("({yy}){mark}字{seq:03}", ("department", "year"))
