"""Rules to raise: all of the library, small ones, drawn by chance."""

from __future__ import annotations

from collections.abc import Iterator

from tests.core.process.small_rules import compiled
from tests.core.process.test_compile_library import REGULATIONS, rulebook
from tests.dice import SeededDice
from tests.strategies import rulebook as drawn
from xize.core.process.bpmn.raising import raise_rules
from xize.core.process.bpmn.writing import write
from xize.core.process.rulebook import Rulebook

EVERYTHING = """
  - {task: 起草, name: "起草  方案", by: lead, revises: [letter]}
  - {wait: 3 days, when: project.major}
  - {wait: project.live_on}
  - stage: first
    name: 一
    requires: [project.major]
    when: project.major
    tells: [lead]
    within: 5 days
    steps:
      - approve: look
        by: lead
        within: 2 workdays
        overdue: {tells: [self]}
        outcomes:
          agree: 同意
          object: {goto: 起草}
          refuse: {end: refused}
          other: {goto: {choose_from: [起草, first, both]}}
  - parallel: both
    branches:
      left: [{task: l, by: lead}]
      right:
        when: project.major
        steps: [{task: r, by: lead, outcomes: {next: 好, back: {goto: first}}}]
  - choose: which
    when: project.major
    cases:
      - {when: project.major, name: 大, steps: [{task: m, by: lead}]}
      - {else: [{milestone: far}]}
"""
MORE = """
documents: {letter: {name: 函}}
alongside:
  - {task: watch, by: lead, from: far, every: 1 month}
  - {task: told, by: lead, changed: project.live_on}
procedures:
  side:
    name: 旁支
    starts: {by: lead}
    flow: [{task: 起草二, by: lead}]
"""


def rules_of_all() -> Iterator[tuple[str, Rulebook]]:
    """Every rule of the library, one with every construct, and some by chance."""
    for name in REGULATIONS:
        yield name, rulebook(name)
    yield "everything", compiled(EVERYTHING, MORE)[0]
    for seed in range(10):
        yield f"chance-{seed}", drawn(SeededDice(seed))


def file_of(rules: Rulebook) -> bytes:
    """The file of a rule, without a drawing."""
    return write(raise_rules(rules))
