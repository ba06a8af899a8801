"""What documents left behind is made again from the ledger, to the last byte, and verifies."""

from __future__ import annotations

from typing import Any

from tests.projects.tables import dump
from tests.web.documents.conftest import Papers, word
from xize.projects import services
from xize.projects.rebuild import rebuild
from xize.projects.verify import verify


def handled(papers: Papers) -> None:
    """Checked out and taken in, sent, answered with a file, chased by the clock, recalled."""
    cast = papers.cast
    on: dict[str, Any] = {"stream": papers.stream, "document": "agreement"}
    zhao, li, sun = (cast.actor(one) for one in ("zhao", "li", "sun"))
    services.send(actor=zhao, **on, to=[cast.ids["guo"]], within="1 workday", at=cast.at)
    services.acknowledge(
        actor=sun,
        stream=papers.stream,
        sending="d1",
        how="replied",
        text="见附件",
        files=[word("意见")],
        at=cast.at,
    )
    services.complete(
        actor=li, stream=papers.stream, item=cast.item("sign"), outcome="object", at=cast.at
    )
    services.check_out(actor=li, **on, item=cast.item("settle"), at=cast.at)
    services.check_in(actor=zhao, **on, reason="休假", at=cast.at)
    services.recall(actor=zhao, stream=papers.stream, sending="d2", reason="有误", at=cast.at)


def test_tables_are_made_again_as_they_were(settled: Papers) -> None:
    handled(settled)
    before = dump()
    rebuild()
    assert dump() == before
    assert not [one for one in verify() if one.is_bad]
