"""What people see of projects. The first argument is the actor; nothing is shown by default.

A project is open to whoever takes or took part in it, to those who may read all projects
(auditors), and once it has ended to those who may read dossiers (archivists). Everybody else is
answered ``NoSuchProject``, as for one that does not exist. A contact of a partner sees the work
addressed to them and nothing around it.

The compliance matrix and the figures are modules of their own: ``matrix``, ``figures``.
"""

from xize.projects.queries.access import ProjectState, may_see, project_state, require, told
from xize.projects.queries.acting import acting, principal_of
from xize.projects.queries.archive import DossierLine, dossier
from xize.projects.queries.ended import Ended, ended
from xize.projects.queries.halfway import halfway, paste
from xize.projects.queries.holdings import Held, holdings
from xize.projects.queries.inbox import (
    Counts,
    DoneLine,
    NoticeLine,
    WorkLine,
    copied,
    counts,
    desk,
    done,
    started,
    todo,
    todo_of,
)
from xize.projects.queries.items import DeadlineWords, ItemPage, deadline_words, work_item
from xize.projects.queries.lists import ProjectLine, projects, search
from xize.projects.queries.page import ProjectPage, StageMark, project
from xize.projects.queries.possible import Possible, possible, title
from xize.projects.queries.readiness import BoardLine, board
from xize.projects.queries.sent import has_sent
from xize.projects.queries.standing import OpenLine, open_lines
from xize.projects.queries.undo import Undo, undoable

__all__ = [
    "BoardLine",
    "Counts",
    "DeadlineWords",
    "DoneLine",
    "DossierLine",
    "Ended",
    "Held",
    "ItemPage",
    "NoticeLine",
    "OpenLine",
    "Possible",
    "ProjectLine",
    "ProjectPage",
    "ProjectState",
    "StageMark",
    "Undo",
    "WorkLine",
    "acting",
    "board",
    "copied",
    "counts",
    "deadline_words",
    "desk",
    "done",
    "dossier",
    "ended",
    "halfway",
    "has_sent",
    "holdings",
    "may_see",
    "open_lines",
    "paste",
    "possible",
    "principal_of",
    "project",
    "project_state",
    "projects",
    "require",
    "search",
    "started",
    "title",
    "todo",
    "todo_of",
    "told",
    "undoable",
    "work_item",
]
