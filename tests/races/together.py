"""Acts that begin at the same moment, each in a thread with a connection of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection, connections

from xize.core.engine import Refused


def together(acts: Sequence[Callable[[], Any]], *, connected: bool = True) -> list[Any]:
    """What each act answered, or how it was refused; anything else fails the test.

    Connections are made before the start, unless the acts need none of their own.
    """
    gate = threading.Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            if connected:
                connection.ensure_connection()
            gate.wait(timeout=60)
            return act()
        except Refused as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=len(acts)) as pool:
        return list(pool.map(run, acts))


def refused(answers: Sequence[Any]) -> list[str]:
    """The codes of those who were refused."""
    return [one.code for one in answers if isinstance(one, Refused)]
