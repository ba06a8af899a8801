"""`xize test`: do a regulation's scenarios hold? Exit code 1 when one fails."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from django.core.management import call_command
from django.db import connections, transaction

from xize import library
from xize.cli.main import set_up_site
from xize.core.problems import has_errors
from xize.core.process.compile import compile_regulation
from xize.core.regulation.model import Regulation
from xize.scenarios.load import Loaded, load
from xize.scenarios.run import Outcome, play_on
from xize.scenarios.scratch import scratch_site


@click.command
@click.argument("names", nargs=-1, metavar="[ID|PATH]…")
@click.option("--all", "everything", is_flag=True, help="Play every regulation of the library.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list of results.")
@click.option("--only", metavar="TEXT", default="", help="Play the files whose name holds this.")
def command(names: tuple[str, ...], *, everything: bool, as_json: bool, only: str) -> None:
    """Play the scenarios beside regulations, through the same services as the web application.

    Name a regulation of the library by its ID, or any folder or regulation.yaml by its PATH.
    Time is simulated; the database is a scratch one (on the server of DATABASE_URL where that is
    set) and gone afterwards. A scenario that fails names its file and line, what was expected
    and what was found.
    """
    if not names and not everything:
        raise click.UsageError("Name a regulation, or say --all.")
    chosen = [_source(name) for name in (library.known() if everything else names)]
    results = []
    with scratch_site():
        set_up_site()
        call_command("migrate", verbosity=0)
        for source in chosen:
            for result in _results(source, only):
                results.append(result)
                if not as_json:
                    _show(result)
        connections.close_all()
    if as_json:
        click.echo(json.dumps(results, ensure_ascii=False, indent=2))
    else:
        click.echo(_summary(results))
    raise SystemExit(0 if results and all(one["ok"] for one in results) else 1)


def _source(name: str) -> tuple[library.Source, Regulation]:
    """A regulation that can be played; anything else is one clear sentence."""
    try:
        source = library.load(name)
    except library.UnknownRegulationError as error:
        raise click.ClickException(f"{error.message_zh}\n{error.message_en}") from None
    regulation = source.regulation()
    if regulation is None or has_errors(source.problems()):
        raise click.ClickException(
            f"{source.file} 有错误，先运行 xize lint {name}。\n"
            f"{source.file} has errors; run xize lint {name} first."
        )
    return source, regulation


def _results(source: tuple[library.Source, Regulation], only: str) -> Iterator[dict[str, Any]]:
    texts, regulation = source
    rules = compile_regulation(regulation)
    for loaded in load(texts.folder, regulation, rules):
        if only in Path(loaded.file).name:
            outcome = _played(texts.folder, regulation, loaded)
            yield {
                "regulation": str(regulation.id),
                "scenario": outcome.scenario,
                "ok": outcome.ok,
                "plays": outcome.plays,
                "checkpoints": list(outcome.checkpoints),
                "failure": "\n".join(outcome.failure) or None,
            }


def _played(folder: Path, regulation: Regulation, loaded: Loaded) -> Outcome:
    """One scenario in one transaction, which is then undone."""
    from xize.scenarios.services import ServicesStage

    if loaded.scenario is None:
        lines = tuple(f"{one.place}: {one.message_en}" for one in loaded.problems)
        return Outcome(Path(loaded.file).stem, ok=False, plays=0, checkpoints=(), failure=lines)
    with transaction.atomic():
        stage = ServicesStage(folder, regulation, loaded.scenario)
        outcome = play_on(stage, loaded.scenario, loaded.file, loaded.origins)
        transaction.set_rollback(True)
    return outcome


# ------------------------------------------------------------------ for people
def _show(result: dict[str, Any]) -> None:
    mark = "✓" if result["ok"] else "✗"
    proved = f"  {', '.join(result['checkpoints'])}" if result["checkpoints"] else ""
    click.echo(f"{mark} {result['regulation']}  {result['scenario']}  {result['plays']}{proved}")
    if result["failure"]:
        for line in result["failure"].splitlines():
            click.echo(f"    {line}")


def _summary(results: list[dict[str, Any]]) -> str:
    good = sum(one["ok"] for one in results)
    plays = sum(one["plays"] for one in results)
    proved = {mark for one in results if one["ok"] for mark in one["checkpoints"]}
    return f"{good} of {len(results)} scenarios hold, {plays} plays, {len(proved)} checkpoints."
