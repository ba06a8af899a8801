"""Which graph each block becomes."""

from tests.core.process.small_rules import arrows, compiled, process
from xize.core.process.graph import Call, Gate, Milestone, Publish, SubProcess, UserTask, Wait


def test_a_sequence_runs_from_start_to_end():
    graph = process("- {task: one, by: lead}\n- {milestone: reached}")
    assert arrows(graph) == {"main.start → one", "one → reached", "reached → main.end"}
    assert isinstance(graph.nodes["reached"], Milestone)
    root = graph.nodes["main"]
    assert isinstance(root, SubProcess)
    assert (root.kind, root.scope, root.name) == ("procedure", "", "小办法")


def test_a_stage_has_a_gate_before_it_and_one_before_its_end():
    graph = process("""
        - stage: first
          when: project.major
          requires: [project.major]
          leaves_when: [approved(decide)]
          basis: derived
          cites: 3, 4(1)
          steps:
            - approve: decide
              by: lead
              outcomes: {agree: 同意, object: {goto: decide}}
    """)
    assert {"main.start → first.entry", "first.entry → first", "first → main.end"} <= arrows(graph)
    assert "first.exit → first.end" in arrows(graph)
    entry, leaving, stage = (
        graph.nodes["first.entry"],
        graph.nodes["first.exit"],
        graph.nodes["first"],
    )
    assert isinstance(entry, Gate)
    assert (entry.scope, entry.of, entry.at) == ("main", "first", "entry")
    assert entry.when == stage.when  # a stage left out is not waited for
    assert isinstance(leaving, Gate)
    assert (leaving.scope, leaving.at) == ("first", "exit")
    assert leaving.requires[0].id == "approved(decide)"
    assert stage.cites == ("3", "4(1)")
    assert graph.nodes["decide"].basis == "derived"  # inherited


def test_parallel_branches_between_inclusive_gateways():
    graph = process("""
        - parallel: views
          branches:
            always: [{task: one, by: lead}]
            risky: {when: project.major, steps: [{task: two, by: risk}]}
    """)
    assert arrows(graph, "views.split", "always", "risky", "views.join") == {
        "views.split → always",
        "views.split → risky [project.major]",
        "always → views.join",
        "risky → views.join",
        "views.join → views.end",
    }
    assert graph.nodes["one"].scope == "always"
    assert graph.nodes["always"].scope == "views"


def test_with_only_conditional_branches_there_is_a_way_past_them():
    graph = process("""
        - parallel: views
          branches:
            risky: {when: project.major, steps: [{task: two, by: risk}]}
            calm: {when: not project.major, steps: [{task: three, by: risk}]}
    """)
    assert "views.split → views.join [default]" in arrows(graph)


def test_branches_of_the_same_name_are_told_apart():
    graph = process("""
        - parallel: first
          branches: {law: [{task: a, by: lead}], b: [{task: c, by: lead}]}
        - parallel: second
          branches: {law: [{task: d, by: lead}], e: [{task: f, by: lead}]}
        - approve: g
          by: lead
          outcomes: {agree: 同意, object: {goto: {choose_from: [law, b]}}}
    """)
    assert {"law", "second.law"} <= graph.nodes.keys()
    task = graph.nodes["g"]
    assert isinstance(task, UserTask)
    assert task.work.outcomes[1].choose_from == ("law", "b")
    assert task.work.outcomes[1].choose_many is True


def test_a_choice_by_data():
    graph = process("""
        - choose: route
          cases:
            - {when: project.major, steps: [{task: hard, by: lead}]}
            - else: [{task: easy, by: lead}]
    """)
    assert arrows(graph, "route", "route.1", "route.2", "route.merge") == {
        "route → route.1 [project.major]",
        "route → route.2 [default]",
        "route.1 → route.merge",
        "route.2 → route.merge",
        "route.merge → main.end",
    }


def test_a_choice_without_else_or_with_when_can_be_passed_by():
    graph = process("""
        - choose: route
          when: has(project.live_on)
          cases:
            - {when: project.major, steps: [{task: hard, by: lead}]}
            - else: [{task: easy, by: lead}]
    """)
    assert arrows(graph, "route") == {
        "route → route.1 [(has(project.live_on)) and (project.major)]",
        "route → route.2 [has(project.live_on)]",
        "route → route.merge [default]",
    }


def test_calls_waits_and_notices():
    graph = process(
        """
        - {call: side, tells: [lead]}
        - {call: side, as: again, with: {phase: project.live_on}, each: project.major}
        - wait: 3 workdays
        - wait: {until: project.live_on}
        - wait: {yearly: 10-31}
        """,
        """
        procedures:
          side: {name: 旁路, flow: [{task: help, by: risk}]}
        """,
    )
    side, again = graph.nodes["side"], graph.nodes["again"]
    assert isinstance(side, Call)
    assert isinstance(again, Call)
    assert (side.procedure, side.name, again.procedure) == ("side", "旁路", "side")
    assert again.with_["phase"].source == "project.live_on"
    assert isinstance(graph.nodes["side.tells"], Publish)
    assert {"side → side.tells", "side.tells → again"} <= arrows(graph)
    waits = [node for node in graph.nodes.values() if isinstance(node, Wait)]
    dues = [node.due for node in waits]
    assert all(dues)
    assert [due.period for due in dues if due] == ["3 workdays", None, None]
    assert [due.date.source if due.date else None for due in dues if due] == [
        None, "project.live_on", None,
    ]  # fmt: skip
    assert dues[2] is not None
    assert dues[2].recurs == "{yearly: 10-31}"


def test_work_alongside_lies_beside_the_flow_of_its_scope():
    graph = process(
        """
        - stage: build
          alongside:
            - {task: watch, by: risk, from: code, every: 1 workday}
          steps: [{task: code, by: lead}]
        """,
        """
        alongside:
          - {task: update, by: sales, changed: project.live_on}
          - {task: guard, by: risk, from: code, until: project.live_on, every: 1 month}
        """,
    )
    watch, update, guard = (graph.nodes[f"{name}.beside"] for name in ("watch", "update", "guard"))
    assert isinstance(watch, SubProcess)
    assert isinstance(update, SubProcess)
    assert isinstance(guard, SubProcess)
    assert watch.beside is not None
    assert update.beside is not None
    assert guard.beside is not None
    assert (watch.scope, watch.beside.after, watch.beside.every) == ("build", "code", "1 workday")
    assert (update.scope, update.beside.changed, update.beside.survives) == (
        "main",
        "live_on",
        False,
    )
    assert guard.beside.survives is True
    assert not {"watch.beside", "update.beside"} & {flow.target for flow in graph.flows}
    assert "watch.beside.start → watch" in arrows(graph)


def test_what_cannot_be_run_is_said_with_its_place():
    rules, problems = compiled("""
        - {task: one, by: lead}
        - {window: open_days, opens: now, closes: project.live_on}
        - {milestone: two, each: project.major}
    """)
    assert [(problem.code, problem.severity) for problem in problems] == [
        ("not-executable", "error"),
        ("each-not-here", "error"),
    ]
    assert all(problem.line and problem.column for problem in problems)
    assert "open_days" in problems[0].message_zh
    assert "one → open_days" in arrows(rules.main.process)  # its place in the flow is kept
