"""The part of `xize verify` that needs the database; imported once the site is set up."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from xize.archive.verify import verify
from xize.ledger import anchor as anchors
from xize.ledger.anchor import Anchor
from xize.ledger.findings import Finding
from xize.ledger.queries import count_events, streams


def verify_ledger(known: Anchor | None, export: Path | None, *, as_json: bool) -> int:
    """Check the whole ledger, tell what was found; 1 when anything is bad."""
    if export is not None:
        for path in anchors.export(export):
            click.echo(f"wrote {path}")
    findings = list(verify(known))
    if as_json:
        click.echo(msgspec.json.encode([_as_data(one) for one in findings]).decode())
    else:
        _tell(findings)
    return int(any(one.is_bad for one in findings))


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
