"""What templates can name: one shape for every project of a regulation, blank until filled.

    data.title  organisation  language  today
    data.project    title number began ended result initiator regulation edition
    data.data       <datum>: label, text
    data.team       <role>: label, people
    data.forms      <document>: number, filled, sections…: fields by id as text; tables as rows
    data.documents  <document>: label, version, day, signed
    data.steps      <step>: label, outcome, by, day, text
    data.form       the form that is printed (``prints_as``), else nothing

Every name of the regulation is there, whether anything happened or not: a template needs no
questions, and lint finds every name that is not one.
"""

from __future__ import annotations

from typing import Any

from xize.core.process.graph import UserTask
from xize.core.process.rulebook import Document, Rulebook, Section


def blank(rules: Rulebook) -> dict[str, Any]:
    """The data of a project in which nothing has happened."""
    project = ("title", "number", "began", "ended", "result", "initiator", "regulation", "edition")
    return {
        "title": "",
        "organisation": "",
        "language": "zh-hans",
        "today": "",
        "project": dict.fromkeys(project, ""),
        "data": {one.id: {"label": one.name or one.id, "text": ""} for one in rules.data.values()},
        "team": {
            one.id: {"label": one.name or one.id, "people": ""} for one in rules.roles.values()
        },
        "forms": {one.id: blank_form(one) for one in rules.documents.values() if one.sections},
        "documents": {
            one.id: {"label": one.name, "version": "", "day": "", "signed": []}
            for one in rules.documents.values()
        },
        "steps": {
            node.id: {"label": node.name, "outcome": "", "by": "", "day": "", "text": ""}
            for procedure in rules.procedures.values()
            for node in procedure.process.nodes.values()
            if isinstance(node, UserTask)
        },
        "form": {},
    }


def blank_form(document: Document) -> dict[str, Any]:
    """A form nobody has filled."""
    return {
        "label": document.name,
        "number": "",
        "filled": False,
        "sections": {one.id: blank_section(one) for one in document.sections},
    }


def blank_section(section: Section) -> dict[str, Any]:
    """A section nobody has filled: its fields as blank texts, no rows, no opinions."""
    return {
        "label": section.name,
        "by": "",
        "day": "",
        "fields": {one.id: "" for one in section.fields if not section.rows},
        "heads": [one.name or one.id for one in section.fields] if section.rows else [],
        "rows": [],
        "opinions": [],
    }
