"""What the names and functions of an expression are worth in a running project.

Names: ``project.`` data of the project; ``case.`` the running case; ``row.`` the instance of
``each``; ``step.<id>.outcome|by|completed|requires``; a document by id, with its sections and
fields; ``dossier``; ``$parameter``; ``today``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xize.core.deadlines import local_moment
from xize.core.engine.state import MAIN, Paper, Visit
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.papers import exists, form_values, paper_key, papers_of
from xize.core.engine.view.process_data import datum
from xize.core.engine.view.rows import typed_row
from xize.core.expressions import Expression, Value, evaluate, is_true
from xize.core.forms import Overlay, SectionValues, form_names, typed_value
from xize.core.process.graph import Milestone, SubProcess, UserTask
from xize.core.process.rulebook import Document, Field

Path = tuple[str, ...]

_FIGURES = frozenset({"number", "money", "percent", "date", "datetime"})
"""Types of parameters that are written as text and reckoned with as what they are."""


class World:
    """An expression environment over a draft, seen from one case (and one row of ``each``)."""

    def __init__(self, draft: Draft, case: str = MAIN, row: Any = None, inside: str = "") -> None:
        self.draft = draft
        self.case = case
        self.row = row
        self.inside = inside  # the open element it is asked in: says of what the row is
        self.given: Mapping[str, Value] = {}  # project data that are just being submitted

    # ------------------------------------------------------------------ the protocol
    def value(self, path: Path) -> Value:
        """See ``xize.core.expressions.Environment``."""
        root, rest = path[0], path[1:]
        if root.startswith("$"):
            return self._parameter(root[1:])
        if root == "step" and rest:
            return self._step(rest)
        if rest:
            return self._dotted(root, rest)
        if root == "today":
            return self.draft.today
        if root == "row":
            return self._row()
        if root in self.draft.rules.documents:
            return self._document(root)
        return self._of_process(root)

    def call(
        self, name: str, args: tuple[Value, ...], references: tuple[Path | None, ...]
    ) -> Value:
        """See ``xize.core.expressions.Environment``."""
        named = [".".join(path) if path else "" for path in references]
        match name:
            case "approved":
                return self.approved(named[0])
            case "signed":
                return self.signed(named[0], named[1] if len(named) > 1 else None)
            case "signatures":
                return tuple(self.draft.facts.signatures(named[0]))
            case "version":
                return self._paper(named[0]).label or None
            case "workdays":
                calendar = self.draft.facts.calendar()
                return calendar.workdays_between(*args)  # type: ignore[arg-type]
            case "register":
                return tuple(self.draft.facts.register(str(args[0])))
        return None

    # ------------------------------------------------------------------ for the engine
    def holds(self, expression: Expression | None) -> bool:
        """Whether a condition holds; no condition always does."""
        return expression is None or is_true(expression, self)

    def worth(self, expression: Expression) -> Value:
        """What an expression is worth."""
        return evaluate(expression, self)

    def within(self, names: Mapping[str, Value], expression: Expression) -> Value:
        """The same with some names laid over: forms name their own sections first."""
        return evaluate(expression, Overlay(names, self))

    def approved(self, step: str) -> bool:
        """The latest visit of the step is completed, and its outcome lets the flow go on."""
        visit = self._visit(step)
        return visit.completed > 0 and visit.completed == visit.count and visit.forward

    def signed(self, document: str, step: str | None) -> bool:
        """All signatures of the step's latest, completed visit stand; none of them is void."""
        given = self._paper(document).signatures
        if step is None:
            current = self._paper(document).version
            return any(one.version == current and not one.void for one in given)
        round_ = (step, self._visit(step).completed)
        signatures = [one for one in given if (one.node, one.visit) == round_]
        return self.approved(step) and bool(signatures) and not any(one.void for one in signatures)

    # ------------------------------------------------------------------ names
    def _parameter(self, name: str) -> Value:
        value: Value = self.draft.rules.parameters.get(name)
        figure = self.draft.rules.figures.get(name)
        if figure is None or figure.type not in _FIGURES:
            return value
        text = value.rstrip("% ") if isinstance(value, str) else value
        try:
            return typed_value(figure, text)
        except (ArithmeticError, ValueError, TypeError):
            return None  # 待定

    def _row(self) -> Value:
        """The row of the nearest ``each`` around, typed by what it runs over."""
        if self.row is None:
            return None
        for key in (self.inside, *self.draft.ancestors(self.inside)):
            element = self.draft.state.elements.get(key)
            if element is not None and element.kind == "multi":
                each = getattr(self.draft.node(element.case, element.node), "each", None)
                return typed_row(self, each.over, self.row) if each else self.row
        kept: Value = self.row
        return kept

    def _dotted(self, root: str, rest: Path) -> Value:
        if root == "project":
            return self._project(rest[0]) if len(rest) == 1 else None
        if root == "case" and len(rest) == 1:
            return self._given(rest[0])
        if root in ("host", "parent"):
            own = self._project(rest[0]) if len(rest) == 1 else None
            return self.value(rest) if own is None else own
        if root == "dossier" and rest == ("delivered",):
            done = self.draft.state.delivered
            return tuple(one.item in done for one in self.draft.rules.dossier if not one.optional)
        return None

    def _given(self, name: str) -> Value:
        """What the running case was called with, or what is known of it."""
        case = self.draft.state.cases.get(self.case)
        if case is None:
            return None
        if name in case.given:
            type_, stored = case.given[name]
            return typed_value(Field(id=name, type=type_), stored)
        found: Value = getattr(case, name, None)
        return found

    def _project(self, name: str) -> Value:
        if name in self.given:
            return self.given[name]
        field = self.draft.rules.data.get(name)
        if field is None:
            match name:
                case "stage":
                    stages = self.draft.open_stages()
                    return stages[-1] if stages else None
                case "ended":
                    return self.draft.state.status == "ended"
                case "result":
                    return self.draft.state.result
                case "initiator":
                    return self.draft.state.initiator
                case "owner":
                    people = self.draft.state.team.get(self.draft.rules.leads, ())
                    return people[0] if people else None
            return None
        if field.value is not None:
            return self.worth(field.value)
        return typed_value(field, self.draft.state.data.get(name))

    def _step(self, rest: Path) -> Value:
        if len(rest) != 2:
            return None
        visit = self._visit(rest[0])
        match rest[1]:
            case "outcome":
                return visit.outcome or None
            case "by":
                return visit.by or None
            case "completed":
                return local_moment(visit.at) if visit.at else None
            case "visits":
                return visit.count
            case "requires":
                node = self._node(rest[0])
                lines = node.work.requires if isinstance(node, UserTask) else ()
                return tuple(self.met(line.that) for line in lines)
        return None

    def met(self, requirement: Expression, *, of: str = "") -> bool:
        """Whether a line of a readiness board holds.

        A bare document is ready when it exists and no open step is about to renew it (a step
        reopened makes what depends on it unmet again); a bare step when its latest visit is done.
        ``of`` is the step whose board this is: its own writing does not count against it.
        """
        paths = requirement.names()
        bare = ".".join(paths[0]) if len(paths) == 1 else ""
        if bare and requirement.source.strip() == bare:
            if bare in self.draft.rules.documents:
                return self.ready(bare, of=of)
            if self._node(bare) is not None:
                return self.approved(bare)
        return self.holds(requirement)

    def ready(self, document: str, *, of: str = "") -> bool:
        """The document exists and nobody is just renewing it."""
        if not any(
            exists(one)
            for one in papers_of(self.draft.rules, self.draft.state, document, self.case)
        ):
            return False
        for element in self.draft.state.elements.values():
            if element.kind == "task" and element.node != of:
                node = self.draft.node(element.case, element.node)
                if isinstance(node, UserTask) and _renews(node, document):
                    return False
        return True

    def _visit(self, step: str) -> Visit:
        """Visits of a node, in this case first, then in the project's main case."""
        case = self.case if self.draft.has(self.case, step) else MAIN
        return self.draft.visit(case, step)

    def _node(self, step: str) -> UserTask | SubProcess | Milestone | None:
        for case in (self.case, MAIN):
            if self.draft.has(case, step):
                node = self.draft.node(case, step)
                return node if isinstance(node, UserTask | SubProcess | Milestone) else None
        return None

    def _paper(self, document: str) -> Paper:
        key = paper_key(self.draft.rules, document, self.case)
        return self.draft.state.papers.get(key, Paper())

    def _of_process(self, name: str) -> Value:
        """A datum of a drawn process, else of the project by its bare name."""
        if self.draft.graph.has_standard:
            found = datum(self.draft, self.case, self.inside, name)
            return self._project(name) if found is None and name in self.draft.rules.data else found
        return None

    def _document(self, name: str) -> Value:
        definition = self.draft.rules.documents[name]
        papers = papers_of(self.draft.rules, self.draft.state, name, self.case)
        records = tuple(self._record(name, one) for one in papers if exists(one))
        if (
            definition.per == "case"
            and paper_key(self.draft.rules, name, self.case) not in self.draft.state.papers
        ):
            return records or None
        return records[0] if records else None

    def _record(self, name: str, one: Paper) -> dict[str, Value]:
        definition = self.draft.rules.documents[name]
        record: dict[str, Value] = {
            "id": name,
            "version": one.label,
            "number": one.forms[-1].number if one.forms else None,
        }
        if one.forms:
            values = self.linked(definition, form_values(definition, one.forms[-1], self.payload))
            record.update(
                form_names(definition, values, lambda that, names: self.within(names, that))
            )
        return record

    def linked(
        self, definition: Document, values: dict[str, SectionValues]
    ) -> dict[str, SectionValues]:
        """Fields of type project become what may be known of it (``member.stage``)."""
        for section in definition.sections:
            names = [one.id for one in section.fields if one.type == "project"]
            if names and section.id in values:
                stored = values[section.id]
                rows = stored if isinstance(stored, list) else [stored]
                linked = [
                    {**row, **{name: self._other(row[name]) for name in names if row.get(name)}}
                    for row in rows
                ]
                values[section.id] = linked if isinstance(stored, list) else linked[0]
        return values

    def _other(self, project: str) -> Any:
        """Another project: where it stands, and its data."""
        known = self.draft.facts.project(project)
        if known is None:
            return project
        fields = self.draft.rules.data
        data = {
            name: typed_value(fields[name], value) if name in fields else value
            for name, value in known.items()
        }
        return {**data, "id": project, "ended": known.get("status") == "ended"}

    def payload(self, payload: str) -> Any:
        """Submitted values, those of the running command included."""
        if payload in self.draft.pending:
            return self.draft.pending[payload]
        return self.draft.facts.payload(payload)


def _renews(node: UserTask, document: str) -> bool:
    """Whether completing this step gives the document a new version or content."""
    work = node.work
    return document in (*work.produces, *work.revises) or any(
        fill.document == document for fill in work.fills
    )
