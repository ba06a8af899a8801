"""`xize worker`."""

import signal
import threading
from datetime import UTC, datetime

import click

from xize.cli.instants import Instant
from xize.site import indexing, long_work
from xize.site.worker import EVERY, Round, keep_working, work_once


@click.command
@click.option("--once", is_flag=True, help="Do one round and end.")
@click.option("--every", default=EVERY, show_default=True, help="Seconds between two rounds.")
@click.option("--at", type=Instant(), help="With --once: pretend it is this moment.")
def command(once: bool, every: float, at: datetime | None) -> None:
    """Do what time asks for (deadlines, reminders, mail, the daily checkpoint) and long work.

    Any number of workers may run beside any number of web processes. `xize serve` on the embedded
    database needs none: it works by itself.
    """
    if at is not None and not once:
        raise click.UsageError("--at goes with --once only: a worker lives in the present.")
    if once:
        now = at or datetime.now(UTC)
        report(work_once(now))
        long_work.work_once(now)
        indexing.work_once()
        return
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    keep_working(stop, every)


def report(done: Round) -> None:
    """Say what a round did."""
    click.echo(f"events: {done.events}, messages sent: {done.sent}")
    if done.checkpoint:
        click.echo(f"checkpoint of {done.checkpoint}")
