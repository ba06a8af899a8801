"""How dossiers are filed, as the archive needs it."""

from __future__ import annotations

from xize.core.process import rulebook
from xize.core.process.compile.findings import Findings
from xize.core.process.compile.plain import expression
from xize.core.process.filing import FilingError, places
from xize.core.regulation import model


def filing(regulation: model.Regulation, findings: Findings) -> rulebook.Filing | None:
    """The scheme of a regulation; what it leaves open has the defaults of ``rulebook.Filing``."""
    written = regulation.filing
    if written is None:
        return None
    plain = rulebook.Filing()
    code = written.code or plain.code
    try:
        places(code)
    except FilingError:
        findings.report("archival-code-invalid", written.at, code)
        code = plain.code
    return rulebook.Filing(
        fonds=written.fonds or plain.fonds,
        category=written.category or plain.category,
        code=code,
        retention=tuple(
            rulebook.Retention(keep=one.keep, when=expression(one.when))
            for one in written.retention
        ),
    )
