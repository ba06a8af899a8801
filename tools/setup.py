"""Make `.venv` with everything the locks name, and `xize` in its `bin`.

Runs on a bare Python: nothing but the standard library is imported here. Repeating it is cheap;
`make` skips it altogether while the locks have not changed.
"""

import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".venv"
PYTHON = HOME / "bin" / "python"
LOCK = ROOT / "requirements-dev.lock"


def main() -> None:
    """Create the environment if there is none, then bring it to what the lock says."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this runs on whatever Python there is
        sys.exit("Xize needs Python 3.11 or newer: make setup PYTHON=/path/to/python3.12")
    if not PYTHON.exists():
        venv.create(HOME, with_pip=True)
    install_uv()
    uv("--require-hashes", "--requirement", str(LOCK))
    uv("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    (HOME / ".complete").touch()


def install_uv() -> None:
    """Install the locked uv with pip, hashes checked; it installs the rest in seconds."""
    block = re.search(r"^uv==.*(?:\n +--hash=.*)+", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    if block is None:
        sys.exit(f"{LOCK.name} names no uv; run `make lock`.")
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as wanted:
        wanted.write(block.group())
        wanted.flush()
        pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--require-hashes", "--requirement", wanted.name], check=True)


def uv(*arguments: str) -> None:
    """Run `uv pip install` on our environment, trusting the certificates this machine trusts."""
    install = [str(HOME / "bin" / "uv"), "pip", "install", "--quiet", "--system-certs"]
    subprocess.run([*install, "--python", str(PYTHON), *arguments], check=True)


if __name__ == "__main__":
    main()
