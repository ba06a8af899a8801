"""`xize lint` and `xize format` as a person runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.core.regulation.small import SMALL
from xize import library
from xize.cli.main import main

RUNNABLE = SMALL[: SMALL.index("  claim:")] + SMALL[SMALL.index("roles:") :]
"""The small regulation without its list, which cannot be run yet."""


@pytest.fixture
def rule(tmp_path: Path) -> Path:
    """A folder with a regulation and a scenario."""
    folder = tmp_path / "small"
    (folder / "tests").mkdir(parents=True)
    (folder / "regulation.yaml").write_text(RUNNABLE, encoding="utf-8")
    (folder / "tests" / "one.yaml").write_text("scenario:   一次\n", encoding="utf-8")
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_a_good_regulation_ends_with_success(rule: Path) -> None:
    answer = run("lint", rule)

    assert answer.exit_code == 0
    assert answer.output.splitlines()[-1] == "0 个错误，0 个警告，1 个提示"


def test_errors_end_with_one_and_name_file_line_column_and_code(rule: Path) -> None:
    file = rule / "regulation.yaml"
    file.write_text(RUNNABLE.replace("goto: draft", "goto: drafts"), encoding="utf-8")

    answer = run("lint", "--language", "en", file)

    assert answer.exit_code == 1
    assert f"{file}:48:53: error unknown-step: There is no step called" in answer.output
    assert "Did you mean draft?" in answer.output


def test_json_is_a_list_of_problems(rule: Path) -> None:
    (rule / "regulation.yaml").write_text("titel: x\n", encoding="utf-8")

    answer = run("lint", rule, "--json")

    problems = json.loads(answer.output)
    assert answer.exit_code == 1
    assert {"missing-key", "unknown-key"} <= {problem["code"] for problem in problems}
    assert set(problems[0]) == {
        "code", "severity", "message_zh", "message_en", "file", "line", "column",
    }  # fmt: skip


def test_what_cannot_be_run_yet_is_said(rule: Path) -> None:
    text = RUNNABLE.replace(
        "      - archive: file", "      - window: w\n        name: 期\n      - archive: file"
    )
    (rule / "regulation.yaml").write_text(text, encoding="utf-8")

    answer = run("lint", rule)

    assert answer.exit_code == 1
    assert "not-executable" in answer.output


def test_an_unknown_regulation_is_refused_with_the_nearest(rule: Path) -> None:
    for command in ("lint", "format"):
        answer = run(command, "payment-project")
        assert answer.exit_code == 1
        assert "payment-projects" in answer.output


def test_a_folder_of_another_name_is_a_warning(rule: Path) -> None:
    other = rule.rename(rule.with_name("other"))

    answer = run("lint", other, "--language", "en")

    assert answer.exit_code == 0
    assert 'warning id-not-folder: The regulation is called "small"' in answer.output


def test_the_whole_library_is_free_of_errors() -> None:
    answer = run("lint")

    assert library.known()
    assert answer.exit_code == 0, answer.output


def test_a_huge_file_is_refused_at_once(rule: Path) -> None:
    (rule / "regulation.yaml").write_bytes(b"#" * 5_000_000)

    answer = run("lint", rule)

    assert answer.exit_code == 1
    assert "file-too-large" in answer.output


def test_the_schema_is_printed() -> None:
    assert json.loads(run("lint", "--schema").output)["$defs"]["Regulation"]


def test_format_writes_the_regulation_and_its_scenarios(rule: Path) -> None:
    (rule / "regulation.yaml").write_text(RUNNABLE.replace("title:", "title:  "), encoding="utf-8")

    assert run("format", "--check", rule).exit_code == 1
    assert run("format", rule).exit_code == 0
    assert (rule / "tests" / "one.yaml").read_text(encoding="utf-8") == "scenario: 一次\n"
    assert "title: 小规程\n" in (rule / "regulation.yaml").read_text(encoding="utf-8")
    again = run("format", "--check", rule)
    assert (again.exit_code, again.output) == (0, "")


def test_format_leaves_alone_what_it_cannot_read(rule: Path) -> None:
    file = rule / "regulation.yaml"
    file.write_text("a: [1\n", encoding="utf-8")

    answer = run("format", file)

    assert answer.exit_code == 1
    assert "yaml-syntax" in answer.output
    assert file.read_text(encoding="utf-8") == "a: [1\n"


def test_a_regulation_is_found_by_id_folder_and_file(rule: Path) -> None:
    source = library.load(rule)

    assert source.id == "small"
    assert source.scenarios == {"one": "scenario:   一次\n".encode()}
    assert library.load(rule / "regulation.yaml").text == source.text
    with pytest.raises(library.UnknownRegulationError):
        library.load("nowhere")


# ---- templates -------------------------------------------------------------------------------

PRINTS = "prints:\n  launch: {name: 启动通知, template: templates/launch.typ}\n"


@pytest.fixture
def printing(rule: Path) -> Path:
    """The rule with a template of its own."""
    file = rule / "regulation.yaml"
    file.write_text(f"{RUNNABLE.rstrip()}\n{PRINTS}", encoding="utf-8")
    (rule / "templates").mkdir()
    (rule / "templates" / "launch.typ").write_text("一\n#data.project.title\n", encoding="utf-8")
    return rule


def test_a_template_is_tried(printing: Path) -> None:
    assert run("lint", "--quiet", printing).exit_code == 0


def test_a_wrong_template_names_its_file_and_line(printing: Path) -> None:
    template = printing / "templates" / "launch.typ"
    template.write_text("一\n\n#data.projekt.title\n", encoding="utf-8")

    answer = run("lint", "--language", "en", printing)

    assert answer.exit_code == 1
    assert f"{template}:3: error template-wrong" in answer.output
    assert "projekt" in answer.output


def test_a_template_that_is_not_there_is_named(printing: Path) -> None:
    (printing / "templates" / "launch.typ").unlink()

    assert "error template-missing" in run("lint", "--language", "en", printing).output


def test_another_kind_of_template_is_refused(printing: Path) -> None:
    file = printing / "regulation.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("launch.typ", "launch.html"), encoding="utf-8")

    assert "error template-kind" in run("lint", "--language", "en", printing).output
