"""An entry as it is gathered, before it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256

import msgspec

EVERYBODY = "*"
Body = Callable[[], Iterable[str]]


def nothing() -> Iterable[str]:
    """The text of what is found by its names only."""
    return ()


def saying(*lines: str) -> Body:
    """A text that is known already."""
    return lambda: lines


@dataclass(frozen=True, slots=True)
class Draft:
    """See ``models.Entry``; an entry is a whole of its own unless ``whole`` says otherwise.

    ``body`` is only asked for when the entry is new or has changed. ``made_of`` stands for it: as
    long as that is the same, so is the text.
    """

    kind: str
    key: str
    title: str
    title_en: str = ""
    names: tuple[str, ...] = ()
    regulation: str = ""
    at: int = 0
    readers: str = EVERYBODY
    payload: str = ""
    whole: str = ""
    body: Body = nothing
    made_of: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Changes with whatever the entry is made of."""
        parts = (
            *(self.kind, self.key, self.title, self.title_en, self.names, self.regulation),
            *(self.at, self.readers, self.payload, self.whole, self.made_of),
        )
        return sha256(msgspec.json.encode(parts)).hexdigest()


def told(kind: str, key: str, title: str, *lines: str, **more: object) -> Draft:
    """A draft whose text is these lines."""
    written = tuple(line for line in lines if line)
    return Draft(kind, key, title, body=saying(*written), made_of=written, **more)  # type: ignore[arg-type]
