"""`xize export`: a file that stands alone, or a sentence that says why there is none."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.architecture.sources import ROOT
from tests.core.process.test_compile_library import rulebook
from xize.cli.export import command
from xize.core.process.bpmn.raising import restore
from xize.core.process.bpmn.reading.read import read
from xize.core.process.rulebook import Rulebook
from xize.people.actor import SYSTEM
from xize.rulebook.services import publish_from_library

PAYMENT = "payment-projects"


def call(*words: str) -> Result:
    return CliRunner().invoke(command, list(words))


def rules_in(content: bytes) -> Rulebook | None:
    model = read(content).model
    assert model is not None
    return restore(model)


def test_a_regulation_of_the_library_becomes_a_file_with_its_drawing(tmp_path: Path) -> None:
    target = tmp_path / "payment.bpmn"
    answer = call(PAYMENT, "--bpmn", str(target))
    assert (answer.exit_code, answer.output) == (0, "")
    assert rules_in(target.read_bytes()) == rulebook(PAYMENT)
    model = read(target.read_bytes()).model
    assert model is not None
    shapes = {one.element for plane in model.planes for one in plane.shapes}
    assert {"sign_off", "initiation"} <= shapes


def test_a_folder_becomes_a_file_on_standard_output(tmp_path: Path) -> None:
    folder = tmp_path / "tea"
    folder.mkdir()
    text = "regulation: tea\ntitle: 茶\nroles: {host: {name: 主人}}\n"
    flow = "flow: [{task: pour, name: 倒茶, by: host}]\nresults: {drunk: {name: 喝完}}\n"
    (folder / "regulation.yaml").write_text(text + flow, encoding="utf-8")
    answer = call(str(folder), "--bpmn", "-")
    assert answer.exit_code == 0
    rules = rules_in(answer.stdout_bytes)
    assert rules is not None
    assert rules.main.process.nodes["pour"].name == "倒茶"


def test_a_regulation_that_is_drawn_keeps_its_elements_and_gets_a_drawing() -> None:
    answer = call(str(ROOT / "tests/drawn/contract-seal"), "--bpmn", "-")
    model = read(answer.stdout_bytes).model
    assert model is not None
    assert "legal_review" in model.processes["contract_seal"].own.nodes
    shapes = {one.element for plane in model.planes for one in plane.shapes}
    assert shapes >= set(model.processes["contract_seal"].own.nodes)
    rules = restore(model)
    assert rules is not None
    assert rules.regulation == "contract-seal"


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "是否指 payment-projects？"), ("en", "Did you mean payment-projects?")],
)
def test_a_name_nobody_knows(language: str, said: str) -> None:
    answer = call("payment-project", "--bpmn", "-", "--language", language)
    assert answer.exit_code == 1
    assert said in answer.output


def test_a_text_with_errors_is_not_exported(tmp_path: Path) -> None:
    (tmp_path / "regulation.yaml").write_text("regulation: x\ntitle: y\nflow: [{task: 1}]\n")
    answer = call(str(tmp_path), "--bpmn", str(tmp_path / "x.bpmn"))
    assert answer.exit_code == 1
    assert "没有导出" in answer.output
    assert not (tmp_path / "x.bpmn").exists()


def test_a_place_nothing_can_be_written_to(tmp_path: Path) -> None:
    answer = call(PAYMENT, "--bpmn", str(tmp_path / "no" / "x.bpmn"))
    assert answer.exit_code == 1
    assert "写不出文件" in answer.output


@pytest.mark.django_db
def test_an_edition_this_installation_has_published(tmp_path: Path) -> None:
    assert "not-in-force" in call(PAYMENT, "--bpmn", "-", "--published").output
    at = datetime(2026, 3, 1, tzinfo=UTC)
    edition = publish_from_library(actor=SYSTEM, regulation=PAYMENT, at=at, in_force=True)
    for words in (("--published",), ("--edition", "draft-1")):
        answer = call(PAYMENT, "--bpmn", "-", *words)
        assert answer.exit_code == 0, answer.output
        rules = rules_in(answer.stdout_bytes)
        assert rules is not None
        assert rules.edition == edition
    answer = call(PAYMENT, "--bpmn", "-", "--edition", "2030-9")
    assert "There are: draft-1" in answer.output
