"""Through the web: two processes, one database, many browsers at once; never an error page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import reverse

from tests.races.site import Answer, Browser, signed_in, verified, web_processes
from tests.races.team import Team
from tests.races.test_again import spoken
from tests.races.together import together


@pytest.fixture
def ports(fifty: Team, tmp_path: Path) -> Iterator[list[int]]:
    """Two web processes, which have nothing to complain of."""
    said = tmp_path / "complaints.log"
    with web_processes(2, said) as ports:
        yield ports
    assert "Traceback" not in said.read_text(encoding="utf-8")
    assert "sound" in verified()


def browsers(team: Team, names: tuple[str, ...], ports: list[int]) -> list[Browser]:
    """Everybody's browser, by turns at one process and the other."""
    return [signed_in(team.ids[name], ports[n % len(ports)]) for n, name in enumerate(names)]


def statuses(answers: list[Answer]) -> Counter[int]:
    return Counter(one.status for one in answers)


def test_fifty_people_read_decide_and_click_twice(fifty: Team, ports: list[int]) -> None:
    fifty.begin()
    address = reverse("item", args=[fifty.stream, fifty.item("vote")])
    people = browsers(fifty, fifty.members, ports)

    forms = together([lambda b=one: b.get(address) for one in people], connected=False)  # type: ignore[misc]
    assert statuses(forms) == {200: 50}

    sent = together(
        [
            lambda b=one, f=form: b.send(address, f, outcome="agree", comment="同意")  # type: ignore[misc]
            for one, form in zip(people, forms, strict=True)
            for _ in range(2)
        ],
        connected=False,
    )

    assert statuses(sent) == {302: 100}
    assert sorted(spoken(fifty)) == sorted(fifty.ids[name] for name in fifty.members)
    assert fifty.open() == ["grab"]


def test_of_ten_who_open_the_same_task_one_does_it_and_nine_are_told(
    fifty: Team, ports: list[int]
) -> None:
    fifty.begin("grab")
    address = reverse("item", args=[fifty.stream, fifty.item("grab")])
    names = fifty.members[:10]
    people = browsers(fifty, names, ports)
    forms = together([lambda b=one: b.get(address) for one in people], connected=False)  # type: ignore[misc]

    sent = together(
        [
            lambda b=one, f=form: b.send(address, f, outcome="next")  # type: ignore[misc]
            for one, form in zip(people, forms, strict=True)
        ],
        connected=False,
    )

    assert statuses(sent)[302] == 1
    assert statuses(sent)[409] + statuses(sent)[410] == 9, statuses(sent)
    (winner,) = spoken(fifty, "grab")
    (name,) = [name for name in names if fifty.ids[name] == winner]
    for late in (one for one in sent if one.status != 302):
        assert name in late.page, "whoever comes second is told who was first"
    assert fifty.open() == ["finish"]


def test_sending_back_clicked_twice_is_done_once_and_answered_twice(
    fifty: Team, ports: list[int]
) -> None:
    """The step is gone when the second click arrives: it is the answer of the first."""
    fifty.begin()
    address = reverse("item-act", args=[fifty.stream, fifty.item("vote"), "return"])
    (mine,) = browsers(fifty, fifty.members[:1], ports)
    form = mine.get(address)
    assert form.status == 200

    typed = {"choice:to": "draft", "choice:mode": "in_turn", "text": "请重写"}
    sent = together([lambda: mine.send(address, form, **typed)] * 3, connected=False)

    assert statuses(sent) == {302: 3}
    assert fifty.open() == ["draft"]
