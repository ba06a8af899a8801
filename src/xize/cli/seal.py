"""`xize seal`: the organisation's electronic seal, and the check of sealed files."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click
from cryptography import x509
from django.conf import settings

from xize.cli.options import in_language
from xize.printing.refusals import PrintingRefusal
from xize.printing.seals import Certificate, Verified, describe
from xize.printing.seals.verify import verify
from xize.projects.prints import seal_keeping


@click.group
def command() -> None:
    """Bring the organisation's seal, show it, and check sealed files.

    The seal is a certificate with its key. One of a public authority is believed everywhere; one
    made here proves to whoever knows it that nothing was changed since sealing.
    """


@command.command("make")
@click.option("--name", help="The organisation's name (default: XIZE_ORGANISATION).")
def make(name: str | None) -> None:
    """Make a seal signed by itself and put it into use."""
    chosen = name or str(settings.XIZE_ORGANISATION)
    if not chosen:
        raise click.ClickException("Say whose seal it is: --name, or set XIZE_ORGANISATION.")
    click.echo(told(seal_keeping.make(chosen, datetime.now(UTC))))


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.password_option(confirmation_prompt=False, help="What opens the file.")
def bring(file: Path, password: str) -> None:
    """Put the seal of a PKCS#12 FILE (.p12, .pfx) into use; the one before stays known."""
    try:
        click.echo(told(seal_keeping.keep(file.read_bytes(), password)))
    except PrintingRefusal as error:
        raise click.ClickException(str(error)) from error


@command.command("trust")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def trust(file: Path) -> None:
    """Trust the certificate in a PEM FILE: a partner's, or an authority's."""
    try:
        found = describe(x509.load_pem_x509_certificate(file.read_bytes()))
    except ValueError as error:
        raise click.ClickException(f"{file} holds no certificate in PEM.") from error
    seal_keeping.trust(found)
    click.echo(told(found))


@command.command("show")
def show() -> None:
    """Show the seal in use."""
    try:
        click.echo(told(seal_keeping.certificate()))
    except PrintingRefusal as error:
        raise click.ClickException(str(error)) from error


@command.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@in_language
def check(file: Path, language: str) -> None:
    """Check the seals of a PDF FILE. Exit code 1 unless every one of them holds."""
    found = verify(file.read_bytes(), seal_keeping.known(), datetime.now(UTC))
    for one in found:
        click.echo(line(one, language))
    raise SystemExit(0 if all(one.state == "valid" for one in found) else 1)


def line(one: Verified, language: str) -> str:
    """One seal: what holds, whose it is, when it was set."""
    parts = [f"{one.state}: {one.sentence(language)}"]
    if one.certificate is not None:
        parts.append(told(one.certificate))
    if one.at is not None:
        parts.append(f"{one.at:%Y-%m-%d %H:%M:%S %z}")
    return " · ".join(parts)


def told(found: Certificate) -> str:
    """A certificate in one line."""
    made = "self-signed" if found.own else "issued"
    return f"{found.name} ({made}, until {found.ends:%Y-%m-%d}) {found.fingerprint[:16]}"
