"""Human steps: the work with every default filled in, and the ways on from an outcome."""

import pytest

from tests.core.process.small_rules import arrows, compiled, process
from xize.core.process.graph import End, Jump, UserTask
from xize.core.process.work import Outcome, Vote, Work


def work(flow: str, more: str = "", step: str = "it") -> Work:
    node = process(flow, more).nodes[step]
    assert isinstance(node, UserTask)
    return node.work


def settled(flow: str) -> dict[str, tuple[str, bool]]:
    return {one.id: (one.counts_as, one.forward) for one in work(flow).outcomes}


def test_a_task_ends_with_next():
    assert work("- {task: it, by: lead}").outcomes == (
        Outcome(id="next", name="完成", counts_as="next"),
    )
    assert arrows(process("- {task: it, by: lead}"), "it") == {"it → main.end"}


def test_defaults_of_the_three_words():
    task = work("- {task: it, by: [lead, risk]}")
    assert task.vote == Vote(rule="any", tally="as_soon_as_certain")
    assert [[who.role for who in turn] for turn in task.turns] == [["lead", "risk"]]
    assert (task.nobody, task.self_, task.again) == ("ask-owner", "allow", "ask")
    outcomes = "outcomes: {agree: 同意, object: {goto: it}}"
    together = work(f"- {{countersign: it, by: [lead, risk], {outcomes}}}")
    assert together.vote == Vote(rule="all", tally="when_all_decided")
    turns = work(f"- {{approve: it, by: {{in_turn: [[lead, risk], sales]}}, {outcomes}}}").turns
    assert [[who.role for who in turn] for turn in turns] == [["lead", "risk"], ["sales"]]


@pytest.mark.parametrize(
    ("rule", "vote"),
    [
        ("any", ("any", "")),
        ("in_order", ("in_order", "")),
        ("2", ("count", "2")),
        ("60%", ("percent", "60")),
    ],
)
def test_rules_of_a_vote(rule, vote):
    found = work(f"""
        - countersign: it
          by: [lead, risk]
          rule: {rule}
          outcomes: {{agree: 同意, object: {{goto: it}}}}
    """).vote
    assert (found.rule, found.threshold) == vote


def test_outcomes_lead_on_back_and_out():
    graph = process("""
        - {task: draft, by: lead}
        - approve: it
          by: risk
          outcomes:
            agree: 同意
            remarks: {name: 附意见, counts_as: agree, needs: comment}
            object: {name: 不同意, needs: comment, goto: draft}
            redo:
              steps: [{task: mend, by: lead}]
            refuse: {steps: [{task: explain, by: risk}], end: refused}
            done: {end: filed}
        - {task: after, by: lead}
    """)
    assert arrows(graph, "it", "it.outcome", "it.redo", "it.refuse") == {
        "it → it.outcome",
        "it.outcome → after [default]",  # agree and remarks share the way on
        "it.outcome → it.object.goto [object]",
        "it.outcome → it.redo [redo]",
        "it.redo → after",
        "it.outcome → it.refuse [refuse]",
        "it.refuse → it.refuse.ended",
        "it.outcome → it.done.ended [done]",
    }
    assert graph.nodes["it.object.goto"] == Jump(
        id="it.object.goto", scope="main", targets=("draft",)
    )
    assert graph.nodes["it.done.ended"] == End(id="it.done.ended", scope="main", result="filed")
    assert graph.nodes["mend"].scope == "it.redo"


def test_one_outcome_that_goes_on_is_named_on_its_flow():
    graph = process("- {approve: it, by: lead, outcomes: {agree: 同意, object: {goto: it}}}")
    assert "it.outcome → main.end [agree, default]" in arrows(graph)


def test_what_counts_as_what():
    assert settled("""
        - {task: draft, by: lead}
        - approve: it
          by: lead
          outcomes:
            agree: 同意
            object: {goto: draft}
            return: {goto: draft}
            abstain: 弃权
            fine: 很好
            rework: {goto: draft}
            skip: {goto: last}
            halt: {end: refused}
            filed: {end: filed}
            mild: {counts_as: abstain, goto: draft}
        - {task: middle, by: lead}
        - {task: last, by: lead}
    """) == {
        "agree": ("agree", True),
        "object": ("object", False),
        "return": ("return", False),
        "abstain": ("abstain", True),
        "fine": ("agree", True),
        "rework": ("object", False),
        "skip": ("agree", True),  # ahead: the step is achieved
        "halt": ("object", False),
        "filed": ("agree", True),  # a successful end
        "mild": ("abstain", False),
    }
    tasks = settled("- {task: it, by: lead, outcomes: {passed: 通过, failed: {goto: it}}}")
    assert tasks == {"passed": ("passed", True), "failed": ("failed", False)}


