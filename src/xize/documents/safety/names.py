"""Names of files: kept as people wrote them, refused where they deceive or cannot be stored."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from xize.documents.safety.refusals import (
    HiddenCharacters,
    HiddenExtension,
    NameTooLong,
    NameWithPath,
    ReservedName,
)

LONGEST = 200
"""Characters; the column takes 255, and a counter or a date may be put before it."""

RESERVED = re.compile(r"(con|prn|aux|nul|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
"""Device names of Windows, with any extension (Microsoft, Naming Files, Paths, and Namespaces)."""

PROGRAMS = frozenset(
    {".exe", ".com", ".bat", ".cmd", ".scr", ".pif", ".cpl", ".msi", ".msp", ".vbs", ".vbe", ".wsf"}
    | {
        ".wsh",
        ".hta",
        ".ps1",
        ".lnk",
        ".reg",
        ".scf",
        ".url",
        ".app",
        ".dmg",
        ".pkg",
        ".deb",
        ".rpm",
    }
)
"""Extensions that start or install something when they are opened."""

PAGES = frozenset(
    {".html", ".htm", ".xhtml", ".mht", ".svg", ".php", ".asp", ".jsp", ".js", ".jar"}
)
"""Extensions a browser or a server runs; fine inside an archive, never before another one."""

_UNSTORABLE = re.compile(r'[<>:"|?*]')
_GAP = re.compile(r"\s{3,}\.[^.]*$")


def safe_name(given: str) -> str:
    """The name without the folders an old browser sends with it, normalised to NFC.

    Raises a ``DocumentRefusal`` for what deceives (direction marks, hidden extensions) or cannot
    be stored everywhere (device names, control characters, parent folders).
    """
    path = given.replace("\\", "/")
    if ".." in path.split("/"):
        raise NameWithPath(shown(given))
    name = unicodedata.normalize("NFC", path.rpartition("/")[2]) or "file"
    if shown(name) != name:
        raise HiddenCharacters(shown(name))
    name = name.strip()
    if len(name) > LONGEST:
        raise NameTooLong(name[:30], limit=LONGEST)
    if is_reserved(name):
        raise ReservedName(name)
    _check_extensions(name)
    return name


def shown(name: str) -> str:
    """The name without what cannot be seen: the form in which a refusal may repeat it."""
    return "".join(sign for sign in name if not _is_hidden(sign))


def _is_hidden(sign: str) -> bool:
    """Control (Cc), format (Cf: direction marks, zero width), separators, private, unpaired."""
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def is_reserved(name: str) -> bool:
    """Whether some common file system cannot store it."""
    return bool(
        not name
        or RESERVED.fullmatch(name)
        or _UNSTORABLE.search(name)
        or name != name.rstrip(". ")
        or set(name) <= {"."}
    )


def _check_extensions(name: str) -> None:
    """Refuse a program's extension before the last one, and one that is pushed out of sight."""
    inner = [suffix.strip().lower() for suffix in PurePosixPath(name).suffixes[:-1]]
    if (PROGRAMS | PAGES) & {*inner} or _GAP.search(name):
        raise HiddenExtension(name)
