"""Refusals in the reader's words: names in place of ids, errors beside their fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from xize.core.engine import Refused
from xize.core.forms import CheckError, FieldError
from xize.core.process.rulebook import Document
from xize.rulebook.names import Names
from xize.web.parts.people import People


def named(refused: Refused, names: Names, people: People | None = None) -> Refused:
    """The same refusal with the names of what it is about."""
    ways: dict[str, Callable[[str], str]] = {
        "step": names.node,
        "other": names.node,
        "target": names.node,
        "stages": names.node,
        "options": names.node,
        "procedure": names.procedure,
        "document": names.document,
        "role": names.role,
        "name": names.datum,
        "requirement": lambda one: names.requirement(one, ""),
        "requirements": lambda one: names.requirement(one, ""),
        "people": lambda one: _person(one, names, people),
        "person": lambda one: _person(one, names, people),
    }
    args = {
        key: _each(_each(value, ways.get(key, str)), names.said)
        for key, value in refused.args_.items()
    }
    return Refused(refused.code, refused.problems, **args)


def _each(value: Any, way: Callable[[str], str]) -> Any:
    if isinstance(value, (tuple, list)):
        return tuple(way(str(one)) for one in value)
    return way(value) if isinstance(value, str) else value


def _person(ident: str, names: Names, people: People | None) -> str:
    role = names.role(ident)
    return role if role != ident or people is None else people(ident)


def sentence(refused: Refused, names: Names, language: str, people: People | None = None) -> str:
    """The refusal's sentence as this reader understands it."""
    if refused.problems:
        return _("Some entries are not right yet; see below. Nothing has been recorded.")
    return named(refused, names, people).sentence(language)


def beside_fields(
    refused: Refused, names: Names, documents: Mapping[str, Document], language: str
) -> dict[str, str]:
    """What is wrong, by "document.section", "document.section.field" or "….row.field"."""
    kind = "zh" if language.startswith("zh") else "en"
    found: dict[str, str] = {}
    for problem in refused.problems:
        if isinstance(problem, FieldError):
            found.setdefault(problem.path, _labelled(problem, names, documents).message(kind))  # type: ignore[arg-type]
    return found


@dataclass(frozen=True, slots=True)
class Place:
    """One thing to correct: the sentence, and the id of the input (or section) it is about."""

    id: str
    said: str

    @classmethod
    def at(cls, place: str, said: str) -> Place:
        """From ``document.section[.row][.field]``."""
        document, section, *rest = [*place.split("."), ""]
        inside = [part for part in rest if part]
        if not inside:
            return cls(f"section-{document}{section}", said)
        name = "-".join(("f", document, section, *inside))
        return cls("".join(sign if sign.isalnum() else "-" for sign in name), said)


def places(
    refused: Refused, names: Names, documents: Mapping[str, Document], language: str
) -> list[Place]:
    """Everything wrong with single fields, in the order of the form, with the way to each."""
    found = beside_fields(refused, names, documents, language)
    return [Place.at(place, said) for place, said in found.items()]


def of_forms(refused: Refused, names: Names, language: str) -> list[str]:
    """Rules of whole forms that do not hold, each as "form: sentence"."""
    kind = "zh" if language.startswith("zh") else "en"
    return [
        f"{names.document(one.document)}：{one.message(kind)}"  # type: ignore[arg-type]
        for one in refused.problems
        if isinstance(one, CheckError)
    ]


def _labelled(problem: FieldError, names: Names, documents: Mapping[str, Document]) -> FieldError:
    """With the field's name in the reader's language."""
    document, section, *rest = [*problem.path.split("."), ""][:4]
    definition = documents.get(document)
    fields = {
        field.id: names.field(document, one.id, field)
        for one in (definition.sections if definition else ())
        if one.id == section
        for field in one.fields
    }
    label = next((fields[part] for part in rest if part in fields), "")
    if not label or "name" not in problem.args:
        return problem
    return FieldError(problem.code, problem.path, {**problem.args, "name": label})
