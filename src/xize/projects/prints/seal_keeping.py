"""Where the organisation's seal is kept: a folder of ``XIZE_HOME`` that only its owner reads.

`seal.p12` the certificate with its key · `password` what opens it · `known/` the certificates of
every seal there has been, in PEM, and of others that are to be trusted.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from pathlib import Path

from django.conf import settings

from xize.printing.refusals import SealMissing
from xize.printing.seals import Certificate, Keeper, describe, make_certificate
from xize.printing.seals.certificate import open_pkcs12


def folder() -> Path:
    """The folder; it need not exist."""
    return Path(settings.XIZE_HOME) / "seal"


def has_seal() -> bool:
    """Whether there is a seal to be used."""
    return (folder() / "seal.p12").is_file()


def keeper() -> Keeper:
    """The seal, ready to be used. Raises ``SealMissing``."""
    if not has_seal():
        raise SealMissing()
    content = (folder() / "seal.p12").read_bytes()
    password = (folder() / "password").read_text(encoding="utf-8")
    name = str(settings.XIZE_ORGANISATION) or describe(open_pkcs12(content, password)).name
    return Keeper(content, password, name)


def certificate() -> Certificate:
    """The certificate of the seal. Raises ``SealMissing`` and ``SealUnreadable``."""
    held = keeper()
    return describe(open_pkcs12(held.pkcs12, held.password))


def keep(pkcs12: bytes, password: str) -> Certificate:
    """Put a seal into use; the one before stays known. Raises ``SealUnreadable``."""
    found = describe(open_pkcs12(pkcs12, password))
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    _write(folder() / "seal.p12", pkcs12)
    _write(folder() / "password", password.encode())
    trust(found)
    return found


def make(name: str, at: datetime) -> Certificate:
    """Make a seal of one's own and put it into use."""
    password = secrets.token_urlsafe(24)
    return keep(make_certificate(name, at, password), password)


def trust(found: Certificate) -> None:
    """Remember a certificate as a known one."""
    known = folder() / "known"
    known.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write(known / f"{found.fingerprint[:32]}.pem", found.pem)


def known() -> list[bytes]:
    """Every known certificate, in PEM."""
    return [one.read_bytes() for one in sorted((folder() / "known").glob("*.pem"))]


def _write(path: Path, content: bytes) -> None:
    """Written whole, readable by its owner only."""
    draft = path.with_suffix(".new")
    draft.touch(mode=0o600)
    draft.write_bytes(content)
    draft.replace(path)
