"""See that Chromium and a Chinese font are here; install Debian's when we may, say so when not."""

import os
import shutil
import subprocess
import sys

PACKAGES = {"chromium": "chromium", "Noto Sans CJK SC": "fonts-noto-cjk"}


def main() -> None:
    """Do nothing when both are here."""
    missing = [package for thing, package in PACKAGES.items() if not is_here(thing)]
    if missing:
        install(missing)


def is_here(thing: str) -> bool:
    """Whether a program is on the path, or a font family known to the system."""
    if thing == "chromium":
        return shutil.which(thing) is not None
    if shutil.which("fc-list") is None:
        return False
    return bool(subprocess.run(["fc-list", thing], capture_output=True, check=True).stdout)


def install(packages: list[str]) -> None:
    """Ask Debian's package manager; without the right to do so, end with what to do."""
    wanted = " ".join(packages)
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        sys.exit(
            f"The browser tests need {wanted}: install them, for instance with "
            f"`sudo apt-get install {wanted}`, and run make again."
        )
    print(f"Installing {wanted} …", flush=True)
    apt_get("update")
    apt_get("install", "-y", "--no-install-recommends", *packages)


def apt_get(*arguments: str) -> None:
    """Run the package manager without questions; only its errors are shown."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-qq", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)


if __name__ == "__main__":
    main()
