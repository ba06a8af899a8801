"""What the killed processes do. Every line printed is a confirmed action: it has been committed.

complete PERSON STREAM ITEM OUTCOME KEY    one step
tick MOMENT                                one round of the clock
begin PERSON EDITION COUNT                 many projects, one after another
"""

import sys
from datetime import datetime

import django

django.setup()

from xize.people import queries as people  # noqa: E402 - after the set-up
from xize.people.actor import Actor  # noqa: E402
from xize.people.models import Person  # noqa: E402
from xize.projects import services  # noqa: E402


def actor(person: str) -> Actor:
    """The person as an actor."""
    return people.actor_for(Person.objects.get(id=person))


def confirm(line: str) -> None:
    """Tell the test, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(verb: str, *arguments: str) -> None:
    """Do one thing."""
    if verb == "complete":
        person, stream, item, outcome, key = arguments
        done = services.complete(
            actor=actor(person), stream=stream, item=item, outcome=outcome, key=key
        )
        confirm("repeated" if done.repeated else "done")
    elif verb == "tick":
        confirm(str(services.tick(now=datetime.fromisoformat(arguments[0]))))
    elif verb == "begin":
        person, edition, count = arguments
        for number in range(int(count)):
            done = services.start_project(
                actor=actor(person), edition=edition, title=f"n{number}", team={"lead": person}
            )
            confirm(done.stream)


main(*sys.argv[1:])
