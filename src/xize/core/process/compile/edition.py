"""A whole regulation becomes a rulebook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from xize.core.problems import Problem, in_order
from xize.core.process import rulebook
from xize.core.process.compile.documents import documents, dossier, fields
from xize.core.process.compile.drawn import drawn_procedures
from xize.core.process.compile.drawn.sentences import about_text
from xize.core.process.compile.filing import filing
from xize.core.process.compile.findings import Findings
from xize.core.process.compile.people import role
from xize.core.process.compile.plain import value
from xize.core.process.compile.procedures import main_procedure, results, side_procedure
from xize.core.regulation.model import Regulation

MAIN = "main"
MIDNIGHT = "24:00"


def compile_regulation(
    regulation: Regulation, parameters: Mapping[str, Any] | None = None
) -> rulebook.Rulebook:
    """The rulebook of an edition; ``parameters`` replace the regulation's own figures.

    Expects a regulation without problems; what cannot be run is left out (``compile_findings``
    says what). Raises nothing for what the reader accepts.
    """
    return _compiled(regulation, parameters or {}, Findings())


def compile_findings(
    regulation: Regulation, parameters: Mapping[str, Any] | None = None
) -> tuple[rulebook.Rulebook, tuple[Problem, ...]]:
    """The rulebook and what the compiler has to say about it (without file names)."""
    findings = Findings()
    compiled = _compiled(regulation, parameters or {}, findings)
    return compiled, in_order(findings.all())


def _compiled(
    regulation: Regulation, parameters: Mapping[str, Any], findings: Findings
) -> rulebook.Rulebook:
    _whole_constructs(regulation, findings)
    procedures = _flows(regulation, findings)
    own = {str(name): value(one.value) for name, one in regulation.parameters.items()}
    roles = {str(name): role(name, written) for name, written in regulation.roles.items()}
    data = fields(regulation.data, regulation.basis, {})
    return rulebook.Rulebook(
        regulation=str(regulation.id),
        edition=str(regulation.edition),
        title=regulation.title,
        procedures=procedures,
        roles=roles,
        documents=documents(regulation, findings),
        data={field.id: field for field in data},
        dossier=dossier(regulation),
        filing=filing(regulation, findings),
        results=results(regulation),
        parameters=own | {name: value(given) for name, given in parameters.items()},
        figures={
            str(name): rulebook.Field(id=str(name), name=one.name, type=one.type)
            for name, one in regulation.parameters.items()
        },
        closing=str(regulation.closing or MIDNIGHT),
        leads=next((one.id for one in roles.values() if one.leads), ""),
        forbids=tuple(map(str, regulation.forbids)),
    )


def _flows(regulation: Regulation, findings: Findings) -> dict[str, rulebook.Procedure]:
    """All procedures: written as blocks, or drawn; ``procedures:`` may govern drawn ones."""
    if regulation.bpmn is None:
        found = {"main": main_procedure(regulation, findings)}
    else:
        found = drawn_procedures(regulation, findings)
    for name, written in regulation.procedures.items():
        drawn = found.get(str(name))
        if written.bpmn is not None and drawn is None:
            findings.add(about_text("procedure-not-drawn", written.at, word=name))
        if drawn is None or (name != MAIN and not written.flow):
            side = side_procedure(regulation, str(name), written, findings)
            process = side.process if drawn is None else drawn.process
            found[str(name)] = replace(side, process=process)
    return found


def _whole_constructs(regulation: Regulation, findings: Findings) -> None:
    if regulation.classify:
        findings.report("not-executable", regulation.at, "classify")
    if regulation.attach is not None:
        findings.report("not-executable", regulation.attach.at, "attach")
