"""`make suites`: every test that must pass, each where it proves something.

1. The tests that touch a database, on PostgreSQL.
2. Everything else than pages, on SQLite; this runs the pure core's tests, once.
3. The pages, in a real browser.

The first two share nothing and run side by side, one a core; the output of each is shown whole.
The first that fails ends the run, so that its closing line is the last one.
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Suite:
    """One run of pytest: what it selects and on which database."""

    title: str
    selects: str
    database: str = "sqlite"

    def start(self, folder: Path) -> "Run":
        """Begin the run; its output is kept in `folder` until it is shown."""
        environment = os.environ | {"XIZE_TEST_DATABASE": self.database}
        command = [sys.executable, "-m", "pytest", "-q", "-m", self.selects]
        output = folder / self.database
        with output.open("w") as stream:
            process = subprocess.Popen(command, env=environment, stdout=stream, stderr=stream)
        return Run(self.title, process, output)


@dataclass(frozen=True)
class Run:
    """A suite under way."""

    title: str
    process: subprocess.Popen[bytes]
    output: Path


TOGETHER = (
    Suite("database tests on PostgreSQL", "database and not browser", "postgresql"),
    Suite("core and database tests on SQLite", "not browser"),
)
AFTERWARDS = (Suite("pages in Chromium", "browser"),)


def main() -> None:
    """Run all suites; the exit code is that of the first that failed."""
    for suites in (TOGETHER, AFTERWARDS):
        with tempfile.TemporaryDirectory() as folder:
            finish([suite.start(Path(folder)) for suite in suites])


def finish(runs: list[Run]) -> None:
    """Show what each run said when all have ended, the failed ones last; stop if one failed."""
    for run in sorted(runs, key=lambda run: run.process.wait() != 0):
        print(f"── {run.title}\n{run.output.read_text(encoding='utf-8')}", flush=True)
    failed = [run.process.returncode for run in runs if run.process.returncode]
    if failed:
        sys.exit(failed[0])


if __name__ == "__main__":
    main()
