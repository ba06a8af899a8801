"""What other engines' attributes in the file say where ``steps:`` is silent: who does it."""

from __future__ import annotations

from collections.abc import Iterator

from xize.core.expressions import ExpressionError, parse
from xize.core.process.bpmn.vendors import Person, Said
from xize.core.regulation import model


def by_default(regulation: model.Regulation, said: Said) -> model.By | None:
    """The people a file means, as far as the regulation knows them; None for nobody.

    A group is the role of the same id, a variable is a datum of the process.
    """
    people = tuple(_people(regulation, said.candidates))
    return model.By(together=people) if people else None


def step_by_default(regulation: model.Regulation, node: str, said: Said) -> model.Human | None:
    """A plain task for a node nothing is said of under ``steps:``."""
    by = by_default(regulation, said)
    return None if by is None else model.Human(id=model.Word(node), kind="task", by=by)


def _people(regulation: model.Regulation, candidates: tuple[Person, ...]) -> Iterator[model.Who]:
    for one in candidates:
        if one.kind == "initiator":
            yield model.Who(role=model.Word("initiator"))
        elif one.kind == "group" and one.word in regulation.roles:
            yield model.Who(role=model.Word(one.word))
        elif one.kind == "variable":
            try:
                yield model.Who(is_=model.Formula(expression=parse(one.word)))
            except ExpressionError:
                continue
