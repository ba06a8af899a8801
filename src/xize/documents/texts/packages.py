"""Reading the parts of an office file, which is an archive, without trusting what it says."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from xize.documents.texts.budget import Budget
from xize.documents.texts.refusals import TextDamaged, TextLocked, TextTooLarge

MOST_PARTS = 10_000
CHUNK = 64 * 1024
RATIO = 500
"""Unpacked bytes for one packed; text packs to a tenth or twentieth, a bomb to a thousandth."""

SMALL = 4 * 1024 * 1024
"""Below so many bytes any ratio will do: an empty table packs well."""

_ENCRYPTED = 0x1
_NUMBER = re.compile(r"\d+")


class Package:
    """The parts of an archive by name; only what is asked for is unpacked."""

    def __init__(self, content: bytes, budget: Budget) -> None:
        self._budget = budget
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError) as error:
            raise TextDamaged from error
        if len(self._archive.infolist()) > MOST_PARTS:
            raise TextTooLarge

    def names(self, pattern: str) -> list[str]:
        """Names of the parts that match wholly, in the order of the numbers in them."""
        wanted = re.compile(pattern)
        found = {one for one in self._archive.namelist() if wanted.fullmatch(one)}
        return sorted(found, key=lambda one: (_digits(one), one))

    def chunks(self, name: str) -> Iterator[bytes]:
        """The content of a part, piece by piece; nothing for one that is not there."""
        try:
            part = self._archive.getinfo(name)
        except KeyError:
            return
        if part.flag_bits & _ENCRYPTED:
            raise TextLocked
        if part.file_size > max(SMALL, RATIO * part.compress_size):
            raise TextTooLarge
        try:
            with self._archive.open(part) as opened:
                while chunk := opened.read(CHUNK):
                    self._budget.unpack(len(chunk))
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise TextDamaged from error


def _digits(name: str) -> list[int]:
    return [int(one[:9]) for one in _NUMBER.findall(name)]
