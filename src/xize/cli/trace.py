"""`xize trace`: a dry run of a BPMN file in memory. The exit code says how it ended."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click

from xize.cli.bpmn_file import NoFileError, content_of
from xize.core.process.bpmn.findings import Finding
from xize.core.trace import Line, Result, Wishes, trace

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
@click.option(
    "--language",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="The language of the sentences.",
)
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
    given = {"at": instant(at)} if at else {}
    wishes = Wishes(
        process=process,
        start=start,
        data=dict(pair(one) for one in data),
        events=event,
        until=instant(until) if until else None,
        **given,
    )
    try:
        result = trace(content_of(file), wishes)
    except NoFileError as nothing:
        result = Result("invalid", problems=(nothing.finding,))
    if as_json:
        click.echo(json.dumps(as_object(result, language), ensure_ascii=False, indent=2))
    else:
        for one in result.trace:
            click.echo(f"{one.t:>10g}  {one.event:<9}  {one.type}  {one.node}")
        for problem in result.problems:
            click.echo(f"{file}:{problem.line}: {problem.rule}: {problem.sentence(language)}")
        click.echo(result.status)
    raise SystemExit(EXITS[result.status])


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
    told = {"t": seconds, "event": line.event, "node": line.node, "type": line.type}
    return told | ({"script": line.script} if line.script else {})


def problem_object(problem: Finding, language: str) -> dict[str, Any]:
    """One finding."""
    return {
        "rule": problem.rule,
        "node": problem.node,
        "line": problem.line,
        "message": problem.sentence(language),
    }


def pair(text: str) -> tuple[str, Any]:
    """``NAME=JSON``; raises ``click.BadParameter``."""
    name, equals, value = text.partition("=")
    try:
        if not equals:
            raise ValueError(text)
        return name.strip(), json.loads(value)
    except ValueError as error:
        raise click.BadParameter(
            f"{text!r}: write NAME=JSON, e.g. amount=100", param_hint="--data"
        ) from error


def instant(text: str) -> datetime:
    """A moment; without a zone it is UTC. Raises ``click.BadParameter``."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no moment, e.g. 2026-03-01T09:00") from error
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
