"""Fields, parameters, numbers and version labels: complete and of a kind that works."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from xize.core.deadlines import DeadlineError, Period
from xize.core.problems import Sentence
from xize.core.regulation.check.index import Index
from xize.core.regulation.model import UNDECIDED, Document, Field, Parameter, Section, Word
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.reading.sentences import near
from xize.core.regulation.walk import parts

SENTENCES: Final = {
    "field-without-type": Sentence(
        "字段“{word}”没有类型。请加 type:，例如 type: text。",
        'The field "{word}" has no type. Add type:, for example type: text.',
    ),
    "choice-without-options": Sentence(
        "字段“{word}”要从选项中选，却没有选项。请加 options: {{low: 低, high: 高}}。",
        'The field "{word}" is a choice without options. Add options: {{low: 低, high: 高}}.',
    ),
    "row-without-rows": Sentence(
        "字段“{word}”引用一行，却没写哪张明细表。请加 of: 文档.部分，或名录、台账的标识。",
        'The field "{word}" refers to a row but not of what. Add of: document.section, or the id '
        "of a pool or register.",
    ),
    "row-of-no-rows": Sentence(
        "字段“{word}”引用“{of}”的一行，但它没有自己的行。可写明细表（文档.部分）、"
        "有 fields 的名录或台账；单位用 type: organisation{near_zh}",
        'The field "{word}" refers to a row of "{of}", which has no rows of its own. Name a table '
        "(document.section), a pool with fields or a register; partners are "
        "type: organisation{near_en}",
    ),
    "form-without-document": Sentence(
        "字段“{word}”引用一张表单，却没写哪一种。请加 of: 文档（有 sections 的）。",
        'The field "{word}" refers to a form but not of what. Add of: a document with sections.',
    ),
    "computed-without-value": Sentence(
        "字段“{word}”是计算的，却没有算式。请加 value:。",
        'The field "{word}" is computed but has no expression. Add value:.',
    ),
    "rows-without-columns": Sentence(
        "“{word}”是明细表，却没有 columns（不是 fields）。请补上。",
        '"{word}" is a table of rows without columns (not fields). Add them.',
    ),
    "columns-without-rows": Sentence(
        "“{word}”有 columns 却不是明细表。请加 type: rows，或改用 fields。",
        '"{word}" has columns but is no table. Add type: rows, or use fields.',
    ),
    "unknown-placeholder": Sentence(
        "编号里没有“{{{word}}}”这个占位{near_zh}",
        'A label knows no placeholder "{{{word}}}"{near_en}',
    ),
    "parameter-without-value": Sentence(
        "参数“{word}”没有值。请填写，未定时写 待定。",
        'The parameter "{word}" has no value. Give one, or 待定 where it is not decided.',
    ),
    "parameter-unused": Sentence(
        "参数“{word}”没有用到。用法是 ${word}。",
        'The parameter "{word}" is never used. It is used as ${word}.',
        "info",
    ),
}
_PLACEHOLDER: Final = re.compile(r"\{([^{}:]*)(?::[^{}]*)?\}")
_IN_NUMBERS: Final = ("yy", "yyyy", "mm", "mark", "seq", "department", "project")
_IN_VERSIONS: Final = ("n",)


def check_fields(index: Index, notes: Notes) -> None:
    """Every declared field, label and figure can be used."""
    regulation = index.regulation
    _fields(regulation.data, notes)
    _referring(index, notes)
    for pool in regulation.pools.values():
        _fields(pool.fields, notes)
    for register in regulation.registers.values():
        _fields(register.columns, notes)
        for name, field in register.columns.items():
            if field.value is None and field.type != "computed":
                notes.say("computed-without-value", name.at, word=name)
    for procedure in regulation.procedures.values():
        _fields(procedure.lines.fields if procedure.lines else {}, notes)
    for name, document in regulation.documents.items():
        for inner, section in document.sections.items():
            _section(Word(f"{name}.{inner}", inner.at), section, notes)
        _labels(document, notes)
    for name, parameter in regulation.parameters.items():
        _parameter(name, parameter, notes)
    _used_parameters(index, notes)


def _fields(fields: Mapping[Word, Field], notes: Notes) -> None:
    for name, field in fields.items():
        if code := _wrong(field):
            notes.say(code, name.at, word=name)


def _wrong(field: Field) -> str | None:
    if field.shows:
        return None
    match field.type:
        case None if field.value is None:
            return "field-without-type"
        case "choice" | "several" if not field.options:
            return "choice-without-options"
        case "row" if not field.of:
            return "row-without-rows"
        case "form" if not field.of or "." in field.of:
            return "form-without-document"
        case "computed" if field.value is None:
            return "computed-without-value"
    return None


def _referring(index: Index, notes: Notes) -> None:
    """A row is one of a table, a pool or a register (decision 0009 says what it is called)."""
    valid = (*index.ids("rows"), *sorted(index.listed))
    known = tuple(index.ids("source"))
    for part in parts(index.regulation):
        if isinstance(part, Field) and part.type == "row" and part.of is not None:
            of = part.of
            if of in known and of not in valid:
                name = part.name or of
                notes.say("row-of-no-rows", of.at, word=name, of=of, **near(of, valid))


def _section(name: Word, section: Section, notes: Notes) -> None:
    if section.is_rows and not section.columns:
        notes.say("rows-without-columns", name.at, word=name)
    elif section.columns and not section.is_rows:
        notes.say("columns-without-rows", name.at, word=name)
    _fields(section.entries, notes)


def _labels(document: Document, notes: Notes) -> None:
    if number := document.number:
        _placeholders(number.format, _IN_NUMBERS, number, notes)
    if versions := document.versions:
        for label in (versions.draft, versions.settled, versions.amended):
            _placeholders(label, _IN_VERSIONS, versions, notes)


def _placeholders(label: str, known: tuple[str, ...], part: object, notes: Notes) -> None:
    for word in _PLACEHOLDER.findall(label):
        if word not in known:
            at = getattr(part, "at")  # noqa: B009
            notes.say("unknown-placeholder", at, word=word, **near(word, known))


def _parameter(name: Word, parameter: Parameter, notes: Notes) -> None:
    value = parameter.value
    if value is None:
        notes.say("parameter-without-value", name.at, word=name)
    if parameter.type == "period":
        text = value.get("period", "") if isinstance(value, Mapping) else value
        if isinstance(text, str) and text != UNDECIDED:
            try:
                Period.parse(text)
            except DeadlineError as error:
                at = getattr(text, "at", name.at)
                notes.say_as(error.code, at, error.sentence("zh"), error.sentence("en"))


def _used_parameters(index: Index, notes: Notes) -> None:
    used = {
        str(value)[1:]
        for part in parts(index.regulation)
        for field in part.__struct_fields__
        for value in _texts(getattr(part, field))
        if value.startswith("$")
    }
    for part in parts(index.regulation):
        expression = getattr(part, "expression", None)
        if expression is not None:
            used.update(expression.parameters())
    for name in index.regulation.parameters:
        if name not in used:
            notes.say("parameter-unused", name.at, word=name)


def _texts(value: object) -> tuple[str, ...]:
    match value:
        case str():
            return (value,)
        case tuple():
            return tuple(item for item in value if isinstance(item, str))
        case Mapping():
            return tuple(item for item in value.values() if isinstance(item, str))
    return ()
