"""`xize trace`: a dry run of a BPMN file in memory. The exit code says how it ended."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click

from xize.cli.bpmn_file import NoFileError, content_of
from xize.cli.options import in_language
from xize.cli.trace_told import told
from xize.core.process.bpmn.findings import Finding, Report
from xize.core.trace import RULES, Line, Result, Wishes, trace

EXITS: Final = {"completed": 0, "waiting": 2, "stuck": 2, "failed": 3, "invalid": 4}


@click.command
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--process", default="", metavar="ID", help="Run this process only.")
@click.option("--start", default="", metavar="NODE", help="Begin at this start event.")
@click.option("--data", multiple=True, metavar="NAME=JSON", help="A value to begin with.")
@click.option(
    "--event",
    multiple=True,
    metavar="NAME",
    help="A message, signal or node that occurs when the run would wait; in the order given.",
)
@click.option("--at", metavar="ISO", help="When the run begins (default: 2026-01-01T00:00Z).")
@click.option("--until", metavar="ISO", help="The clock does not move beyond this instant.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@in_language
def command(
    *,
    file: Path,
    process: str,
    start: str,
    data: tuple[str, ...],
    event: tuple[str, ...],
    at: str | None,
    until: str | None,
    as_json: bool,
    language: str,
) -> None:
    """Run the processes of a BPMN file in memory, under a clock that moves by itself.

    Human tasks are done at once, timers go off in order, messages and signals thrown inside are
    delivered inside. Exit code 0: completed; 2: waiting or stuck; 3: failed; 4: the file breaks
    the standard.
    """
    report = Report(RULES)
    at_first = _moment("--at", at, report)
    wishes = Wishes(
        process=process,
        start=start,
        data=_values(data, report),
        events=event,
        until=_moment("--until", until, report),
        **({"at": at_first} if at_first else {}),
    )
    result = Result("invalid", problems=report.found) if report.found else _run(file, wishes)
    if as_json:
        click.echo(json.dumps(as_object(result, language), ensure_ascii=False, indent=2))
    else:
        for line in told(result, str(file), language):
            click.echo(line)
    raise SystemExit(EXITS[result.status])


def _run(file: Path, wishes: Wishes) -> Result:
    try:
        return trace(content_of(file), wishes)
    except NoFileError as nothing:
        return Result("invalid", problems=(nothing.finding,))


def as_object(result: Result, language: str) -> dict[str, Any]:
    """The result as it is printed."""
    return {
        "status": result.status,
        "trace": [line_object(one) for one in result.trace],
        "problems": [problem_object(one, language) for one in result.problems],
        "data": result.data,
    }


def line_object(line: Line) -> dict[str, Any]:
    """One line of the trace; ``script`` only where there is one."""
    seconds = int(line.t) if line.t == int(line.t) else line.t
    words = {"t": seconds, "event": line.event, "node": line.node, "type": line.type}
    return words | ({"script": line.script} if line.script else {})


def problem_object(problem: Finding, language: str) -> dict[str, Any]:
    """One finding."""
    return {
        "rule": problem.rule,
        "node": problem.node,
        "line": problem.line,
        "message": problem.sentence(language),
    }


def _values(given: tuple[str, ...], report: Report) -> dict[str, Any]:
    """``NAME=JSON``, each; what is not is said in the report."""
    found: dict[str, Any] = {}
    for text in given:
        name, equals, value = text.partition("=")
        try:
            if not equals or not name.strip().isidentifier():
                raise ValueError(text)
            found[name.strip()] = json.loads(value, parse_constant=_no_number)
        except (ValueError, RecursionError):
            report.say("data-not-json", "", 0, detail=text[:60])
    return found


def _no_number(text: str) -> Any:
    raise ValueError(text)  # NaN and Infinity are no JSON


def _moment(option: str, text: str | None, report: Report) -> datetime | None:
    """A moment; without a zone it is UTC. What is none is said in the report."""
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        report.say("not-a-moment", "", 0, option=option, detail=text[:60])
        return None
