"""`xize import` as a person runs it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from tests.core.process.bpmn.importing.leave import LEAVE
from xize.cli.main import main


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_a_file_becomes_a_folder_that_lints(tmp_path: Path) -> None:
    file = tmp_path / "leave.bpmn"
    file.write_text(LEAVE, encoding="utf-8")

    answer = run("import", file, "--into", tmp_path, "--id", "leave-request")

    assert answer.exit_code == 0, answer.output
    assert "Flowable" in answer.output
    assert "部门领导审批" in answer.output
    assert "taskListener" in answer.output
    assert "xize lint" in answer.output
    folder = tmp_path / "leave-request"
    assert {one.name for one in folder.iterdir()} == {"regulation.yaml", "process.bpmn"}
    assert run("lint", folder).exit_code == 0
    assert run("format", "--check", folder).exit_code == 0


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "leave.bpmn"
    file.write_text(LEAVE, encoding="utf-8")
    (tmp_path / "leave").mkdir()

    answer = run("import", file, "--into", tmp_path, "--language", "en")

    assert answer.exit_code == 1
    assert "is there already" in answer.output
    assert not list((tmp_path / "leave").iterdir())


def test_what_is_no_model_leaves_nothing(tmp_path: Path) -> None:
    file = tmp_path / "broken.bpmn"
    file.write_text("<definitions/>", encoding="utf-8")

    answer = run("import", file, "--into", tmp_path)

    assert answer.exit_code == 1
    assert "not-bpmn" in answer.output
    assert [one.name for one in tmp_path.iterdir()] == ["broken.bpmn"]


def test_an_id_cannot_leave_the_folder(tmp_path: Path) -> None:
    file = tmp_path / "leave.bpmn"
    file.write_text(LEAVE, encoding="utf-8")

    answer = run("import", file, "--into", tmp_path / "in", "--id", "../out", "--language", "en")

    assert answer.exit_code == 1
    assert "cannot be the id" in answer.output
    assert not (tmp_path / "out").exists()


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    answer = run("import", tmp_path / "none.bpmn")

    assert answer.exit_code == 1
    assert "none.bpmn" in answer.output
