"""Names of files inside a package: readable in Chinese, and accepted by Windows."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LONGEST: Final = 60
"""Characters of one name; with the folders around it a path stays under Windows' 260."""

_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_BLANKS: Final = re.compile(r"\s+")
_RESERVED: Final = re.compile(r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$", re.IGNORECASE)
_INVISIBLE: Final = ("Cc", "Cf", "Cs", "Co", "Cn")


def safe(text: str, longest: int = LONGEST) -> str:
    """A name for one file or folder: no separators, no invisible characters, never empty.

    Normalised to NFC, so that a name that was packed on one system is found on another.
    """
    shown = "".join(
        one
        for one in unicodedata.normalize("NFC", text)
        if unicodedata.category(one) not in _INVISIBLE
    )
    name = _BLANKS.sub(" ", _FORBIDDEN.sub("_", shown)).strip(" .")
    stem, dot, ending = name.rpartition(".")
    if dot and len(ending) <= 8:
        name = f"{stem[: longest - len(ending) - 1].rstrip(' .')}.{ending}"
    else:
        name = name[:longest].rstrip(" .")
    if _RESERVED.match(name.partition(".")[0].strip()):
        name = f"_{name}"
    return name or "_"


class Taken:
    """Paths that exist in a package already; systems that ignore case must not lose a file."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def free(self, folder: str, name: str) -> str:
        """The path, with a number before its ending where another file has it."""
        stem, dot, ending = name.rpartition(".")
        if not dot:
            stem, ending = name, ""
        path, count = f"{folder}/{name}", 1
        while path.casefold() in self._taken:
            count += 1
            path = f"{folder}/{stem} ({count}){dot}{ending}"
        self._taken.add(path.casefold())
        return path
