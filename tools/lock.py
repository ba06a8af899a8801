"""Write the lock files again: hashes of every file, for every platform, and no addresses."""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNTIME = ROOT / "requirements.lock"
DEVELOPMENT = ROOT / "requirements-dev.lock"
FRONTEND = ROOT / "frontend" / "package-lock.json"


def main() -> None:
    """Resolve the runtime first, then development on top of the very same versions."""
    compile_lock(RUNTIME)
    compile_lock(DEVELOPMENT, "--group", "dev", "--constraint", str(RUNTIME))
    compile_frontend_lock()
    for lock in (RUNTIME, DEVELOPMENT, FRONTEND):
        if re.search(r"https?:|--(extra-)?index-url|file:", lock.read_text(encoding="utf-8")):
            sys.exit(f"{lock.name} carries an address; a lock must hold names and hashes only.")


def compile_lock(lock: Path, *options: str) -> None:
    """Resolve `pyproject.toml` into `lock` for Python 3.11 and newer."""
    command = [
        *(str(ROOT / ".venv/bin/uv"), "pip", "compile", "--quiet", "--universal"),
        *("--generate-hashes", "--no-header", "--no-annotate", "--python-version", "3.11"),
        *(*options, "pyproject.toml", "--output-file", str(lock)),
    ]
    subprocess.run(command, cwd=ROOT, check=True)


def compile_frontend_lock() -> None:
    """Resolve `frontend/package.json`; where packages ask for money is no part of a lock."""
    options = ["--package-lock-only", "--omit-lockfile-registry-resolved", "--ignore-scripts"]
    npm = [str(ROOT / ".venv/bin/npm"), "install", "--silent", "--no-audit", "--no-fund"]
    subprocess.run([*npm, *options], cwd=FRONTEND.parent, check=True)
    lock = json.loads(FRONTEND.read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        package.pop("funding", None)
    FRONTEND.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
