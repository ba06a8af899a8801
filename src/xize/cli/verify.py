"""`xize verify`."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import msgspec

from xize.ledger import anchor as anchors
from xize.ledger.findings import Finding
from xize.ledger.queries import count_events, streams
from xize.projects.verify import verify


@click.command
@click.option(
    "--anchor",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Compare with a checkpoint that was kept elsewhere.",
)
@click.option(
    "--export",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write an anchor file for every checkpoint that has none in this folder.",
)
@click.option("--json", "as_json", is_flag=True, help="Print findings as a JSON list.")
def command(anchor: Path | None, export: Path | None, as_json: bool) -> None:
    """Check that nothing in the ledger was changed.

    Replays every stream, checks hash chains, payloads, files, states, projections and daily
    checkpoints, and names the first bad event of each stream. Ends with 1 when anything is bad.
    An erased payload is reported as redacted, which is not bad.

    Keep the files of --export where those who run Xize cannot change them: with --anchor they
    convict even somebody who rewrote the whole database.
    """
    if export is not None:
        for path in anchors.export(export):
            click.echo(f"wrote {path}")
    try:
        known = anchors.read(anchor) if anchor else None
    except anchors.BadAnchor as error:
        raise click.ClickException(str(error)) from error
    findings = list(verify(known))
    if as_json:
        click.echo(msgspec.json.encode([_as_data(one) for one in findings]).decode())
    else:
        _tell(findings)
    sys.exit(any(one.is_bad for one in findings))


def _tell(findings: list[Finding]) -> None:
    for one in findings:
        click.echo(f"{'BAD ' if one.is_bad else 'note'}  {one.sentence('en')}")
    bad = sum(one.is_bad for one in findings)
    scale = f"{count_events()} events in {len(streams())} streams"
    click.echo(f"{scale}: {f'{bad} bad' if bad else 'sound'}")


def _as_data(finding: Finding) -> dict[str, object]:
    return {
        "stream": finding.stream,
        "seq": finding.seq,
        "kind": finding.kind.value,
        "bad": finding.is_bad,
        "detail": finding.detail,
    }
