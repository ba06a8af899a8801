"""`xize seal`: a seal is made or brought, shown, and files are checked with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.test import override_settings

from tests.printing.sheets import paper
from xize.cli.seal import command
from xize.printing import as_pdf
from xize.printing.seals import describe, make_certificate
from xize.printing.seals.certificate import open_pkcs12
from xize.printing.seals.seal import seal
from xize.projects.prints import seal_keeping


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[Path]:
    with override_settings(XIZE_HOME=tmp_path, XIZE_ORGANISATION="鹭鸟支付"):
        yield tmp_path


def run(*arguments: object, **options: object) -> Result:
    return CliRunner().invoke(command, [str(one) for one in arguments], **options)  # type: ignore[arg-type]


def sealed(home: Path) -> Path:
    file = home / "sealed.pdf"
    file.write_bytes(seal(as_pdf(paper("公文")), seal_keeping.keeper()))
    return file


def test_a_made_seal_is_shown_and_holds(home: Path) -> None:
    assert run("show").exit_code == 1, "there is none yet"
    assert "鹭鸟支付" in run("make").output

    assert "self-signed" in run("show").output
    answer = run("check", sealed(home))
    assert answer.exit_code == 0, answer.output
    assert answer.output.startswith("valid: 签章有效")


def test_a_changed_file_ends_with_one(home: Path) -> None:
    run("make")
    file = sealed(home)
    file.write_bytes(file.read_bytes() + b"\n%more")

    answer = run("check", "--language", "en", file)

    assert answer.exit_code == 1
    assert answer.output.startswith("changed: The file was changed after sealing")


def test_a_file_without_a_seal_ends_with_one(home: Path) -> None:
    file = home / "plain.pdf"
    file.write_bytes(as_pdf(paper("公文")))

    assert run("check", file).output.startswith("none:")


def test_the_seal_before_stays_known(home: Path) -> None:
    run("make")
    file = sealed(home)
    run("make")

    assert run("check", file).exit_code == 0


def test_a_seal_of_an_authority_is_brought_with_its_password(home: Path) -> None:
    file = home / "seal.p12"
    file.write_bytes(make_certificate("某某公司", datetime.now(UTC), "let me in"))

    wrong = run("import", file, "--password", "wrong")
    right = run("import", file, "--password", "let me in")

    assert wrong.exit_code == 1
    assert "cannot be opened" in wrong.output
    assert right.exit_code == 0
    assert "某某公司" in right.output


def test_another_houses_certificate_can_be_trusted(home: Path) -> None:
    run("make")
    file = sealed(home)
    pem = home / "other.pem"
    pem.write_bytes(describe(open_pkcs12(seal_keeping.keeper().pkcs12, _password())).pem)
    with override_settings(XIZE_HOME=home / "elsewhere"):
        assert run("check", file).output.startswith("unknown:")
        assert run("trust", pem).exit_code == 0
        assert run("check", file).output.startswith("valid:")
    assert run("trust", file).exit_code == 1


def _password() -> str:
    return (seal_keeping.folder() / "password").read_text(encoding="utf-8")


def test_nobody_else_reads_the_key(home: Path) -> None:
    run("make")

    for file in (home / "seal").rglob("*"):
        assert file.stat().st_mode & 0o077 == 0, file
