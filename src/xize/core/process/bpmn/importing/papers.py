"""Forms of a file as one document with a section for every step that fills something in."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.importing.names import readable
from xize.core.process.bpmn.importing.people import one_line
from xize.core.process.bpmn.importing.variables import Use
from xize.core.process.bpmn.vendors import FormField

_TYPES: Final = {
    "": "text", "string": "text", "text": "long_text", "multi-line-text": "long_text",
    "textarea": "long_text", "long": "number", "int": "number", "integer": "number",
    "double": "number", "float": "number", "decimal": "number", "number": "number",
    "boolean": "yes_no", "bool": "yes_no", "date": "date", "datetime": "datetime",
    "enum": "choice", "dropdown": "choice", "radio-buttons": "choice", "several": "several",
    "file": "file", "upload": "file", "user": "person", "people": "person", "person": "person",
    "money": "money", "amount": "money",
}  # fmt: skip

_FITS: Final = {
    "yes_no": {"yes_no"},
    "number": {"number", "money", "date", "datetime"},
    "text": {"text", "long_text", "choice"},
    "unknown": {*_TYPES.values()},
}
"""Types of fields that can be compared as conditions compare them; these go before the form."""


class Papers:
    """The data and the one document a file's forms become."""

    def __init__(self, report: Report, names: Mapping[str, str], uses: Mapping[str, Use]) -> None:
        self.data: dict[str, dict[str, Any]] = {}
        self.sections: dict[str, dict[str, Any]] = {}
        self._report = report
        self._names = names
        self._data = frozenset(names.values())
        self._uses = uses

    def ask(self, step: str, title: str, fields: tuple[FormField, ...]) -> bool:
        """Give a step a section of its own; false where it has nothing to fill in."""
        writable = [one for one in fields if one.writable and one.id]
        if not writable:
            return False
        entries = self.sections.setdefault(step, {"name": title, "fields": {}})["fields"]
        for field in writable:
            ident = self._names.get(field.id) or readable(field.id) or f"field_{len(entries)}"
            known = ident in self._data
            if ident in entries:
                continue
            said = self._field(step, field, self._uses.get(ident))
            if not known:
                entries[ident] = said
                continue
            required = {"required": True} if said.pop("required", False) else {}
            self.data.setdefault(ident, said)
            path = f"project.{ident}"
            entries[ident] = {"shows": path, **required} if required else path
        return True

    def decided(self, ident: str, name: str, options: Mapping[str, str]) -> None:
        """A datum an outcome sets."""
        use = self._uses.get(ident)
        kind = use.kind if use else "text"
        said: dict[str, Any] = {"name": one_line(name), "type": "text"}
        if kind in ("yes_no", "number"):
            said["type"] = kind
        elif options:
            said |= {"type": "choice", "options": dict(options)}
        self.data.setdefault(ident, said)

    def asked(self, ident: str, name: str, *, is_date: bool) -> FormField:
        """A field for a variable nothing in the file asks for."""
        use = self._uses.get(ident) or Use()
        kinds = {"yes_no": "boolean", "number": "double", "text": "string", "unknown": "string"}
        options = {one: one for one in use.values if isinstance(one, str) and one.strip()}
        kind = "date" if is_date else "enum" if options else kinds[use.kind]
        return FormField(id=name, name=name, type=kind, options=options, required=True)

    def _field(self, step: str, field: FormField, use: Use | None) -> dict[str, Any]:
        kind = _TYPES.get(field.type.strip().lower())
        if kind is None:
            detail, word = one_line(field.id), one_line(field.type)
            self._report.say("import-field-type", step, field.line, detail=detail, type=word)
        said: dict[str, Any] = {"name": one_line(field.name or field.id), "type": kind or "text"}
        options = {one_line(key): one_line(label) or one_line(key)
                   for key, label in field.options.items() if one_line(key)}  # fmt: skip
        compared = [one for one in use.values if isinstance(one, str)] if use else []
        if use and said["type"] not in _FITS[use.kind]:
            said["type"] = "choice" if use.kind == "text" else use.kind
        if said["type"] in ("choice", "several"):
            options |= {one: one for one in map(one_line, compared) if one and one not in options}
            said |= {"options": options} if options else {"type": "text"}
        return said | ({"required": True} if field.required else {})


def written(value: object) -> str:
    """A literal as an expression of ours."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    quote = '"' if "'" in str(value) else "'"
    return f"{quote}{str(value).replace(quote, '')}{quote}"
