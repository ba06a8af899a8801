"""`xize verify`."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import click
import msgspec

from xize.archive.checking.check import check
from xize.archive.checking.findings import UNREADABLE, Finding
from xize.cli.main import set_up_site
from xize.ledger import anchor as anchors


@click.command
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
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
@click.option(
    "--language", type=click.Choice(["zh", "en"]), default="en", help="Of a FILE's findings."
)
def command(
    file: Path | None, anchor: Path | None, export: Path | None, as_json: bool, language: str
) -> None:
    """Check that nothing was changed: in the ledger, or in a dossier's FILE.zip.

    A FILE is checked by itself, with neither database nor settings: its bag (also by the bagit
    library), its hash chain, events replayed, forms, timeline, contents list, edition, seal. Ends
    with 0 when it is sound, 1 when something in it was changed, 2 when it cannot be opened at all.

    Without a FILE every stream is replayed; hash chains, payloads, files, states, projections and
    daily checkpoints are checked, and the first bad event of each stream is named. Ends with 1 when
    anything is bad. An erased payload is reported as redacted, which is not bad.

    Keep the files of --export where those who run Xize cannot change them: with --anchor they
    convict even somebody who rewrote the whole database, or a whole dossier.
    """
    try:
        known = anchors.read(anchor) if anchor else None
    except anchors.BadAnchor as error:
        raise click.ClickException(str(error)) from error
    if file is not None:
        sys.exit(_package(check(file, known), as_json=as_json, language=language))
    set_up_site()
    ledger = importlib.import_module("xize.cli.verify_ledger")
    sys.exit(ledger.verify_ledger(known, export, as_json=as_json))


def _package(findings: list[Finding], *, as_json: bool, language: str) -> int:
    if as_json:
        click.echo(msgspec.json.encode([_as_data(one) for one in findings]).decode())
    else:
        for one in findings:
            click.echo(f"{'BAD ' if one.is_bad else 'note'}  {one.code}: {one.sentence(language)}")
        bad = sum(one.is_bad for one in findings)
        click.echo(f"{bad} bad" if bad else "sound")
    if any(one.code in UNREADABLE for one in findings):
        return 2
    return int(any(one.is_bad for one in findings))


def _as_data(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "file": finding.file,
        "detail": finding.detail,
        "bad": finding.is_bad,
        "zh": finding.sentence("zh"),
        "en": finding.sentence("en"),
    }
