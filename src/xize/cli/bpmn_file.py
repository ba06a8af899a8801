"""The BPMN file a command was given: as much of it as may be read, or one finding."""

from pathlib import Path

from xize.core.process.bpmn.findings import Finding, Report
from xize.core.process.bpmn.reading.rules import RULES
from xize.core.process.bpmn.xml import MOST_BYTES


class NoFileError(Exception):
    """There is nothing to read at a path; ``finding`` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.rule)
        self.finding = finding


def content_of(path: Path) -> bytes:
    """The bytes of a file; of one too large what shows it. Raises ``NoFileError``."""
    try:
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise NoFileError(_finding("file-missing", path)) from None
    except IsADirectoryError:
        raise NoFileError(_finding("file-is-folder", path)) from None
    except OSError:
        raise NoFileError(_finding("file-unreadable", path)) from None


def _finding(rule: str, path: Path) -> Finding:
    report = Report(RULES)
    report.say(rule, "", 0, detail=path)
    return report.found[0]
