"""What the processes of a race do: get ready, wait for the word, act, tell what came of it.

The argument is a JSON list of parts; where there are several, each is played by a process of its
own, forked when everything is imported.

decide STREAM ITEM OUTCOME KEY PERSON…   a thread for each person, one decision each
write PERSON MOMENT STREAM:ITEM…         the draft of each project, one after another
tick MOMENT                              one round of the clock
follow MOMENT                            open deadlines follow the calendar, piece by piece
hold STREAM MOMENT                       take a stream as the clock does, and never let go
"""

import json
import os
import sys
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import django

django.setup()

from django.db import connection, connections, transaction  # noqa: E402 - after the set-up

from xize.core.engine import Refused  # noqa: E402
from xize.people import queries as people  # noqa: E402
from xize.people.actor import Actor  # noqa: E402
from xize.people.models import Person  # noqa: E402
from xize.projects import services  # noqa: E402
from xize.projects.services import clock  # noqa: E402


def tell(word: str) -> None:
    """Say a word to the test, at once and in one piece."""
    os.write(1, f"{word}\n".encode())


def wait_for_the_word() -> None:
    """Ready; go on when everybody is."""
    tell("ready")
    os.read(0, 1)


def actor(person: str) -> Actor:
    """The person as an actor."""
    return people.actor_for(Person.objects.get(id=person))


def decide(stream: str, item: str, outcome: str, key: str, *persons: str) -> None:
    """One decision of each person, in threads of their own."""
    actors = [actor(person) for person in persons]

    def run(one: Actor) -> None:
        try:
            done = services.complete(
                actor=one,
                stream=stream,
                item=item,
                outcome=outcome,
                comment="意见",
                key=key or None,
            )
            tell("repeated" if done.repeated else "done")
        except Refused as refused:
            tell(refused.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(one,)) for one in actors]
    wait_for_the_word()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def write(person: str, moment: str, *drafts: str) -> None:
    """Complete the draft of each project."""
    author, at = actor(person), datetime.fromisoformat(moment)
    wait_for_the_word()
    for draft in drafts:
        stream, _, item = draft.partition(":")
        fills = {"slip.head": {"note": "第一稿"}}
        services.complete(actor=author, stream=stream, item=item, fills=fills, at=at)
        tell("done")


def tick(moment: str) -> None:
    """What is due."""
    wait_for_the_word()
    tell(str(services.tick(now=datetime.fromisoformat(moment))))


def follow(moment: str) -> None:
    """What a changed calendar moves."""
    wait_for_the_word()
    more = True
    while more:
        now = datetime.fromisoformat(moment)
        events, more = services.follow_calendar(now=now, settles=timedelta(), piece=3)
        tell(str(events))


def hold(stream: str, moment: str) -> None:
    """Hold a stream as a worker in the middle of its work does."""
    with transaction.atomic():
        connection.cursor().execute("SELECT 1")
        assert clock.claimed(stream, datetime.fromisoformat(moment))
        wait_for_the_word()
        os.read(0, 1)  # nobody says it: the process is killed here


VERBS: dict[str, Callable[..., None]] = {
    "decide": decide,
    "write": write,
    "tick": tick,
    "follow": follow,
    "hold": hold,
}


def main(parts: list[list[str]]) -> int:
    """Play the parts; how many of them failed."""
    if len(parts) == 1:
        VERBS[parts[0][0]](*parts[0][1:])
        return 0
    for part in parts:
        if os.fork() == 0:
            VERBS[part[0]](*part[1:])
            os._exit(0)
    return sum(os.wait()[1] != 0 for _ in parts)


sys.exit(main(json.loads(sys.argv[1])))
