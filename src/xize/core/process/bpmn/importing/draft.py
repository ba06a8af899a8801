"""A foreign BPMN file becomes a regulation: its text, its drawing, and what is to be looked at."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from xize.core.process.bpmn.checks.check import check
from xize.core.process.bpmn.drawing import draw
from xize.core.process.bpmn.findings import Finding, Report, refuses
from xize.core.process.bpmn.importing.carried import Carried, carried
from xize.core.process.bpmn.importing.names import kebab
from xize.core.process.bpmn.importing.people import one_line
from xize.core.process.bpmn.importing.renaming import Spell
from xize.core.process.bpmn.importing.rules import RULES
from xize.core.process.bpmn.importing.yaml import text_of
from xize.core.process.bpmn.model.containers import Definitions, Process
from xize.core.process.bpmn.model.events import Event
from xize.core.process.bpmn.reading.read import read
from xize.core.process.bpmn.spaces import XIZE
from xize.core.process.bpmn.vendors.places import spots
from xize.core.process.bpmn.vendors.words import CODE
from xize.core.process.bpmn.writing import write
from xize.core.regulation.house import format_text

REGULATION = "regulation.yaml"
DRAWING = "process.bpmn"
MOST_NOTES = 60
"""As many findings as are written into the text as comments."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a file. Without ``texts`` nothing could be made of it: ``findings`` say why.

    ``texts`` are the files of the regulation's folder by name; ``vendors`` whose dialects the
    file speaks; ``steps`` and ``roles`` what was understood, id to name; ``model`` the drawing,
    laid out where the file has no picture.
    """

    id: str = ""
    title: str = ""
    texts: dict[str, str] = {}
    findings: tuple[Finding, ...] = ()
    vendors: tuple[str, ...] = ()
    steps: dict[str, str] = {}
    roles: dict[str, str] = {}
    model: Definitions | None = None

    @property
    def made(self) -> bool:
        """Whether there is a regulation."""
        return bool(self.texts)


def letters_only(text: str) -> str:
    """A text in Latin letters as it is, nothing of any other."""
    return text if text.isascii() else ""


def draft(content: bytes, ident: str = "", file: str = "", spell: Spell = letters_only) -> Draft:
    """The regulation a file becomes. Never raises for what a file may hold.

    ``ident`` is the regulation's id, else made from the process; ``file`` what the file is called;
    ``spell`` says names in Latin letters, of which ids in a drawing are made.
    """
    reading = read(content)
    if reading.model is None:
        return Draft(findings=reading.findings)
    found = (*reading.findings, *check(reading.model))
    if refuses(found):
        return Draft(findings=found)
    report = Report(RULES)
    if any(one.space == XIZE for spot in spots(reading.model) for one in spot.extras):
        report.say("import-own-file", reading.model.id or "definitions", 0)
    process = _chosen(reading.model, report)
    if process is None:
        return Draft(findings=(*found, *report.found))
    return _draft(reading.model, process, report, reading.findings, (ident, file), spell)


def _chosen(model: Definitions, report: Report) -> Process | None:
    """The process a regulation follows: executable, begun by nobody but people, with most in it."""
    if not model.processes:
        report.say("import-no-process", model.id or "definitions", 0)
        return None
    best = max(model.processes.values(), key=_rank)
    if len(model.processes) > 1:
        report.say("import-several-processes", best.id, best.line, count=len(model.processes))
    return best


def _rank(process: Process) -> tuple[bool, bool, int]:
    plain = any(
        isinstance(node, Event) and node.position == "start" and not node.definitions
        for node in process.own.nodes.values()
    )
    return plain, process.executable, sum(len(one.nodes) for one in process.scopes.values())


def _draft(
    model: Definitions,
    process: Process,
    report: Report,
    found: tuple[Finding, ...],
    called: tuple[str, str],
    spell: Spell,
) -> Draft:
    made = carried(model, process.id, report, spell)
    ident, file = called
    ident = (
        ident
        or kebab(process.id)
        or kebab(spell(process.name))
        or kebab(file.rpartition(".")[0])
        or "imported-process"
    )
    title = one_line(process.name or model.name) or ident
    findings = tuple(
        sorted(
            (*found, *check(made.model), *_said(made, report), *report.found),
            key=lambda one: (one.line, one.node),
        )
    )
    several = len(model.processes) > 1
    flow = {"file": DRAWING, "process": process.id} if several else DRAWING
    head = {"regulation": ident, "title": title, "edition": "draft-1", "flow": flow}
    text = text_of(head | made.sections, _comments(file, made, findings))
    formatted = format_text(text.encode(), REGULATION)
    drawn = draw(made.model)
    return Draft(
        id=ident,
        title=title,
        texts={REGULATION: formatted.text or text, DRAWING: write(drawn).decode()},
        findings=findings,
        vendors=made.said.vendors,
        steps={name: str(one["name"]) for name, one in made.sections["steps"].items()},
        roles={name: str(one["name"]) for name, one in made.sections.get("roles", {}).items()},
        model=drawn,
    )


def _said(made: Carried, report: Report) -> Iterator[Finding]:
    """What vendors' words left open, except which program did what is said to be work now."""
    done = {one.node for one in report.found if one.rule in ("import-automatic", "import-script")}
    for one in made.said.findings:
        word = one.message_en.partition(" of ")[0]
        if one.rule != "vendor-left-out" or one.node not in done or word not in CODE:
            yield one


def _comments(file: str, made: Carried, findings: tuple[Finding, ...]) -> list[str]:
    """What the text says about where it comes from, and what a person must look at."""
    labels = made.labels
    of = f" ({', '.join(made.said.vendors)})" if made.said.vendors else ""
    lines = [labels.from_file.format(one_line(file), of)]
    if findings:
        lines.append(labels.look)
    for one in findings[:MOST_NOTES]:
        sentence = one.sentence(labels.language)
        lines.append(one_line(labels.line.format(one.line, sentence), 300))
    if len(findings) > MOST_NOTES:
        lines.append(labels.more.format(len(findings) - MOST_NOTES))
    return lines
