"""What a vendor's file says of a node, in one shape for all vendors."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from xize.core.process.bpmn.findings import Finding

PersonKind: TypeAlias = Literal["initiator", "user", "group", "variable", "code"]
"""``variable``: whoever a variable names at that time; ``code``: whoever a program finds."""

WorkKind: TypeAlias = Literal[
    "class", "delegate", "expression", "topic", "job", "decision", "connector", "built_in", "script"
]


class Person(msgspec.Struct, frozen=True):
    """One entry of an assignee or a list of candidates; ``label`` is what designers show of it."""

    kind: PersonKind
    word: str
    label: str = ""


class FormField(msgspec.Struct, frozen=True, kw_only=True):
    """A field of a form in the file. ``type`` is the vendor's word; ``options`` id to label."""

    id: str
    name: str = ""
    type: str = ""
    required: bool = False
    readable: bool = True
    writable: bool = True
    default: str = ""
    options: dict[str, str] = {}
    line: int = 0


class Listener(msgspec.Struct, frozen=True, kw_only=True):
    """Code an engine would call on an event of a node or a task."""

    of: Literal["execution", "task"]
    event: str
    calls: str
    line: int = 0


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """What does an automatic task: ``kind`` of the reference and the reference itself."""

    kind: WorkKind
    calls: str
    result: str = ""


class Several(msgspec.Struct, frozen=True, kw_only=True):
    """A repetition over a collection; ``element`` is the variable that holds each in turn."""

    collection: str = ""
    element: str = ""
    completion: str = ""
    cardinality: str = ""
    sequential: bool = False


class Mapping(msgspec.Struct, frozen=True, kw_only=True):
    """A value that goes in or comes out; an empty ``source`` and ``target`` mean all of them."""

    way: Literal["in", "out"]
    source: str = ""
    target: str = ""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of one node or process. Texts are as written, expressions included."""

    node: str
    line: int = 0
    documentation: str = ""
    assignee: Person | None = None
    users: tuple[Person, ...] = ()
    groups: tuple[Person, ...] = ()
    owner: str = ""
    due: str = ""
    follow_up: str = ""
    priority: str = ""
    form: str = ""
    fields: tuple[FormField, ...] = ()
    several: Several | None = None
    asynchronous: bool = False
    skip: str = ""
    listeners: tuple[Listener, ...] = ()
    work: Work | None = None
    mappings: tuple[Mapping, ...] = ()
    called: str = ""
    initiator: str = ""
    version: str = ""
    keeps: str = ""
    starters: tuple[Person, ...] = ()
    properties: dict[str, str] = {}

    @property
    def candidates(self) -> tuple[Person, ...]:
        """Everybody who may do it, the assignee first."""
        own = (self.assignee,) if self.assignee else ()
        return (*own, *self.users, *self.groups)


class Defaults(msgspec.Struct, frozen=True, kw_only=True):
    """What the vendors' attributes of a file say, by the id of the node or process."""

    said: dict[str, Said]
    findings: tuple[Finding, ...]
    vendors: tuple[str, ...] = ()

    def of(self, node: str) -> Said:
        """What is said of a node; nothing at all for one the vendors are silent about."""
        return self.said.get(node) or Said(node=node)
