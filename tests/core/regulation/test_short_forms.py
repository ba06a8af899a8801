# ruff: noqa: E501  (a case is easier to compare on one line)
"""Every short form means the same as what it is short for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.regulation.small import regulation_in
from xize.core.regulation.reading.rewrite import REWRITE
from xize.core.regulation.reading.short import SHORT
from xize.core.regulation.walk import meaning

STEP = "regulation: r\ntitle: 小\nflow:\n  - approve: a\n    by: lead\n    {}\n"
WAIT = "regulation: r\ntitle: 小\nflow:\n  - wait: {}\n"
ROOT = "regulation: r\ntitle: 小\n{}\n"
ALIKE = [
    (STEP, "with: lead", "with: [{role: lead}]"),
    (STEP, "with: self.superior", "with: [{role: self, superior: 1}]"),
    (STEP, "with: {superior: 2, of: initiator}", "with: [{role: initiator, superior: 2}]"),
    (STEP, "with: row.lead", "with: [{person: row.lead}]"),
    (STEP, "with: [{finance: entry}]", "with: [{role: finance, entry: true}]"),
    (STEP, "in_turn: [[a, b], c]", "in_turn: [{who: [{role: a}, {role: b}]}, {who: [{role: c}]}]"),
    (STEP, "split: lead", "split: {role: lead}"),
    (STEP, "tells: [lead, b]", "tells: [{to: [lead, b]}]"),
    (STEP, "tells: lead", "tells: {to: [lead]}"),
    (STEP, "within: 3 workdays", "within: {period: 3 workdays}"),
    (STEP, "remind: 1 workday", "remind: [1 workday]"),
    (STEP, "remind: [1 workday]", "remind: {before: [1 workday]}"),
    (STEP, "remind: {before: 1 day, tells: a}", "remind: {before: [1 day], tells: [{to: [a]}]}"),
    (STEP, "every: 1 month", "every: {period: 1 month}"),
    (STEP, "every: as_needed", "every: {as_needed: true}"),
    (STEP, "requires: paper", "requires: [{that: paper}]"),
    (STEP, "effort: 2 days", "effort: {typical: 2 days}"),
    (STEP, "outcomes: {agree: 同意}", "outcomes: {agree: {name: 同意}}"),
    (STEP, "outcomes: {agree: {goto: a}}", "outcomes: {agree: {goto: {to: [a]}}}"),
    (STEP, "outcomes: {agree: {goto: [a, b]}}", "outcomes: {agree: {goto: {to: [a, b]}}}"),
    (STEP, "outcomes: {agree: {project: suspend}}", "outcomes: {agree: {project: {suspend: true}}}"),
    (STEP, "outcomes: {agree: {needs: comment}}", "outcomes: {agree: {needs: [comment]}}"),
    (STEP, "line_outcomes: {keep: 列入}", "line_outcomes: {keep: {name: 列入}}"),
    (STEP, "cites: 5, 6（2）、附件2", 'cites: ["5", "6(2)", 附件2]'),
    (WAIT, "3 workdays", "{period: 3 workdays}"),
    (WAIT, "project.day", "{until: project.day}"),
    (WAIT, "{until: 3 workdays}", "{period: 3 workdays}"),
    (WAIT, "{until: {yearly: 10-31}}", "{every: {yearly: 10-31}}"),
    (WAIT, "{yearly: 10-31}", "{every: {yearly: 10-31}}"),
    (ROOT, "roles: {a: 甲}", "roles: {a: {name: 甲}}"),
    (ROOT, "results: {a: 甲}", "results: {a: {name: 甲}}"),
    (ROOT, "pools: {a: 甲}", "pools: {a: {name: 甲}}"),
    (ROOT, "documents: {a: 甲}", "documents: {a: {name: 甲}}"),
    (ROOT, "documents: {a: {number: n}}", "documents: {a: {number: {format: n}}}"),
    (ROOT, "documents: {a: {sections: {b: 甲}}}", "documents: {a: {sections: {b: {name: 甲}}}}"),
    (ROOT, "data: {a: text}", "data: {a: {type: text}}"),
    (ROOT, "data: {a: project.b}", "data: {a: {shows: project.b}}"),
    (ROOT, "data: {a: {options: [低, 高]}}", "data: {a: {options: {低: 低, 高: 高}}}"),
    (ROOT, "procedures: {a: {starts: lead, flow: []}}",
     "procedures: {a: {starts: {by: [{role: lead}]}, flow: []}}"),
    (ROOT, "procedures: {a: {starts: {yearly: 09-01}, flow: []}}",
     "procedures: {a: {starts: {every: {yearly: 09-01}}, flow: []}}"),
    (ROOT, "procedures: {a: {holds: d.s, flow: []}}",
     "procedures: {a: {holds: {choose_from: d.s}, flow: []}}"),
    (ROOT, "flow: [{window: w, late: sections}]", "flow: [{window: w, late: {admit: [sections]}}]"),
    (ROOT, "flow: [{choose: c, cases: [{else: [{milestone: m}]}]}]",
     "flow: [{choose: c, cases: [{steps: [{milestone: m}]}]}]"),
    (ROOT, "flow: [{parallel: p, branches: {b: [{milestone: m}]}}]",
     "flow: [{parallel: p, branches: {b: {steps: [{milestone: m}]}}}]"),
    (ROOT, "filing: {retention: [10 years]}", "filing: {retention: [{keep: 10 years}]}"),
    (ROOT, "documents: {a: {goes_to: [b, c]}}", "documents: {a: {goes_to: [{to: [b, c]}]}}"),
    (ROOT, "flow: process.bpmn", "bpmn: {file: process.bpmn}"),
    (ROOT, "flow: {file: process.bpmn, process: p}", "bpmn: {file: process.bpmn, process: p}"),
    (ROOT, "procedures: {a: {flow: p.bpmn}}", "procedures: {a: {flow: [], bpmn: p.bpmn}}"),
    (ROOT, "flow: p.bpmn\nsteps: {a: {kind: approve}}",
     "flow: p.bpmn\nsteps: {a: {approve: a}}"),
    (ROOT, "flow: {milestone: m}", "flow: [{milestone: m}]"),
]  # fmt: skip


@pytest.mark.parametrize(("frame", "short", "long"), ALIKE)
def test_a_short_form_means_its_long_form(frame: str, short: str, long: str) -> None:
    read_short = regulation_in(frame.replace("{}", short, 1))
    read_long = regulation_in(frame.replace("{}", long, 1))

    assert meaning(read_short) == meaning(read_long)


def test_by_takes_a_role_a_list_a_mapping_and_turns() -> None:
    def turns(by: str) -> list[list[str | None]]:
        step = regulation_in(f"regulation: r\ntitle: 小\nflow: [{{approve: a, by: {by}}}]").flow[0]
        return [[who.role for who in group] for group in step.turns]  # type: ignore[attr-defined]

    assert turns("a") == [["a"]]
    assert turns("[a, b]") == [["a", "b"]]
    assert turns("{role: a, pick: all}") == [["a"]]
    assert turns("{in_turn: [[a, b], c]}") == [["a", "b"], ["c"]]


def test_every_structure_with_a_short_form_is_tried_here() -> None:
    tried = Path(__file__).read_text(encoding="utf-8")
    words = {
        "Who": "with:", "By": "by:", "Group": "in_turn:", "Field": "data:", "Every": "every:",
        "Awaited": "WAIT", "Starts": "starts:", "Case": "cases:", "HostEffect": "project:",
        "Regulation": "bpmn:", "Procedure": "procedures:", "Drawn": "{file: process.bpmn}", "Role": "roles:", "Document": "documents:", "Section": "sections:",
        "Outcome": "outcomes:", "LineOutcome": "line_outcomes:", "Result": "results:",
        "Pool": "pools:", "Numbering": "number:", "Requirement": "requires:",
        "Deadline": "within:", "Fill": "fills:", "Effort": "effort:", "Notice": "tells:", "Target": "goto:",
        "GoesTo": "goes_to:", "Retention": "retention:", "Branch": "branches:", "Late": "late:", "Holds": "holds:", "Remind": "remind:",
    }  # fmt: skip
    assert {part.__name__ for part in (*SHORT, *REWRITE)} == words.keys()
    assert all(word in tried for word in words.values())
