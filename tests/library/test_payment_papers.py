"""Nothing of the acceptance specification is missing from the payment rule (documents)."""

from __future__ import annotations

import pytest

from tests.library import fields as spec
from tests.library.specification import ARCHIVE, ROUTES, STAGE_DOCUMENTS, SUPPLEMENTS
from tests.library.traced import Traced
from xize.core.engine.view.papers import section_of
from xize.core.process.graph import SubProcess
from xize.core.process.rulebook import Field
from xize.core.regulation.model import Register, Word

TRACED = Traced()
TRACE = TRACED.trace
SYSTEM = "system: "
COLUMN = "column: "


def field_of(path: str) -> Field:
    document, section, name = path.split(".")
    found = section_of(TRACED.rules.documents[document], section)
    assert found is not None, path
    return next(one for one in found.fields if one.id == name)


@pytest.mark.parametrize("form", spec.FORMS)
def test_form_has_every_field(form: str):
    carried = TRACE["forms"][form]
    assert spec.names(spec.FORMS[form]) <= set(carried)
    for path in carried.values():
        if not path.startswith(SYSTEM):
            assert field_of(path).name, path


@pytest.mark.parametrize("form", spec.FORMS)
def test_form_has_no_field_beside_the_trace(form: str):
    paths = {one for one in TRACE["forms"][form].values() if not one.startswith(SYSTEM)}
    everywhere = {one for fields in TRACE["forms"].values() for one in fields.values()}
    for document in {one.partition(".")[0] for one in paths} - {"daily_log"}:
        declared = {
            f"{document}.{section.id}.{one.id}"
            for section in TRACED.rules.documents[document].sections
            for one in section.fields
        }
        assert declared - everywhere <= {"work_order.amendments.moved"}


def test_basis_of_form_fields():
    """What the source states binds; every other field of a form is a proposal."""
    for form, carried in TRACE["forms"].items():
        stated = spec.names(spec.STATED.get(form, ""))
        for name, path in carried.items():
            if not path.startswith(SYSTEM) and field_of(path).shows is None:
                own = "production" in name or name in ("T date", "filling date")
                if name in stated:
                    assert field_of(path).basis == "stated", (form, name)
                elif not own:
                    assert field_of(path).basis == "proposed", (form, name)


@pytest.mark.parametrize("register", spec.REGISTERS)
def test_register_has_every_column(register: str):
    one = TRACE["registers"][register]
    assert spec.names(spec.REGISTERS[register]) <= set(one["columns"])
    registers = {str(name): value for name, value in TRACED.regulation.registers.items()}
    pools = {str(name): value for name, value in TRACED.regulation.pools.items()}
    kept = registers.get(one["register"]) or pools[one["register"]]
    assert kept.kept_by == TRACED.role(spec.KEEPERS[register])
    for path in one["columns"].values():
        if path.startswith(SYSTEM):
            continue
        if path.startswith(COLUMN):
            assert isinstance(kept, Register)
            assert set(path.removeprefix(COLUMN).split()) <= set(kept.columns)
        elif one["register"] in pools:
            assert Word(path.rpartition(".")[2]) in pools[one["register"]].fields
        else:
            assert field_of(path).id


def test_indicators_exist():
    named = {one for ids in TRACE["indicators"].values() for one in ids}
    assert named == {str(one) for one in TRACED.regulation.indicators}


def test_archive_list_is_complete_and_in_order():
    mandatory = [one for one in TRACED.rules.dossier if not one.optional]
    for number, line in enumerate(mandatory, 1):
        wanted = {TRACED.document(one) for one in ARCHIVE[number].split()}
        assert (line.item, wanted <= set(line.of)) == (number, True)
    assert len(mandatory) == len(ARCHIVE)
    optional = {one for line in TRACED.rules.dossier if line.optional for one in line.of}
    assert {TRACED.document(one) for one in SUPPLEMENTS} <= optional
    twelfth = mandatory[-1]
    assert (twelfth.any_of, "no_cost_statement" in twelfth.of) == (True, True)
    assert mandatory[2].signed_at == "sign_agreement"
    assert mandatory[3].version == "all"


@pytest.mark.parametrize("stage", STAGE_DOCUMENTS)
def test_stage_writes_its_documents(stage: str):
    """The lists of articles 13, 16 and 19: written in the stage, or asked for in it."""
    index = TRACED.indexes["main"]
    here: set[str] = set()
    for node, work in TRACED.works.items():
        if node in index.process.nodes and _stage_of(node) == TRACE["stages"][stage]:
            here |= {*work.produces, *work.revises, *work.settles, *work.signs, *work.uses}
            here |= {fill.document for fill in work.fills}
            here |= {one.that.source for one in work.requires}
    for procedure in TRACED.rules.procedures.values():
        if TRACE["stages"][stage] in procedure.during:
            works = (TRACED.works.get(inner) for inner in procedure.process.nodes)
            here |= {fill.document for one in works if one for fill in one.fills}
    assert {TRACED.document(one) for one in STAGE_DOCUMENTS[stage].split()} <= here


def _stage_of(node: str) -> str | None:
    """The stage a step lies in; of work alongside, the one it begins in."""
    index = TRACED.indexes["main"]
    stage = index.stage_of(node)
    for scope in index.path(node):
        beside = index.scope_node(scope)
        if stage is None and isinstance(beside, SubProcess) and beside.beside:
            after = beside.beside.after
            stage = _stage_of(after) if after else None
    return stage


@pytest.mark.parametrize("item", ROUTES)
def test_archive_item_goes_through_every_hand(item: int):
    documents = {TRACED.document(one) for one in ARCHIVE[item].split()}
    hands: set[str] = set()
    for node, work in TRACED.works.items():
        touched = {*work.produces, *work.revises, *work.settles, *work.signs, *work.uses}
        touched |= {fill.document for fill in work.fills}
        if documents & touched:
            hands |= TRACED.actors(node)
            for notice in TRACED.notices(node):
                hands |= TRACED.roles(notice.to)
    hands |= TRACED.actors("file_dossier")
    assert {TRACED.role(one) for one in ROUTES[item].split()} <= hands
