"""Reading the parts of an office file, which is an archive, without trusting what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xize.documents.refusals import DocumentRefusal, FileUnreadable
from xize.documents.safety import Bounds, open_archive
from xize.documents.safety.refusals import Encrypted, MembersOverlap, MemberUnsafe
from xize.documents.texts.budget import Budget
from xize.documents.texts.refusals import TextDamaged, TextLocked, TextTooLarge

CHUNK = 64 * 1024
BOUNDS = Bounds(ratio=500)
"""Text packs to a tenth or twentieth, an empty table to a hundredth, a bomb to a thousandth."""

_NUMBER = re.compile(r"\d+")


class Package:
    """The parts of an archive by name; only what is asked for is unpacked."""

    def __init__(self, content: bytes, budget: Budget) -> None:
        self._budget = budget
        try:
            self._archive = open_archive(content, bounds=BOUNDS)
        except (FileUnreadable, MembersOverlap, MemberUnsafe) as error:
            raise TextDamaged from error
        except DocumentRefusal as error:
            raise TextTooLarge from error

    def names(self, pattern: str) -> list[str]:
        """Names of the parts that match wholly, in the order of the numbers in them."""
        wanted = re.compile(pattern)
        found = [one for one in self._archive.names if wanted.fullmatch(one)]
        return sorted(found, key=lambda one: (_digits(one), one))

    def chunks(self, name: str) -> Iterator[bytes]:
        """The content of a part, piece by piece; nothing for one that is not there."""
        if name not in self._archive:
            return
        try:
            with self._archive.open(name) as opened:
                while chunk := opened.read(CHUNK):
                    self._budget.unpack(len(chunk))
                    yield chunk
        except Encrypted as error:
            raise TextLocked from error
        except FileUnreadable as error:
            raise TextDamaged from error


def _digits(name: str) -> list[int]:
    return [int(one[:9]) for one in _NUMBER.findall(name)]
