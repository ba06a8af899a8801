"""The ten steps as viewflow writes them: a task, a gateway, a task, five branches, two tasks."""

from __future__ import annotations

from typing import Any

from django.db import connection
from viewflow import this
from viewflow.workflow import flow, lock
from viewflow.workflow.models import Process


def human(owner: str, then: Any) -> Any:
    """A human task of one person; the page around it is not part of the measurement."""
    return flow.View(None).Assign(username=owner).Next(then)


class TenSteps(flow.Flow):
    """Locks its process row where there are row locks, as viewflow's documentation recommends.

    On SQLite the transaction begins with the only write lock there is.
    """

    process_class = Process
    lock_impl = lock.no_lock if connection.vendor == "sqlite" else lock.select_for_update_lock

    start = flow.StartHandle().Next(this.draft)
    draft = human("lead", this.route)
    route = flow.If(this.is_large).Then(this.compare).Else(this.note)
    compare = human("a", this.sign_off)
    note = human("a", this.sign_off)
    sign_off = (
        flow.Split()
        .Always(this.by_a)
        .Always(this.by_b)
        .Always(this.by_c)
        .Always(this.by_d)
        .Always(this.by_e)
    )
    by_a = human("a", this.all_signed)
    by_b = human("b", this.all_signed)
    by_c = human("c", this.all_signed)
    by_d = human("d", this.all_signed)
    by_e = human("e", this.all_signed)
    all_signed = flow.Join().Next(this.sign)
    sign = human("lead", this.keep)
    keep = human("e", this.end)
    end = flow.End()

    def is_large(self, activation: Any) -> bool:
        """The gateway's condition."""
        return int(activation.process.data["amount"]) > 1000
