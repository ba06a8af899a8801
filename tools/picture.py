"""`make picture`: the readme's picture, taken from the product itself as it serves the demo."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
XIZE = Path(sys.executable).parent / "xize"
PICTURE = ROOT / "docs/images/project.png"
PORT = "8723"
LARGEST = 300_000
"""Bytes; a readme is also read over a slow line."""


def main() -> None:
    """Take the picture of a project whose go-live is being countersigned."""
    chromium = shutil.which("chromium")
    with demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(locale="zh-CN", viewport={"width": 1280, "height": 800})
        page.goto(address)
        page.get_by_role("button", name="罗静").click()
        page.get_by_role("link", name="云港地铁银行卡过闸").last.click()
        page.wait_for_load_state("networkidle")
        page.screenshot(path=PICTURE)
        browser.close()
    size = PICTURE.stat().st_size
    if size > LARGEST:
        sys.exit(f"{PICTURE} has {size} bytes; {LARGEST} are allowed.")
    print(f"{PICTURE.relative_to(ROOT)}: {size} bytes")


@contextmanager
def demo() -> Iterator[str]:
    """Serve a fresh demo from a folder that is gone afterwards; its address."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"XIZE_HOME": home, "DATABASE_URL": ""}
        command = [str(XIZE), "demo", "--port", PORT]
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, text=True
        ) as server:
            assert server.stdout is not None
            said = next(line for line in server.stdout if "http://" in line)
            try:
                yield re.findall(r"http://\S+", said)[0]
            finally:
                server.terminate()


if __name__ == "__main__":
    main()
