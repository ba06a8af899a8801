"""The part of the worker that keeps the index: it rests, and stops when it is told to."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from django.test import override_settings

from tests.search.conftest import begun, found
from xize.search.queries import late
from xize.site.indexing import EVERY, work, work_once

pytestmark = pytest.mark.django_db(transaction=True)


class Once(threading.Event):
    """Told to stop at the first rest."""

    rest = 0.0

    def wait(self, timeout: float | None = None) -> bool:
        self.rest = timeout or 0.0
        self.set()
        return True


def test_what_has_moved_on_is_indexed_and_then_it_rests(tmp_path: Path) -> None:
    with override_settings(XIZE_HOME=tmp_path):
        cast = begun()
        assert late(cast.actor("zhao")) == 1
        stop = Once()
        worker = threading.Thread(target=work, args=(stop,))
        worker.start()
        worker.join(60)

        assert not worker.is_alive()
        assert stop.rest >= EVERY
        assert late(cast.actor("zhao")) == 0
        assert ("document", "[合作协议]") in found(cast, "zhao", "合作协议")
        assert work_once() == 0
