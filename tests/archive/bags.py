"""A package taken apart and put together again, with or without its manifests made to fit."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from xize.archive.checking.check import check
from xize.archive.checking.findings import Finding

Files = dict[str, bytes]
MANIFESTS = {"manifest-sha256.txt": "sha256", "manifest-sha512.txt": "sha512"}
TAGS = ("bagit.txt", "bag-info.txt", *MANIFESTS)


def taken_apart(path: Path) -> tuple[str, Files]:
    """The top folder, and all files below it."""
    with zipfile.ZipFile(path) as archive:
        found = {one: archive.read(one) for one in archive.namelist()}
    folder = next(iter(found)).partition("/")[0]
    return folder, {name.partition("/")[2]: content for name, content in found.items()}


def put_together(folder: str, files: Files) -> bytes:
    """A zip of them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"{folder}/{name}", content)
    return out.getvalue()


def refit(files: Files) -> None:
    """Make manifests and tag manifests fit, as somebody would who covers their traces."""
    payload = sorted(one for one in files if one.startswith("data/"))
    for name, kind in MANIFESTS.items():
        files[name] = lines({one: hashlib.new(kind, files[one]).hexdigest() for one in payload})
    octets = sum(len(files[one]) for one in payload)
    kept = [
        one
        for one in files["bag-info.txt"].decode().splitlines()
        if not one.startswith("Payload-Oxum")
    ]
    oxum = f"Payload-Oxum: {octets}.{len(payload)}"
    files["bag-info.txt"] = ("\n".join([*kept, oxum]) + "\n").encode()
    for kind in ("sha256", "sha512"):
        digests = {one: hashlib.new(kind, files[one]).hexdigest() for one in TAGS}
        files[f"tagmanifest-{kind}.txt"] = lines(digests)


def lines(digests: dict[str, str]) -> bytes:
    """A manifest."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items())).encode()


def tampered(
    sealed: Path, change: Callable[[Files], None], *, covered: bool = False
) -> list[Finding]:
    """What a check says of a package after a change; ``covered``: manifests were made to fit."""
    folder, files = taken_apart(sealed)
    change(files)
    if covered:
        refit(files)
    path = sealed.with_name("tampered.zip")
    path.write_bytes(put_together(folder, files))
    return check(path)


def found(findings: list[Finding]) -> set[tuple[str, str]]:
    """Codes with their files."""
    return {(one.code, one.file) for one in findings}


def codes(findings: list[Finding]) -> set[str]:
    """Codes only."""
    return {one.code for one in findings}
