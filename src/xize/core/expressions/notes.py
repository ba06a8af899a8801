"""What one check carries along: the scope it asks and the findings so far."""

from .complaints import unknown_name
from .environment import Path
from .errors import Finding
from .scope import Scope, Unknown, look_up
from .types import UNKNOWN, Type


class Notes:
    """The findings of one check."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.findings: list[Finding] = []

    def complain(self, *findings: Finding) -> Type:
        """Note findings; the type of what is wrong is unknown, so that it is complained of once."""
        self.findings.extend(findings)
        return UNKNOWN

    def resolve(self, path: Path, column: int) -> Type:
        """The type of a path, or a finding."""
        found = look_up(path, self.scope)
        if isinstance(found, Unknown):
            return self.complain(unknown_name(path, found, column))
        return found
