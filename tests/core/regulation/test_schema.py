"""The JSON Schema follows the same models as the reader: what one takes, the other takes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.core.regulation.small import SMALL
from xize.core.regulation.reading.rewrite import REWRITE
from xize.core.regulation.schema import _EXTRA, _EXTRA_KEYS, json_schema
from xize.core.regulation.source.compose import Composer
from xize.core.regulation.source.nodes import Entries, Items, Node, Scalar

LIBRARY = Path(__file__).parents[3] / "src" / "xize" / "library" / "regulations"
TEXTS = [
    SMALL,
    *(
        path.read_text(encoding="utf-8")
        for path in sorted((Path(__file__).parent / "texts").glob("*.yaml"))
    ),
    *(path.read_text(encoding="utf-8") for path in sorted(LIBRARY.glob("*/regulation.yaml"))),
]
VALIDATOR = Draft202012Validator(json_schema())


def as_json(node: Node) -> Any:
    """What a YAML 1.2 reader with the core schema makes of a node."""
    match node:
        case Entries(entries=entries):
            return {key.text: as_json(value) for key, value in entries}
        case Items(items=items):
            return [as_json(item) for item in items]
        case Scalar(plain=True, text="true" | "false" as text):
            return text == "true"
        case Scalar(plain=True, text=text) if re.fullmatch(r"[0-9]+", text):
            return int(text)
        case Scalar(plain=True, text=text) if re.fullmatch(r"[0-9]+\.[0-9]+", text):
            return float(text)
        case Scalar(text=text):
            return text


def document(text: str) -> Any:
    root = Composer(text, "").compose()
    assert root is not None
    return as_json(root)


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.split("\n")[1][:40])
def test_real_regulations_are_valid(text: str) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(document(text))] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: 小规程", "titel: 小规程"),
        ("title: 小规程\n", ""),
        ("- task: draft", "- tusk: draft"),
        ("by: lead", "buy: lead"),
        ("every: 1 month", "every: {yearly: October}"),
        ("leads: true", "leads: yes_please"),
        ("type: money}", "type: mony}"),
        ("item: 1,", "item: one,"),
        ("value: 3 workdays", "values: 3 workdays"),
        ("  lead: {name", "  Lead Role: {name"),
        ("goto: draft", "goto: {choose: draft}"),
    ],
)
def test_a_broken_one_is_not(old: str, new: str) -> None:
    assert old in SMALL

    assert not VALIDATOR.is_valid(document(SMALL.replace(old, new, 1)))


def test_every_rewriting_short_form_has_its_schema() -> None:
    assert {*_EXTRA, *_EXTRA_KEYS} == REWRITE.keys()


def test_every_key_is_explained_by_its_structure() -> None:
    definitions = json_schema()["$defs"]

    assert all(definitions[name].get("description") for name in definitions if name != "Step")
