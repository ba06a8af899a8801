"""All procedures of a regulation whose flow is drawn, and what is to be said against them."""

from __future__ import annotations

from msgspec.structs import replace

from xize.core.problems import Problem
from xize.core.process import graph as g
from xize.core.process.bpmn.findings import Finding
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.bpmn.vendors import defaults
from xize.core.process.compile.drawn.file import Drawn, drawn, is_error, with_node
from xize.core.process.compile.drawn.main import MAIN, main_process, renamed
from xize.core.process.compile.drawn.names import check_names
from xize.core.process.compile.drawn.owed import owed
from xize.core.process.compile.drawn.people import People
from xize.core.process.compile.drawn.sentences import about_file, about_text
from xize.core.process.compile.findings import Findings
from xize.core.process.rulebook import Procedure
from xize.core.process.standard import Doing
from xize.core.regulation import model


def drawn_procedures(regulation: model.Regulation, findings: Findings) -> dict[str, Procedure]:
    """The processes of the file as procedures, the project's as ``main``, with people in them.

    Where the file cannot be run there is a main procedure with nothing in it, and a problem.
    """
    assert regulation.bpmn is not None
    file = regulation.bpmn.file
    if regulation.drawing is None:
        findings.add(about_text("drawing-missing", file.at, word=file))
        return _nothing(regulation)
    found = drawn(regulation.drawing.content)
    for finding in found.findings:
        findings.add(_said(finding, str(file)))
    if found.model is None or not found.procedures:
        return _nothing(regulation)
    main = main_process(regulation, found.model)
    if not main:
        at = regulation.bpmn.process.at if regulation.bpmn.process else file.at
        known = "、".join(found.model.processes)
        findings.add(about_text("main-process-unclear", at, known=known))
        return _nothing(regulation)
    return _with_people(regulation, found, main, findings)


def _with_people(
    regulation: model.Regulation, found: Drawn, main: str, findings: Findings
) -> dict[str, Procedure]:
    assert found.model is not None
    assert regulation.bpmn is not None
    file, lines = str(regulation.bpmn.file), lines_of(found.model)
    for beside in regulation.alongside[:1]:
        findings.add(about_text("not-with-drawing", beside.at, word="alongside"))
    if _is_taken(found, main):
        findings.add(about_file("id-in-drawing-taken", file, lines.get(MAIN, 0), node=MAIN))
        return _nothing(regulation)
    procedures = renamed(found.procedures, main, regulation.title)
    procedures[MAIN] = _begun_by_people(procedures[MAIN], main, file, lines, findings)
    for name, written in regulation.procedures.items():
        if str(name) in procedures and written.starts is not None and written.starts.by:
            side = procedures[str(name)]
            procedures[str(name)] = _begun_by_people(side, str(name), file, lines, findings)
    steps = {
        str(name): one
        for name, one in regulation.steps.items()
        if isinstance(one, model.Human) and not isinstance(one, model.Panel)
    }
    for name, other in regulation.steps.items():
        if str(name) not in steps:
            findings.add(about_text("step-not-human", other.at, word=name))
    procedures = People(regulation, steps, procedures, defaults(found.model), findings).put()
    procedures = {key: _with_results(regulation, one) for key, one in procedures.items()}
    for problem in (
        *owed(file, procedures, lines, steps),
        *check_names(regulation, procedures, lines),
    ):
        findings.add(problem)
    return procedures


def _is_taken(found: Drawn, main: str) -> bool:
    """Whether something else in the file is called ``main``."""
    processes = found.procedures.values()
    return any(MAIN in one.process.nodes and not one.id == main == MAIN for one in processes)


def _begun_by_people(
    main: Procedure, ident: str, file: str, lines: dict[str, int], findings: Findings
) -> Procedure:
    """The main process begins when somebody begins the project, whatever its start waits for."""
    root = main.process.nodes[main.id]
    assert isinstance(root, g.SubProcess)
    assert root.doing is not None
    if root.doing.starts:
        return main
    starts = tuple(
        node.id
        for node in main.process.nodes.values()
        if isinstance(node, g.Happening) and node.position == "startEvent" and node.scope == main.id
    )
    if len(starts) != 1:
        line = lines.get(ident, 0)
        findings.add(about_file("process-has-no-start", file, line, node=ident))
    begun = replace(root, doing=replace(root.doing, starts=starts[:1]))
    nodes = [begun]
    return replace(main, process=with_node(main.process, *nodes))


def _with_results(regulation: model.Regulation, procedure: Procedure) -> Procedure:
    """An end event called like a result ends the case with it."""
    named = [
        replace(node, result=node.id)
        for node in procedure.process.nodes.values()
        if isinstance(node, g.Happening) and node.ends and node.id in regulation.results
    ]
    return replace(procedure, process=with_node(procedure.process, *named))


def lines_of(found: Definitions) -> dict[str, int]:
    """The line each process, node and flow begins in."""
    lines = {ident: one.line for ident, one in found.processes.items()}
    for process in found.processes.values():
        for scope in process.scopes.values():
            lines |= {ident: node.line for ident, node in scope.nodes.items()}
            lines |= {ident: flow.line for ident, flow in scope.flows.items()}
    return lines


def _said(finding: Finding, file: str) -> Problem:
    return Problem(
        code=finding.rule,
        severity="error" if is_error(finding) else "warning",
        message_zh=finding.message_zh,
        message_en=finding.message_en,
        file=file,
        line=finding.line,
    )


def _nothing(regulation: model.Regulation) -> dict[str, Procedure]:
    root = g.SubProcess(id=MAIN, kind="procedure", doing=Doing(type="process"))
    process = g.Process(id=MAIN, name=regulation.title, nodes={MAIN: root}, flows=())
    return {MAIN: Procedure(id=MAIN, name=regulation.title, process=process)}
