"""`xize trace`: one object, and the exit code that says how it ended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.core.process.bpmn.written import file, line, process
from tests.core.trace.shapes import ENDS, after, event, node, on, script, sub
from xize.cli.trace import command


def call(tmp_path: Path, *inside: str, named: str = "", words: tuple[str, ...] = ()) -> Result:
    model = tmp_path / "model.bpmn"
    model.write_bytes(file(named, process(*inside)))
    return CliRunner().invoke(command, [str(model), "--json", *words])


def test_a_run_is_one_object(tmp_path: Path) -> None:
    content = ENDS + script("a", "y = x + 1") + line("s", "a", "e")
    answer = call(tmp_path, content, words=("--data", "x=41"))
    told = json.loads(answer.output)
    assert answer.exit_code == 0
    assert (told["status"], told["data"]) == ("completed", {"x": 41, "y": 42})
    assert told["trace"][2] == {
        "t": 0,
        "event": "entered",
        "node": "a",
        "type": "scriptTask",
        "script": "y = x + 1",
    }


def test_a_script_of_another_kind_is_reported_and_does_nothing(tmp_path: Path) -> None:
    content = ENDS + script("a", "CREATE_LOG_FILE") + line("s", "a", "e")
    told = json.loads(call(tmp_path, content, words=("--language", "en")).output)
    assert [(one["rule"], one["node"]) for one in told["problems"]] == [
        ("script-not-understood", "a")
    ]
    assert told["status"] == "completed"


@pytest.mark.parametrize(
    ("middle", "words", "code"),
    [
        (line("s", "e"), (), 0),
        (event("catch", "c", on("signal", "S")) + line("s", "c", "e"), (), 2),
        (event("catch", "c", after("P1D")) + line("s", "c", "e"), ("--until", "2026-01-01"), 2),
        (event("end", "f", on("error", "E")) + line("s", "f") + line("s", "e"), (), 3),
        (line("s", "nobody"), (), 4),
    ],
)
def test_how_it_ends_is_the_exit_code(
    tmp_path: Path, middle: str, words: tuple[str, ...], code: int
) -> None:
    named = node("signal", "S", name="S") + node("error", "E", errorCode="E")
    assert call(tmp_path, ENDS, middle, named=named, words=words).exit_code == code


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        (("--data", "x"), "data-not-json"),
        (("--data", "x={"), "data-not-json"),
        (("--data", "x=NaN"), "data-not-json"),
        (("--data", "a b=1"), "data-not-json"),
        (("--at", "soon"), "not-a-moment"),
        (("--until", "2026-13-01"), "not-a-moment"),
        (("--process", "q"), "process-unknown"),
        (("--start", "zz"), "start-unknown"),
        (("--start", "inner"), "start-not-here"),
    ],
)
def test_a_wish_that_cannot_be_met_is_one_problem(
    tmp_path: Path, words: tuple[str, ...], rule: str
) -> None:
    inside = event("start", "inner") + event("end", "ie") + line("inner", "ie")
    content = ENDS + sub("t", inside) + line("s", "t", "e")
    answer = call(tmp_path, content, words=words)
    assert answer.exit_code == 4
    assert [one["rule"] for one in json.loads(answer.output)["problems"]] == [rule]


def test_people_read_a_report(tmp_path: Path) -> None:
    content = (
        ENDS
        + node("userTask", "t", name="审核")
        + event("catch", "c", after("P1DT1H"))
        + node("receiveTask", "r")
        + line("s", "t", "c", "r", "e")
    )
    model = tmp_path / "model.bpmn"
    model.write_bytes(file("", process(content)))
    answer = CliRunner().invoke(command, [str(model)])
    assert "00:00:00  完成  用户任务  审核 (t)" in answer.output
    assert "1d 01:00:00  完成  中间捕获事件  c" in answer.output
    assert answer.output.splitlines()[-2:] == ["在等：r", "停在等待：还要有事件发生才能往下走。"]


def test_what_is_no_file_is_refused_like_what_is_no_model(tmp_path: Path) -> None:
    for path, rule in ((tmp_path, "file-is-folder"), (tmp_path / "none", "file-missing")):
        answer = CliRunner().invoke(command, [str(path), "--json"])
        told = json.loads(answer.output)
        assert (answer.exit_code, told["status"]) == (4, "invalid")
        assert [one["rule"] for one in told["problems"]] == [rule]


def test_a_file_far_too_large_is_not_read_whole(tmp_path: Path) -> None:
    large = tmp_path / "large.bpmn"
    with large.open("wb") as stream:
        stream.truncate(10 * 1024 * 1024 * 1024)  # sparse: takes no room
    answer = CliRunner().invoke(command, [str(large), "--json"])
    assert answer.exit_code == 4
    assert [one["rule"] for one in json.loads(answer.output)["problems"]] == ["file-too-large"]
