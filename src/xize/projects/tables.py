"""The projection tables by name and columns (``models`` says what they mean)."""

from xize.ledger.tables import Table

PROJECT = Table(
    "projects_project",
    (
        *("stream", "regulation", "edition", "procedure", "parent", "title", "began"),
        *("initiator", "number", "partner", "status", "result", "stages", "lead", "ended", "data"),
    ),
    key=1,
    fixed=7,
)
CASE = Table(
    "projects_case",
    ("stream", "case", "procedure", "starter", "caller", "result", "opened", "closed"),
    2,
)
ITEM = Table(
    "projects_item",
    ("stream", "element", "node", "case", "visit", "opened", "due", "overdue", "beside"),
    2,
)
CANDIDATE = Table(
    "projects_candidate",
    ("principal", "due", "opened", "stream", "element", "node", "how"),
    5,
)
PARTICIPANT = Table("projects_participant", ("person", "stream"), 2)
ACT = Table(
    "projects_act",
    (
        *("stream", "seq", "kind", "person", "on_behalf", "case", "node", "element", "visit"),
        *("outcome", "counts_as", "roles", "at", "opened", "due", "late", "text", "acting_for"),
    ),
    2,
)
VISIT = Table(
    "projects_visit",
    (
        *("stream", "element", "node", "case", "visit", "opened", "due", "ended", "how"),
        *("outcome", "by"),
    ),
    2,
)
DELIVERY = Table("projects_delivery", ("stream", "item", "at", "by"), 2)

TABLES = (PROJECT, CASE, ITEM, CANDIDATE, PARTICIPANT, ACT, VISIT, DELIVERY)
