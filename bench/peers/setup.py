"""Install the peers, each into a folder of its own under `.cache/bench`, as their locks say.

Nothing of them meets the product's environment, and repeating it takes no time: a peer is
installed again only when its lock has changed. One that cannot be had is named and left out.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FOLDER = ROOT / ".cache" / "bench"
BIN = ROOT / ".venv" / "bin"
NODE = BIN / "node"

PEERS = ("spiff", "viewflow", "bpmn-engine")


def main() -> None:
    """Install what is missing; say which peers could not be had."""
    for name in PEERS:
        if missing(name):
            install(name)


def lock(name: str) -> Path:
    """The file that pins a peer."""
    return HERE / ("package-lock.json" if name == "bpmn-engine" else f"requirements-{name}.txt")


def missing(name: str) -> bool:
    """Whether a peer is not installed as its lock says."""
    installed = FOLDER / name / ".installed-lock"
    return not installed.exists() or installed.read_bytes() != lock(name).read_bytes()


def install(name: str) -> bool:
    """Install one peer from scratch; whether it could be had."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(FOLDER / name, ignore_errors=True)
    try:
        install_node(name) if name == "bpmn-engine" else install_python(name)
    except (OSError, subprocess.CalledProcessError):
        print(f"{name} could not be installed and is left out", file=sys.stderr)
        return False
    shutil.copyfile(lock(name), FOLDER / name / ".installed-lock")
    return True


def install_python(name: str) -> None:
    """A virtual environment of its own, of the Python that runs the product."""
    home = FOLDER / name
    uv = str(BIN / "uv")
    subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, str(home)], check=True)
    options = ["--quiet", "--system-certs", "--require-hashes", "--requirement", str(lock(name))]
    python = ["--python", str(home / "bin" / "python")]
    subprocess.run([uv, "pip", "install", *python, *options], check=True)


def install_node(name: str) -> None:
    """The packages of the lock; none may run a script of its own."""
    home = FOLDER / name
    home.mkdir()
    for file in ("package.json", "package-lock.json"):
        shutil.copyfile(HERE / file, home / file)
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--silent"]
    trust = os.environ | {"NODE_OPTIONS": "--use-system-ca"}  # as pip and uv do
    subprocess.run([str(BIN / "npm"), "ci", *options], cwd=home, env=trust, check=True)


if __name__ == "__main__":
    main()
