"""A compiled regulation becomes a BPMN file that stands alone."""

from __future__ import annotations

from collections.abc import Mapping

from xize.core.process.bpmn.model.containers import (
    Collaboration,
    Definitions,
    Participant,
    Process,
    Scope,
)
from xize.core.process.bpmn.model.data import DataObject
from xize.core.process.bpmn.raising.governing import procedure_extra, rulebook_extra
from xize.core.process.bpmn.raising.sheet import File
from xize.core.process.bpmn.raising.weaving import weave
from xize.core.process.bpmn.spaces import XIZE
from xize.core.process.rulebook import Procedure, Rulebook

EXPORTER = "Xize"


def raise_rules(rules: Rulebook, articles: Mapping[str, str] | None = None) -> Definitions:
    """The file of a rule: a process for each procedure, all governance in our namespace.

    Expects a rule made of blocks (see ``drawn`` for others). ``articles`` are the words of its
    articles by number; they are shown at the steps that cite them. The file has no drawing yet;
    ``restore`` makes the same rule of it.
    """
    file = File(rules, articles or {})
    drawn = {name: _process(file, one) for name, one in rules.procedures.items()}
    return Definitions(
        id=file.ids.fresh("definitions"),
        name=rules.title,
        target=f"{XIZE}/{file.processes['main']}" if "main" in drawn else XIZE,
        exporter=EXPORTER,
        expressions=XIZE,
        processes={one.id: one for one in drawn.values()},
        collaborations=_collaborations(file),
        named=file.named,
        resources={one.id: one for one in file.resources.values()},
        extras=(rulebook_extra(rules),),
        prefixes={},
    )


def _process(file: File, procedure: Procedure) -> Process:
    process = procedure.process
    scopes = weave(file, procedure.id, process)
    ident = file.processes[procedure.id]
    if procedure.id == "main":
        scopes[ident] = _with_documents(file, scopes[ident])
    own = procedure_extra(procedure, process.nodes[process.id])
    return Process(id=ident, name=procedure.name, executable=True, scopes=scopes, extras=(own,))


def _with_documents(file: File, scope: Scope) -> Scope:
    """Documents as data objects; which step reads and writes them stands in the extension."""
    objects = (
        DataObject(id=file.ids.fresh(f"document.{one.id}"), name=one.name or one.id)
        for one in file.rules.documents.values()
    )
    return Scope(
        id=scope.id,
        nodes=scope.nodes,
        flows=scope.flows,
        data={one.id: one for one in objects},
    )


def _collaborations(file: File) -> tuple[Collaboration, ...]:
    """Several procedures are several pools; one alone needs none."""
    if len(file.processes) < 2:
        return ()
    pools = tuple(
        Participant(
            id=file.ids.fresh(f"{ident}.pool"),
            name=file.rules.procedures[name].name or name,
            process=ident,
        )
        for name, ident in file.processes.items()
    )
    return (Collaboration(id=file.ids.fresh("collaboration"), participants=pools),)
