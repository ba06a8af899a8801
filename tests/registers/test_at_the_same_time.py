"""Many read a register while its projects go on: nobody meets an error, nobody reads the past."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from tests.projects.conftest import Cast
from tests.registers.conftest import REGULATION
from xize.people.actor import SYSTEM
from xize.registers.queries import register

pytestmark = pytest.mark.django_db(transaction=True)


def rounds() -> int:
    """How many signatures somebody reads now, in a connection of their own."""
    try:
        return len(register(SYSTEM, REGULATION, "countersigns").rows)
    finally:
        connection.close()


def test_whoever_reads_after_an_act_sees_it_however_many_read(cast: Cast) -> None:
    with ThreadPoolExecutor(4) as readers:
        for done, name in enumerate(("li", "sun", "zhao"), 1):
            early = [readers.submit(rounds) for _ in range(4)]
            cast.sign(name)
            late = [readers.submit(rounds) for _ in range(4)]
            assert {one.result() for one in late} == {done}
            assert {one.result() for one in early} <= {done - 1, done}
