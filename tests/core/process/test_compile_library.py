"""Every regulation of the library compiles to graphs the engine can run."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

import xize
from xize.core.process.compile import compile_findings
from xize.core.process.graph import Jump, UserTask
from xize.core.process.rulebook import Rulebook
from xize.core.process.verify import verify_process
from xize.core.regulation.read import read

LIBRARY = Path(xize.__file__).parent / "library" / "regulations"
REGULATIONS = sorted(path.parent.name for path in LIBRARY.glob("*/regulation.yaml"))


def rulebook(name: str) -> Rulebook:
    reading = read((LIBRARY / name / "regulation.yaml").read_bytes())
    assert reading.regulation is not None
    rules, problems = compile_findings(reading.regulation)
    assert problems == ()
    return rules


@pytest.mark.parametrize("name", REGULATIONS)
def test_it_compiles_without_findings_to_well_formed_graphs(name):
    rules = rulebook(name)
    for procedure in rules.procedures.values():
        assert verify_process(procedure.process, rules.main.process) == ()


@pytest.mark.parametrize("name", REGULATIONS)
def test_it_can_be_stored_and_holds_plain_text_only(name):
    rules = rulebook(name)
    assert msgspec.json.decode(msgspec.json.encode(rules), type=Rulebook) == rules
    assert _marked(rules) == []


def _marked(value: Any) -> list[str]:
    """Texts that still carry their place in the source."""
    if isinstance(value, str):
        return [value] if type(value) is not str else []
    if isinstance(value, msgspec.Struct):
        value = [getattr(value, field) for field in value.__struct_fields__]
    if isinstance(value, dict):
        value = [*value.keys(), *value.values()]
    items = value if isinstance(value, list | tuple) else ()
    return [found for item in items for found in _marked(item)]


def test_the_payment_rule_has_its_stages_steps_and_returns():
    rules = rulebook("payment-projects")
    nodes = rules.main.process.nodes
    sign_off = nodes["sign_off"]
    assert isinstance(sign_off, UserTask)
    assert sign_off.work.vote.tally == "when_all_decided"
    assert [one.id for one in sign_off.work.outcomes if one.forward] == ["agree", "remarks"]
    back = nodes["sign_off.object.goto"]
    assert isinstance(back, Jump)
    assert back.targets == ("agreement_review",)
    assert set(rules.procedures) >= {"main", "expense_application", "requirement_improvement"}
    assert rules.documents["expense_form"].per == "case"
    assert rules.documents["test_report"].per == "project"
