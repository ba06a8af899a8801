"""Which function does which kind of work. Apps register theirs when they are loaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from xize.jobs.progress import Progress


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for, by whom, in which language the result is to speak."""

    id: str
    person: str
    language: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it: a stored file, a sentence, an address to go on from; each may be empty."""

    blob: str = ""
    name: str = ""
    media_type: str = "application/octet-stream"
    says: str = ""
    address: str = ""


Work = Callable[[Order, Progress], Result]
_KINDS: dict[str, Work] = {}


def work(kind: str) -> Callable[[Work], Work]:
    """Register a function as what does this kind of work.

    It runs in the worker, outside any transaction, with the person's language active. A
    ``Refusal`` it raises is shown to the person as it is.
    """

    def register(function: Work) -> Work:
        _KINDS[kind] = function
        return function

    return register


def work_of(kind: str) -> Work:
    """The function of a kind. Raises ``KeyError`` where no app knows it."""
    return _KINDS[kind]
