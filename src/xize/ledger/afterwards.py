"""Going on with the other parts when one fails: what went wrong is raised when all are done.

    with afterwards("some streams could not be brought up to time") as part:
        for stream in streams:
            with part(f"stream {stream}"):
                …

A stream that cannot be decided, or a mail server that is away, must keep nothing else from its
work, and must not be forgotten either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

Part = Callable[[str], AbstractContextManager[None]]


@contextmanager
def afterwards(message: str) -> Iterator[Part]:
    """Raises an ``ExceptionGroup`` of everything that went wrong in a part, with its name."""
    failures: list[Exception] = []

    @contextmanager
    def part(name: str) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # noqa: BLE001 - raised below, when the others are done
            error.add_note(name)
            failures.append(error)

    yield part
    if failures:
        raise ExceptionGroup(message, failures)
