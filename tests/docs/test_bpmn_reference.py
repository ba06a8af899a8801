"""The page about the extension namespace names all of it, and its example is what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args, get_origin

import msgspec

from tests.architecture.sources import ROOT
from xize.core.expressions import Expression
from xize.core.process import graph as g
from xize.core.process.bpmn.checks.check import check
from xize.core.process.bpmn.raising import restored
from xize.core.process.bpmn.raising.findings import RULES
from xize.core.process.bpmn.raising.reading_back import NODES
from xize.core.process.bpmn.raising.spelling import one_of, written
from xize.core.process.bpmn.reading.read import read
from xize.core.process.bpmn.writing import write
from xize.core.process.rulebook import Procedure, Rulebook

PAGE = (ROOT / "docs/reference/bpmn.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([\w-]+)\*?`", PAGE))
ELSEWHERE = {
    Rulebook: {"procedures", "title"},
    Procedure: {"process"},
    **{kind: {"each", "scope", "doing", "sends", "records"} for kind in NODES.values()},
}
"""What BPMN says itself, or only files that were drawn hold."""


def inner(kind: Any) -> Any:
    """The structure a field holds, alone or several of it; None for anything plain."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return None if issubclass(kind, Expression) else kind
    held = [inner(one) for one in get_args(kind)] if get_origin(kind) is not None else []
    return next((one for one in held if one is not None), None)


def fields(kind: Any, seen: set[Any]) -> Iterator[tuple[str, str]]:
    """Every structure's fields, from this one down."""
    if kind in seen:
        return
    seen.add(kind)
    for field in msgspec.structs.fields(kind):
        if field.name in ELSEWHERE.get(kind, ()):
            continue
        yield kind.__name__, field.name
        below = inner(field.type)
        if below is not None:
            yield from fields(below, seen)


def test_every_element_and_attribute_is_on_the_page() -> None:
    drawn = {g.Activity, g.Happening, g.Gateway}
    seen: set[Any] = set(drawn)
    kinds = [Rulebook, Procedure, *NODES.values()]
    found = [one for kind in kinds for one in fields(kind, seen)]
    missing = {(k, f) for k, f in found if not {written(f), one_of(f)} & NAMED}
    assert missing == set()
    assert set(NODES) - {kind.__struct_config__.tag for kind in drawn} <= NAMED
    assert set(RULES) <= NAMED


def test_the_example_is_a_rule() -> None:
    found = re.search(r"```xml\n(<\?xml.+?)```", PAGE, re.DOTALL)
    assert found is not None
    content = found[1].encode()
    model = read(content).model
    assert model is not None
    assert check(model) == ()
    rules, findings = restored(model)
    assert findings == ()
    assert rules is not None
    assert [one.id for one in rules.roles.values()] == ["staff", "chief"]
    assert rules.main.process.nodes["grant.object.goto"] == g.Jump(
        id="grant.object.goto", scope="main", targets=("apply",)
    )
    assert write(model).decode().strip() == found[1].strip()
