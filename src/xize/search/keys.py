"""What an entry is called inside its stream, and what such a key says: parts divided by ``/``."""

from __future__ import annotations

from typing import Final

PROJECT: Final = "project"
DOCUMENT: Final = "document"
FORM: Final = "form"
REMARK: Final = "remark"
PERSON: Final = "person"
UNIT: Final = "unit"
RULE: Final = "rule"

OF_PROJECTS: Final = (PROJECT, DOCUMENT, FORM, REMARK)
KINDS: Final = (*OF_PROJECTS, PERSON, UNIT, RULE)
"""What can be found, in the order pages show it."""

PEOPLE: Final = "people"
RULEBOOK: Final = "rulebook"
"""What is indexed besides streams, by the name it has in place of a stream's id."""


def key_of(*parts: object) -> str:
    """The key of these parts; the last one may hold anything."""
    return "/".join(map(str, parts))


def parts_of(key: str, count: int) -> list[str]:
    """The parts of a key; what is missing is empty."""
    found = key.split("/", count - 1)
    return found + [""] * (count - len(found))
