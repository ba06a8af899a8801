"""`xize worker` in this process: one round at a chosen moment."""

import pytest
from click.testing import CliRunner, Result

from xize.cli.main import main
from xize.ledger import checkpoint

pytestmark = pytest.mark.django_db(transaction=True)


def xize(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_a_round_writes_yesterdays_checkpoint_once() -> None:
    first = xize("worker", "--once", "--at", "2026-03-02T00:10")
    second = xize("worker", "--once", "--at", "2026-03-02T09:00")

    assert first.output == "events: 0, messages sent: 0\ncheckpoint of 2026-03-01\n"
    assert second.output == "events: 0, messages sent: 0\n"
    assert [str(day.day) for day, _ in checkpoint.days()] == ["2026-03-01"]


def test_a_moment_is_in_the_sites_zone_unless_it_names_another() -> None:
    answer = xize("worker", "--once", "--at", "2026-03-01T23:30+00:00")

    assert "checkpoint of 2026-03-01" in answer.output


def test_only_a_single_round_may_pretend_another_moment() -> None:
    answer = xize("worker", "--at", "2026-03-02T09:00")

    assert answer.exit_code == 2
    assert "--once" in answer.output


def test_what_is_no_instant_is_refused_with_an_example() -> None:
    answer = xize("worker", "--once", "--at", "tomorrow")

    assert answer.exit_code == 2
    assert "2026-03-02T09:00" in answer.output
