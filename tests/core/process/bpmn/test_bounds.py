"""Whatever is given as a model takes time and memory that its size explains."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from tests.core.process.bpmn.written import file, flow, line, process
from tests.effort import effort
from xize.core.process.bpmn.checks.check import check
from xize.core.process.bpmn.findings import MOST, Finding, refuses
from xize.core.process.bpmn.reading.read import read

MANY = 10_000
WRONG = 3_000
EACH = 1_500
"""Calls for each element: some three times what it takes; a quadratic step takes thousands."""


def found(content: bytes) -> tuple[Finding, ...]:
    """What is said of a file that can be read."""
    model, findings = read(content)
    assert model is not None
    return (*findings, *check(model))


def chain(count: int) -> Iterator[str]:
    """Tasks one behind the other."""
    yield '<startEvent id="s"/><endEvent id="e"/>'
    names = ["s", *(f"t{number}" for number in range(count)), "e"]
    yield from (f'<task id="{name}"/>' for name in names[1:-1])
    yield from (flow(one, two) for one, two in itertools.pairwise(names))


def fan(count: int) -> Iterator[str]:
    """As many branches between two gateways."""
    yield '<startEvent id="s"/><parallelGateway id="a"/><parallelGateway id="z"/><endEvent id="e"/>'
    yield line("s", "a") + line("z", "e")
    for number in range(count):
        yield f'<task id="t{number}"/>' + line("a", f"t{number}", "z")


def links(count: int) -> Iterator[str]:
    """As many pairs of links."""
    for number in range(count):
        link = f'<linkEventDefinition name="n{number}"/>'
        yield f'<task id="x{number}"/><task id="y{number}"/>'
        yield f'<intermediateThrowEvent id="a{number}">{link}</intermediateThrowEvent>'
        yield f'<intermediateCatchEvent id="b{number}">{link}</intermediateCatchEvent>'
        yield line(f"x{number}", f"a{number}") + line(f"b{number}", f"y{number}")


def calls(count: int) -> Iterator[str]:
    """As many processes, each calling the next."""
    for number in range(count):
        called = f'<callActivity id="c{number}" calledElement="p{number + 1}"/>'
        yield process(called, ident=f"p{number}")
    yield process('<task id="t"/>', ident=f"p{count}")


def nested(depth: int) -> Iterator[str]:
    """Sub-processes in sub-processes."""
    yield from (f'<subProcess id="x{number}">' for number in range(depth))
    yield '<task id="t"/>' + "</subProcess>" * depth


@pytest.mark.parametrize(
    "content",
    [
        file(process(*chain(MANY))),
        file(process(*fan(MANY // 5))),
        file(process(*links(MANY // 10))),
        file(*calls(MANY // 10)),
        file(process(*nested(200))),
    ],
    ids=["chain", "fan", "links", "calls", "nested"],
)
def test_a_large_model_is_read_and_checked_in_its_time(content: bytes) -> None:
    work, findings = effort(lambda: found(content))
    assert not refuses(findings)
    assert work < EACH * content.count(b" id=")


@pytest.mark.parametrize(
    ("inside", "rule"),
    [
        (process('<task id="t"/>' * WRONG), "duplicate-id"),
        (process(*(flow(f"a{n}", f"b{n}") for n in range(WRONG))), "reference-to-nothing"),
        (process(*(f"<x{n}/>" for n in range(WRONG))), "schema-element"),
    ],
    ids=["ids", "references", "elements"],
)
def test_what_is_wrong_everywhere_is_told_so_many_times(inside: str, rule: str) -> None:
    work, (model, findings) = effort(lambda: read(file(inside)))
    assert model is None
    assert {one.rule for one in findings} <= {rule, "more-findings"}
    assert len(findings) <= MOST + 1
    assert work < EACH * WRONG


def test_processes_that_call_each_other_in_a_ring_are_told_once() -> None:
    count = 300
    ring = (
        process(f'<callActivity id="c{n}" calledElement="p{(n + 1) % count}"/>', ident=f"p{n}")
        for n in range(count)
    )
    model = read(file(*ring)).model
    assert model is not None
    (finding,) = [one for one in check(model) if one.rule == "calls-itself"]
    assert "…" in finding.message_en
    assert len(finding.message_en) < 200


def test_a_file_cut_off_anywhere_is_refused_once() -> None:
    content = file(process(*chain(3)))
    for end in range(0, len(content), 7):
        found = read(content[:end])
        assert found.model is None
        assert len(found.findings) == 1
