"""Roles, data, documents, dossier, procedures and parameters of a rulebook."""

from tests.core.process.small_rules import compiled
from xize.core.process.compile import compile_regulation
from xize.core.process.rulebook import Rulebook
from xize.core.regulation.read import read

MORE = """
issued: {in_force: 待定}
closing: "17:30"
parameters:
  term: {name: 期限, type: period, value: {period: 3 days, roll: none}}
  share: {name: 比例, type: percent, value: 待定}
alongside:
  - {task: note, by: lead, fills: [diary.entry]}
procedures:
  change:
    name: 变更
    starts: {by: [risk, {superior: 1, of: initiator}], during: [first], at_most: 3}
    holds: {choose_from: plan.tasks}
    register: true
    must_finish: true
    flow:
      - {task: ask, by: starter, fills: [order.main, plan.tasks], revises: [plan]}
      - approve: allow
        by: risk
        outcomes: {agree: {end: changed}, object: {goto: ask}}
    results: {changed: {name: 已变更, success: true}}
  programme: {project: own, starts: lead, flow: [{task: gather, by: lead}]}
documents:
  paper: 纸
  plan:
    versions: {draft: "0.{n}", settled: "1.0"}
    sections:
      tasks:
        type: rows
        columns: {work: {name: 任务, type: text, required: true}, rating: project.rating}
      opinion: {each: role, fields: {words: long_text}}
    check:
      - {that: count(tasks.work) > 0, says: 至少一项}
  order:
    number: {format: "({yy}){mark}字{seq:03}", per: [department, year], of: risk}
    sections:
      main:
        fields:
          day: {type: row, of: plan.tasks, basis: proposed}
          twice: {value: 2 + 2}
          worth: {type: money, value: 2 + 2}
  diary: {sections: {entry: {fields: {text: long_text}}}}
  shared: {per: project, sections: {entry: {fields: {text: long_text}}}}
dossier:
  - {item: 1, of: plan, version: settled}
  - {item: 2, any_of: [order, paper], optional: true, when: project.major}
"""
ROLES = """
regulation: small-rule
title: 小办法
data: {rating: {name: 评级, type: choice, options: {low: 低}, required: true}, major: yes_no}
roles:
  lead: {name: 牵头人, exactly: 1, leads: true}
  risk: {name: 风险部, optional: true, else: lead}
  heads: {head_of: [risk]}
  group: {any_of: [lead, risk]}
  council: {kind: body, recorded_by: lead}
  partner: {kind: outside, recorded_by: lead}
results: {filed: {name: 已归档, success: true, reopen: {by: lead, to: [one]}}}
flow:
  - stage: first
    steps: [{task: one, by: lead, fills: [plan.tasks]}]
"""


def rules(**parameters: object) -> Rulebook:
    reading = read(ROLES + MORE)
    assert reading.regulation is not None, [problem.message_en for problem in reading.problems]
    return compile_regulation(reading.regulation, parameters)


def test_kinds_of_roles():
    found = rules()
    assert {name: role.kind for name, role in found.roles.items()} == {
        "lead": "person",
        "risk": "department",
        "heads": "heads",
        "group": "group",
        "council": "body",
        "partner": "outside",
    }
    assert found.leads == "lead"
    assert found.roles["risk"].else_ == "lead"


def test_a_form_is_of_the_project_or_of_each_case():
    """Semantics 18: per case where only a procedure makes it, unless the text says otherwise."""
    per = {name: document.per for name, document in rules().documents.items()}
    assert per == {
        "paper": "project",
        "plan": "project",  # the main flow fills it as well
        "order": "case",
        "diary": "project",  # work alongside is the main flow's
        "shared": "project",
    }


def test_fields_take_what_they_show_from_the_data():
    documents = rules().documents
    tasks, opinion = documents["plan"].sections
    assert (tasks.rows, opinion.each) == (True, "role")
    work, rating = tasks.fields
    assert (work.type, work.required, work.name) == ("text", True, "任务")
    assert (rating.shows, rating.type, rating.options) == ("rating", "choice", {"low": "低"})
    assert (rating.name, rating.required) == ("评级", True)
    day, twice, worth = documents["order"].sections[0].fields
    assert (day.type, day.of, day.basis) == ("row", "plan.tasks", "proposed")
    assert (twice.type, worth.type) == ("computed", "money")
    assert worth.value is not None
    assert documents["plan"].checks[0].says == "至少一项"
    assert documents["plan"].versions["draft"] == "0.{n}"
    number = documents["order"].number
    assert number is not None
    assert (number.per, number.of, number.issued) == (("department", "year"), "risk", "on_submit")


def test_the_dossier_names_its_lines():
    first, second = rules().dossier
    assert (first.of, first.version, first.any_of, first.name) == (
        ("plan",),
        "settled",
        False,
        "plan",
    )
    assert (second.of, second.any_of, second.optional, second.name) == (
        ("order", "paper"), True, True, "order、纸",
    )  # fmt: skip
    assert second.when is not None


def test_a_number_that_cannot_be_made_is_reported():
    more = (
        'documents: {order: {number: {format: "{yy}-{mark}"}, sections: {a: {fields: {b: text}}}}}'
    )
    found, problems = compiled("- {task: one, by: lead}", more)
    assert [problem.code for problem in problems] == ["numbering-invalid"]
    assert "{seq:03}" in problems[0].message_zh
    assert found.documents["order"].number is None


def test_procedures_and_how_they_start():
    found = rules().procedures
    change, programme = found["change"], found["programme"]
    assert [(who.role, who.superior) for who in change.starts_by] == [("risk", 0), ("initiator", 1)]
    assert (change.during, change.at_most, change.holds) == (("first",), 3, "plan.tasks")
    assert (change.register, change.must_finish, change.own) == (True, True, False)
    assert programme.own is True
    assert set(change.process.nodes) >= {"change", "ask", "allow", "allow.agree.ended"}


def test_results_are_known_everywhere():
    results = rules().results
    assert results["changed"].success is True
    assert results["filed"].reopen_to == ("one",)
    assert [who.role for who in results["filed"].reopen_by] == ["lead"]


def test_parameters_in_force():
    assert rules().parameters == {"term": {"period": "3 days", "roll": "none"}, "share": "待定"}
    assert rules(term="5 workdays").parameters["term"] == "5 workdays"
    assert rules().closing == "17:30"
    assert compiled("- {task: one, by: lead}")[0].closing == "24:00"


def test_names_that_the_graph_needs_are_reserved():
    _, problems = compiled("- {task: main, by: lead}")
    assert [(problem.code, problem.line > 0) for problem in problems] == [("reserved-id", True)]