def test_an_objection_must_lead_somewhere():
    for flow in (
        "- {approve: it, by: lead}",
        "- {countersign: it, by: [lead], outcomes: {agree: 同意, refuse: 否决}}",
        "- {archive: it, by: lead}",
        "- {approve: it, by: lead, outcomes: {agree: 同意, no: {counts_as: object}}}",
    ):
        _, problems = compiled(flow)
        assert [problem.code for problem in problems] == ["objection-leads-nowhere"]
        assert problems[0].line
    assert compiled("- {task: it, by: lead, outcomes: {next: 完成, object: 意见}}")[1] == ()


def test_reserved_outcomes_have_ready_names():
    names = work("- {approve: it, by: lead, outcomes: {agree: {}, refuse: {end: refused}}}")
    assert [one.name for one in names.outcomes] == ["同意", "否决"]


def test_effects_of_an_outcome():
    outcomes = work("""
        - {task: draft, by: lead}
        - approve: it
          by: risk
          outcomes:
            agree: {set: {live_on: today}, starts: [side], tells: [lead]}
            suspend: {project: suspend, needs: comment, goto: it}
            stop: {project: {end: refused}}
            prepare: {reopen: {choose_from: [draft]}, goto: it}
    """, "procedures: {side: {flow: [{task: help, by: risk}]}}").outcomes  # fmt: skip
    agree, suspend, stop, prepare = outcomes
    assert agree.set["live_on"].source == "today"
    assert agree.starts == ("side",)
    assert [who.role for who in agree.tells[0].to] == ["lead"]
    assert (suspend.project, suspend.needs) == ("suspend", ("comment",))
    assert (stop.project, stop.project_result) == ("end", "refused")
    assert (prepare.reopen, prepare.reopen_choose) == (("draft",), True)


def test_deadlines_with_their_anchors_and_reasons():
    found = work(
        """
        - {task: draft, by: lead}
        - task: it
          by: lead
          within: {period: $term, after: draft, roll: none, basis: proposed}
          remind: [2 workdays, $term]
          overdue:
            tells: [self.superior, lead]
            every: 1 workday
            escalate: {superior: 1, of: lead}
          cites: "5"
        """,
        "parameters: {term: {name: 期限, type: period, value: 3 workdays}}",
    )
    due, late = found.due, found.overdue
    assert due is not None
    assert late is not None
    assert (due.period, due.anchor, due.direction, due.kind) == ("$term", "draft", "after", "max")
    assert (due.roll, due.basis, due.cites) == ("none", "proposed", ("5",))
    assert found.remind == ("2 workdays", "$term")
    assert found.remind_tells is None
    assert late.tells is not None
    assert [(who.role, who.superior) for who in late.tells.to] == [("self", 1), ("lead", 0)]
    assert late.every == "1 workday"
    assert late.escalate is not None
    assert late.escalate.superior == 1


def test_reminders_to_those_the_rule_names():
    found = work(
        "- {task: it, by: lead, within: 3 days, "
        "remind: {before: [1 day], tells: [self, self.superior, lead]}}"
    )
    assert found.remind == ("1 day",)
    assert found.remind_tells is not None
    told = [(who.role, who.superior) for who in found.remind_tells.to]
    assert told == [("self", 0), ("self", 1), ("lead", 0)]


def test_deadlines_on_dates():
    before = work(
        "- {task: it, by: lead, within: {period: 2 workdays, before: project.live_on}}"
    ).due
    assert before is not None
    assert before.date is not None
    assert (before.direction, before.anchor, before.date.source) == (
        "before",
        None,
        "project.live_on",
    )
    named = work("- {task: it, by: lead, due: project.live_on}").due
    assert named is not None
    assert (named.kind, named.period) == ("point", None)


def test_each_department_of_heads_is_asked():
    turns = work("- {task: it, by: {head_of: [risk, sales]}}").turns
    assert [who.head_of for who in turns[0]] == ["risk", "sales"]
    entry = work("- {task: it, by: lead, with: [risk, {sales: entry}]}").beside
    assert [(who.role, who.entry) for who in entry] == [("risk", False), ("sales", True)]


def test_forbidden_ways_are_forbidden_everywhere_unless_allowed():
    more = "forbids: [batch, withdraw]"
    assert work("- {task: it, by: lead}", more).forbids == ("batch", "withdraw")
    assert work("- {task: it, by: lead, allows: [batch]}", more).forbids == ("withdraw",)
