"""`make check`: format, lint, types, layers, migrations. All are run; one line each when well."""

import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent

CONCISE = "--output-format=concise"
SETTINGS = "--settings=xize.site.settings"

CHECKS = {
    "format": ("ruff", "format", "--check", "--quiet", CONCISE, "."),
    "lint": ("ruff", "check", "--quiet", CONCISE, "."),
    "layers": ("lint-imports", "--no-logo", "--cache-dir", ".cache/import-linter"),
    "types": ("mypy", "--no-error-summary"),
    "migrations": ("django-admin", "makemigrations", "--check", "--dry-run", SETTINGS),
}


def main() -> None:
    """Run every check, show what the failing ones say, and fail if one did."""
    failed = [name for name, command in CHECKS.items() if not passes(name, *command)]
    if failed:
        sys.exit(f"make check: {', '.join(failed)} failed")


def passes(name: str, program: str, *arguments: str) -> bool:
    """Run one check from our own environment and report on it."""
    run = subprocess.run(
        [str(BIN / program), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    print(f"{name:<11}{'ok' if run.returncode == 0 else 'FAILED'}", flush=True)
    if run.returncode != 0:
        print(run.stdout, flush=True)
    return run.returncode == 0


if __name__ == "__main__":
    main()
