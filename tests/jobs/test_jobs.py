"""Long work: done by the worker, told as it goes, seen by its person only, never silently lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.utils import timezone

from xize.core.refusal import Refusal
from xize.documents import blobs
from xize.jobs import kinds, queries, services
from xize.jobs.heartbeat import beating
from xize.jobs.kinds import Order, Result, work
from xize.jobs.models import Job
from xize.jobs.progress import Progress
from xize.jobs.queue import run_waiting
from xize.jobs.refusals import NoSuchJob
from xize.people import accounts
from xize.site import long_work

pytestmark = pytest.mark.django_db

NOW = timezone.now


class TooDark(Refusal):
    code = "too-dark"
    zh = "光线太暗：{about}；请开灯。"
    en = "It is too dark: {about}; switch on the light."


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Kinds of work of these tests; gone afterwards."""
    monkeypatch.setattr(kinds, "_KINDS", {})

    @work("count")
    def count(order: Order, progress: Progress) -> Result:
        for number in range(order.arguments["to"]):
            progress.step(number, order.arguments["to"])
        progress.step(order.arguments["to"], order.arguments["to"])
        blob = blobs.write(b"counted")
        return Result(blob, "计数.txt", "text/plain", says=f"{order.person} {order.language}")

    @work("dark")
    def dark(order: Order, progress: Progress) -> Result:
        raise TooDark("走廊")

    @work("broken")
    def broken(order: Order, progress: Progress) -> Result:
        raise ZeroDivisionError

    with override_settings(XIZE_HOME=tmp_path):
        yield


def begin(kind: str = "count", person: str = "luo", **arguments: object) -> str:
    return services.begin(
        kind, person=person, arguments=arguments, language="zh-hans", title="一项任务"
    )


def card(job: str, person: str = "luo", language: str = "zh-hans") -> queries.JobCard:
    return queries.job(person, job, language)


def test_work_waits_is_done_and_leaves_a_file_to_fetch() -> None:
    job = begin(to=3)
    assert card(job).state == "waiting"

    assert run_waiting() == 1
    found = card(job)
    assert (found.state, found.done, found.total, found.percent) == ("done", 3, 3, 100)
    assert found.says == "luo zh-hans"
    assert blobs.read(queries.file_of("luo", job).blob) == b"counted"
    assert run_waiting() == 0


def test_only_its_person_sees_stops_and_fetches_it() -> None:
    job = begin(to=1)
    run_waiting()

    for asks in (
        lambda: card(job, "fu"),
        lambda: queries.file_of("fu", job),
        lambda: services.stop("fu", job),
        lambda: card(job, ""),
    ):
        with pytest.raises(NoSuchJob):
            asks()
    assert queries.jobs("fu", "en") == []
    assert [one.id for one in queries.jobs("luo", "en")] == [job]


def test_a_refusal_is_told_in_the_persons_language() -> None:
    job = begin("dark")
    run_waiting()

    assert card(job).state == "failed"
    assert card(job).code == "too-dark"
    assert card(job).error == "光线太暗：走廊；请开灯。"
    assert card(job, language="en").error == "It is too dark: 走廊; switch on the light."


def test_an_unforeseen_error_is_told_with_a_number_and_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    job, after = begin("broken"), begin(to=1)
    run_waiting()

    assert card(job).code == "job-failed"
    assert job in card(job).error
    assert job in caplog.text
    assert "ZeroDivisionError" in caplog.text
    assert card(after).state == "done"


def test_what_is_stopped_while_it_waits_is_never_done() -> None:
    job = begin(to=1)
    services.stop("luo", job)
    run_waiting()

    assert card(job).state == "stopped"
    assert not card(job).file


def test_what_runs_stops_at_its_next_step() -> None:
    @work("long")
    def long(order: Order, progress: Progress) -> Result:
        services.stop(order.person, order.id)
        progress.step(1, 1)
        raise AssertionError("it went on")

    job = begin("long")
    run_waiting()

    assert card(job).state == "stopped"


def test_a_job_that_died_is_noticed_and_said() -> None:
    job = begin(to=1)
    gone = NOW() - services.LOST_AFTER - timedelta(seconds=1)
    Job.objects.filter(id=job).update(state="running", seen=gone)

    assert (card(job).state, card(job).code) == ("failed", "job-died")
    services.sweep(NOW(), long_work.drop)
    assert Job.objects.get(id=job).state == "failed"
    assert "重新发起" in card(job).error
    assert run_waiting() == 1  # its task comes to the worker, which leaves it alone
    assert card(job).code == "job-died"


def test_a_job_that_is_alive_is_left_alone() -> None:
    job = begin(to=1)
    Job.objects.filter(id=job).update(state="running", seen=NOW() - timedelta(seconds=30))
    services.sweep(NOW(), long_work.drop)

    assert card(job).state == "running"


def test_a_file_nobody_fetched_is_let_go_unless_another_job_made_the_same() -> None:
    first = begin(to=1)
    run_waiting()
    blob = queries.file_of("luo", first).blob
    later = NOW() + timedelta(days=8)
    second = begin(to=1)
    run_waiting()
    Job.objects.filter(id=second).update(expires=later + timedelta(days=1))

    services.sweep(later, long_work.drop)
    assert blobs.read(blob) == b"counted"
    services.sweep(later + timedelta(days=2), long_work.drop)
    assert blobs.read(blob) is None
    assert card(first).gone
    with pytest.raises(NoSuchJob):
        queries.file_of("luo", first)


def test_nothing_is_queued_by_a_transaction_that_is_taken_back() -> None:
    with transaction.atomic():
        begin(to=1)
        transaction.set_rollback(True)

    assert run_waiting() == 0
    assert queries.jobs("luo", "en") == []


@pytest.mark.django_db(transaction=True)
def test_a_long_step_gives_signs_of_life() -> None:
    job = begin(to=1)
    old = NOW() - timedelta(hours=1)
    Job.objects.filter(id=job).update(state="running", seen=old)
    beaten = threading.Event()
    with beating(job, every=0.01):
        while not beaten.wait(0.01):
            if Job.objects.get(id=job).seen != old:
                beaten.set()

    assert card(job).state == "running"


@pytest.mark.django_db(transaction=True)
def test_the_worker_beside_the_site_does_what_was_begun() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=long_work.work, args=(stop,), daemon=True)
    thread.start()
    job = begin(to=2)
    while card(job).is_open:
        threading.Event().wait(0.02)
    stop.set()
    thread.join()

    assert card(job).state == "done"


def client(username: str) -> Client:
    found = Client()
    user = accounts.find(username)
    assert user is not None
    found.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return found


def test_the_page_polls_until_it_is_done_and_then_offers_the_file(ids: dict[str, str]) -> None:
    job = begin(person=ids["luo"], to=2)
    luo, guo = client("luo"), client("guo")

    waiting = luo.get(f"/jobs/{job}").content.decode()
    assert 'hx-trigger="every 1s"' in waiting
    run_waiting()
    part = luo.get(f"/jobs/{job}", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "every 1s" not in part
    answer = luo.get(f"/jobs/{job}/file")
    assert b"".join(answer) == b"counted"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "计数.txt" in luo.get("/jobs").content.decode()
    for address in (f"/jobs/{job}", f"/jobs/{job}/file", "/jobs/unknown"):
        assert guo.get(address).status_code == 404
    assert guo.post(f"/jobs/{job}/stop").status_code == 404
