"""Conditions of a rule as people read them: names in place of ids, words in place of operators."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from xize.core.expressions import ExpressionError, parse, words
from xize.core.process.rulebook import Field, Rulebook
from xize.rulebook.names import Names

OF_STEPS: dict[str, str | Promise] = {
    "completed": pgettext_lazy("of a step", "done"),
    "visits": pgettext_lazy("of a step", "times"),
    "outcome": pgettext_lazy("of a step", "outcome"),
    "late": pgettext_lazy("of a step", "late"),
}
OF_OTHERS: dict[tuple[str, ...], str | Promise] = {
    ("register", "projects"): gettext_lazy("Register of projects"),
    ("register", "stage"): gettext_lazy("Stage"),
    ("register", "result"): gettext_lazy("Result"),
    ("register", "department"): gettext_lazy("Department"),
    ("signatures", "on_time"): pgettext_lazy("of a signature", "in time"),
    ("signatures", "days"): pgettext_lazy("of a signature", "working days"),
    ("dossier", "delivered"): gettext_lazy("dossier items handed over"),
    ("dossier", "complete"): gettext_lazy("the dossier is complete"),
}
"""What expressions can ask besides forms, data and steps."""

_BLANK = re.compile(r"(?<=[\u4e00-\u9fff」）]) (?=[\u4e00-\u9fff「（])")
"""Chinese words need none between them."""


def condition_words(source: str, rules: Rulebook, names: Names, language: str) -> str:
    """A condition's source text, readable. What has no name stays as it is written."""
    try:
        expression = parse(source)
    except ExpressionError:
        return source
    chinese = language.startswith("zh")
    named = _Named(rules, names, "「{}」" if chinese else "“{}”")
    said = words(expression, "zh" if chinese else "en", named.label, named.option)
    return _BLANK.sub("", said) if chinese else said


def form_condition(
    source: str, place: tuple[str, str], rules: Rulebook, names: Names, language: str
) -> str:
    """A condition of a form, which names its own sections and fields without the document.

    ``place`` is the document and the section it stands in.
    """
    try:
        expression = parse(source)
    except ExpressionError:
        return source
    chinese = language.startswith("zh")
    named = _OfForm(rules, names, "「{}」" if chinese else "“{}”", place)
    said = words(expression, "zh" if chinese else "en", named.label, named.option)
    return _BLANK.sub("", said) if chinese else said


class _Named:
    """What people call the paths and options of one edition."""

    def __init__(self, rules: Rulebook, names: Names, mark: str) -> None:
        self._rules, self._names, self._mark = rules, names, mark

    def label(self, path: tuple[str, ...]) -> str | None:
        """The name of a path, in marks; None for one without."""
        if path in OF_OTHERS:
            return str(OF_OTHERS[path])
        head, *rest = path
        if head == "step" and rest:
            asked = str(OF_STEPS.get(rest[1], "")) if len(rest) > 1 else ""
            return f"{self._mark.format(self._names.node(rest[0]))} {asked}".rstrip()
        found = self._plain(head, rest)
        return self._mark.format(found) if found else None

    def _plain(self, head: str, rest: list[str]) -> str:
        if head in ("project", "host") and rest:
            return self._names.datum(rest[0])
        if head.startswith("$"):
            return self._names.parameter(head.removeprefix("$"))
        if head == "register" and rest:
            return self._names.register(rest[0])
        if head == "row" and rest:
            return next((name for name in self._columns(rest[0])), "")
        if head in self._rules.documents:
            return self._in_document(head, rest)
        return self._names.node(head) if self._names.node(head) != head else ""

    def _in_document(self, document: str, rest: list[str]) -> str:
        """A document, one of its sections, or a field; a column with its table."""
        names = self._names
        for section in self._rules.documents[document].sections:
            if rest == [section.id]:
                return names.section(document, section)
            for field in section.fields if rest[:1] == [section.id] else ():
                if rest[1] == field.id:
                    name = names.field(document, section.id, field)
                    table = names.section(document, section)
                    return f"{table}·{name}" if section.rows and table != name else name
        return names.document(document)

    def _field(self, document: str, rest: list[str]) -> tuple[str, Field] | None:
        for section in self._rules.documents[document].sections:
            for field in section.fields:
                if rest[:2] == [section.id, field.id]:
                    return section.id, field
        return None

    def _columns(self, column: str) -> Iterator[str]:
        """Columns of that id in tables; the row is of one of them."""
        for document in self._rules.documents.values():
            for section in document.sections:
                for field in section.fields if section.rows else ():
                    if field.id == column:
                        yield self._names.field(document.id, section.id, field)

    def option(self, path: tuple[str, ...], option: str) -> str | None:
        """An outcome or option that is compared with."""
        head, *rest = path
        if head == "step" and rest[1:] == ["outcome"]:
            return self._names.outcome(rest[0], option)
        if head in ("project", "host") and rest and rest[0] in self._rules.data:
            written = self._rules.data[rest[0]].options.get(option)
            return self._names.option(rest[0], option, written) if written else None
        found = self._field(head, rest) if head in self._rules.documents else None
        if found and option in found[1].options:
            place = f"{head}.{found[0]}.{found[1].id}"
            return self._names.option(place, option, found[1].options[option])
        return None


class _OfForm(_Named):
    """The same inside a form: its fields and sections come first."""

    def __init__(self, rules: Rulebook, names: Names, mark: str, place: tuple[str, str]) -> None:
        super().__init__(rules, names, mark)
        self._document, self._section = place

    def label(self, path: tuple[str, ...]) -> str | None:
        """See ``_Named``."""
        return super().label(self._whole(path))

    def option(self, path: tuple[str, ...], option: str) -> str | None:
        """See ``_Named``."""
        return super().option(self._whole(path), option)

    def _whole(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """The path with the document, and the section where only the field is named."""
        sections = self._rules.documents[self._document].sections
        if path[0] in {section.id for section in sections}:
            return (self._document, *path)
        for section in sorted(sections, key=lambda one: one.id != self._section):
            if len(path) == 1 and path[0] in {field.id for field in section.fields}:
                return (self._document, section.id, path[0])
        return path
