"""档案: projects that have ended, how complete their dossiers are, and whether they are sealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xize.archive.models import Dossier
from xize.core.process.graph import UserTask
from xize.core.process.rulebook import Rulebook
from xize.people.actor import Actor
from xize.projects.queries.archive import handed_over, item_name
from xize.projects.queries.lists import ProjectLine, projects
from xize.rulebook.names import Names
from xize.rulebook.queries import as_written


@dataclass(frozen=True, slots=True)
class Ended:
    """An ended project. ``missing`` names mandatory items that were not handed over, ``waived``
    those it was archived without: its archiving step would have refused what was not let pass.

    ``success``: it ended as the rule means it to, so that the dossier is due. ``code`` is the
    archival code, ``state``: "" (none yet), registered, sealed or disposed.
    """

    project: ProjectLine
    delivered: int
    mandatory: int
    supplements: int
    missing: tuple[str, ...]
    last: datetime | None
    success: bool
    waived: tuple[str, ...] = ()
    code: str = ""
    state: str = ""

    @property
    def share(self) -> int:
        """Delivered of mandatory, in percent."""
        return 100 * self.delivered // self.mandatory if self.mandatory else 100


def ended_projects(
    actor: Actor, *, text: str = "", regulation: str = "", limit: int = 50, offset: int = 0
) -> list[Ended]:
    """Ended projects open to the actor, the newest first."""
    lines = projects(
        actor, status="ended", text=text, regulation=regulation, limit=limit, offset=offset
    )
    streams = [line.stream for line in lines]
    handed = handed_over(streams)
    kept = {one.stream: one for one in Dossier.objects.filter(stream__in=streams)}
    return [
        _ended(actor, line, handed.get(line.stream, {}), kept.get(line.stream)) for line in lines
    ]


def _ended(
    actor: Actor, line: ProjectLine, handed: dict[int, datetime], kept: Dossier | None
) -> Ended:
    edition = as_written(line.edition)
    names = Names(edition, actor.language)
    mandatory = [one for one in edition.rules.dossier if not one.optional]
    missing = [item_name(names, one) for one in mandatory if one.item not in handed]
    result = edition.rules.results.get(line.result)
    archived = bool(result and result.success) and _archives(edition.rules)
    return Ended(
        project=line,
        delivered=len(mandatory) - len(missing),
        mandatory=len(mandatory),
        supplements=len(handed) - (len(mandatory) - len(missing)),
        missing=() if archived else tuple(missing),
        waived=tuple(missing) if archived else (),
        last=max(handed.values(), default=None),
        success=bool(result and result.success),
        code=kept.code if kept else "",
        state=kept.state if kept else "",
    )


def _archives(rules: Rulebook) -> bool:
    """Whether the main flow has a step that archives, and so refuses a dossier that lacks."""
    nodes = rules.main.process.nodes.values()
    return any(isinstance(one, UserTask) and one.work.kind == "archive" for one in nodes)
