"""The commands people use on a folder whose flow is drawn."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from tests.drawn.played import FOLDER
from xize.cli import draw, lint
from xize.core.process.bpmn.reading.read import read


def test_lint_names_the_line_of_the_file(tmp_path: Path) -> None:
    rule = tmp_path / "contract-seal"
    rule.mkdir()
    for name in ("regulation.yaml", "process.bpmn"):
        (rule / name).write_bytes((FOLDER / name).read_bytes())
    well = CliRunner().invoke(lint.command, [str(rule)])
    assert well.exit_code == 0, well.output

    file = rule / "process.bpmn"
    file.write_text(file.read_text("utf-8").replace("step.verify", "step.verifi"), "utf-8")
    wrong = CliRunner().invoke(lint.command, [str(rule)])
    line = 1 + file.read_text("utf-8").split("step.verifi")[0].count("\n")
    assert wrong.exit_code == 1
    assert f"process.bpmn:{line}:" in wrong.output


def test_draw_draws_the_file_itself() -> None:
    picture = CliRunner().invoke(draw.command, [str(FOLDER)])
    model = read((FOLDER / "process.bpmn").read_bytes()).model
    assert model is not None
    nodes = model.processes["contract_seal"].own.nodes
    assert all(f'data-element="{node}"' in picture.output for node in nodes)
