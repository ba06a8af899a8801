"""Standing in line: one at a time, whoever came first goes first."""

from __future__ import annotations

import threading

import pytest
from django.db import OperationalError

from xize.ledger.turns import Line


def test_the_line_lets_them_in_one_by_one_in_the_order_they_came() -> None:
    line, inside, order = Line(), list[int](), list[int]()

    def write(number: int) -> None:
        line.enter()
        inside.append(number)
        assert inside == [number], "two were in at once"
        order.append(number)
        inside.pop()
        line.leave()

    line.enter()
    threads = []
    for number in range(20):
        threads.append(threading.Thread(target=write, args=(number,)))
        threads[-1].start()
        while line.waiting <= number:  # they come one after another
            pass
    line.leave()
    for thread in threads:
        thread.join(timeout=30)

    assert order == list(range(20))
    assert line.waiting == 0


def test_who_loses_patience_leaves_the_line_and_keeps_nobody_waiting() -> None:
    line = Line()
    line.enter()
    with pytest.raises(OperationalError):
        line.enter(patience=0.01)
    assert line.waiting == 0
    line.leave()
    line.enter()
