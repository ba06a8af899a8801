"""`make suites`: every test that must pass, each where it proves something.

1. The core: once, without Django, in another time zone than anybody expects.
2. The tests that touch a database, on PostgreSQL.
3. Everything but the core and the pages, on SQLite.
4. The pages, in a real browser.

The first three share nothing and run side by side; what each says is shown whole, the failed ones
last. The first stage that fails ends the run, so that the last line is pytest's about it.
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

PYTEST = [sys.executable, "-m", "pytest", "-q", "--durations=5", "--durations-min=2"]
WITHOUT_DJANGO = [
    *(
        "--confcutdir=tests/core",
        "-p",
        "no:django",
        "-o",
        "addopts=--import-mode=importlib --strict-markers -ra",
    ),
    *("-W", "ignore::pytest.PytestConfigWarning"),  # Django's own option is unknown without it
]


@dataclass(frozen=True)
class Suite:
    """One run of pytest: what it selects, and the environment it runs in."""

    title: str
    options: list[str]
    environment: dict[str, str] = field(default_factory=dict)

    def start(self, folder: Path) -> "Run":
        """Begin the run; its output is kept in `folder` until it is shown."""
        output = folder / self.title
        with output.open("w") as stream:
            process = subprocess.Popen(
                [*PYTEST, *self.options],
                env=os.environ | self.environment,
                stdout=stream,
                stderr=subprocess.STDOUT,
            )
        return Run(self.title, process, output)


@dataclass(frozen=True)
class Run:
    """A suite under way."""

    title: str
    process: subprocess.Popen[bytes]
    output: Path


STAGES = (
    (
        Suite("core", [*WITHOUT_DJANGO, "tests/core"], {"TZ": "America/New_York"}),
        Suite(
            "database tests on PostgreSQL",
            ["-m", "database and not browser", "--ignore=tests/core"],
            {"XIZE_TEST_DATABASE": "postgresql"},
        ),
        Suite("all but core and pages, on SQLite", ["-m", "not browser", "--ignore=tests/core"]),
    ),
    (Suite("pages in Chromium", ["-m", "browser"]),),
)


def main() -> None:
    """Run the stages; the exit code is that of a suite that failed."""
    for suites in STAGES:
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
