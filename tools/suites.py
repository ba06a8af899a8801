"""`make suites`: every test that must pass, each where it proves something.

1. The core: once, without Django, in another time zone than anybody expects.
2. The tests that touch a database, on PostgreSQL.
3. Everything but the core and the pages, on SQLite.
4. The pages, in a real browser.

They share nothing and run side by side, three at a time; what each says is shown whole once it has
ended, the failed ones last, so that the last line is pytest's about one. After a failure no other
suite begins.
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

    def show(self) -> None:
        """Print what it said."""
        print(f"── {self.title}\n{self.output.read_text(encoding='utf-8')}", flush=True)


SUITES = (
    Suite("core", [*WITHOUT_DJANGO, "tests/core"], {"TZ": "America/New_York"}),
    Suite(
        "database tests on PostgreSQL",
        ["-m", "database and not browser", "--ignore=tests/core"],
        {"XIZE_TEST_DATABASE": "postgresql"},
    ),
    Suite("all but core and pages, on SQLite", ["-m", "not browser", "--ignore=tests/core"]),
    Suite("pages in Chromium", ["-m", "browser"]),
)
AT_ONCE = 3
"""One more than cores of a small machine: now and then a suite waits for a disk or a browser."""


def main() -> None:
    """Run the suites; the exit code is that of one that failed."""
    waiting = list(SUITES)
    running: list[Run] = []
    failed: list[Run] = []
    with tempfile.TemporaryDirectory() as folder:
        while waiting or running:
            while waiting and len(running) < AT_ONCE:
                running.append(waiting.pop(0).start(Path(folder)))
            os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)  # until one of them has ended
            for run in [run for run in running if run.process.poll() is not None]:
                running.remove(run)
                if run.process.returncode:
                    failed.append(run)
                    waiting.clear()
                else:
                    run.show()
        for run in failed:
            run.show()
    if failed:
        sys.exit(failed[0].process.returncode)


if __name__ == "__main__":
    main()
