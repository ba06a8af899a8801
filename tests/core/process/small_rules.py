"""Small regulations for one construct each."""

from textwrap import dedent, indent

from xize.core.problems import Problem
from xize.core.process.compile import compile_findings
from xize.core.process.graph import Process
from xize.core.process.rulebook import Rulebook
from xize.core.regulation.read import read

HEAD = """
regulation: small-rule
title: 小办法
roles:
  lead: {name: 牵头人, exactly: 1, leads: true}
  risk: {name: 风险部}
  sales: {name: 业务部}
data:
  major: {name: 重大, type: yes_no}
  live_on: {name: 上线日期, type: date}
results:
  filed: {name: 已归档, success: true}
  refused: 已否决
"""


def compiled(flow: str, more: str = "") -> tuple[Rulebook, tuple[Problem, ...]]:
    """A regulation with this flow, compiled."""
    text = f"{HEAD}\nflow:\n{indent(dedent(flow).strip(), '  ')}\n{dedent(more)}"
    reading = read(text)
    assert reading.regulation is not None, [problem.message_en for problem in reading.problems]
    return compile_findings(reading.regulation)


def process(flow: str, more: str = "") -> Process:
    """Its main process; the compiler has nothing to complain about."""
    rules, problems = compiled(flow, more)
    assert problems == ()
    return rules.main.process


def arrows(process: Process, *around: str) -> set[str]:
    """Flows as ``source → target``, with outcome, condition and default; only of these nodes."""
    found = set()
    for flow in process.flows:
        if around and flow.source not in around:
            continue
        marks = [flow.outcome or "", flow.condition.source if flow.condition else ""]
        marks += ["default"] if flow.default else []
        label = ", ".join(mark for mark in marks if mark)
        found.add(f"{flow.source} → {flow.target}" + (f" [{label}]" if label else ""))
    return found
