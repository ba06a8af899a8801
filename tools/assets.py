"""`make assets`: what browsers load besides our own style sheets, and what prints are set in.

`static/vendor/`    Tabler's style sheet and script, and a sprite of the icons `icons.txt` lists
`static/islands/`   one bundle for each file directly in `frontend/src/`, with its style sheet
`printing/fonts/`   the Chinese fonts that printed documents embed

Tabler, the fonts and the bundler are locked npm packages; node and npm come from a wheel in the
lock, so that every machine builds with the same ones. No package may run a script of its own while
it is installed.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
FRONTEND = ROOT / "frontend"
MODULES = FRONTEND / "node_modules"
STATIC = ROOT / "src/xize/web/static"
VENDOR = STATIC / "vendor"
ISLANDS = STATIC / "islands"
FONTS = ROOT / "src/xize/printing/fonts"

COPIES = {
    "@tabler/core/dist/css/tabler.min.css": "tabler.min.css",
    "@tabler/core/dist/js/tabler.min.js": "tabler.min.js",
    "@tabler/icons/LICENSE": "icons.LICENSE",
    "bpmn-js/LICENSE": "bpmn-js.LICENSE",
}

FONT_COPIES = {
    "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf": "NotoSerifSC-Regular.ttf",
    "noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf": "NotoSerifSC-Bold.ttf",
    "noto-serif-sc/LICENSE_FONT": "NotoSerifSC.LICENSE",
    "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf": "NotoSansSC-Regular.ttf",
    "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf": "NotoSansSC-Bold.ttf",
    "noto-sans-sc/LICENSE_FONT": "NotoSansSC.LICENSE",
}
"""Whole and static: a variable font slows printing down, a subset lacks somebody's name."""

STROKE = 'fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round"'


def main() -> None:
    """Build everything again; `make` calls this only when a source is newer."""
    install_packages()
    shutil.rmtree(VENDOR, ignore_errors=True)
    shutil.rmtree(ISLANDS, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    for source, name in COPIES.items():
        copy_without_map(MODULES / source, VENDOR / name)
    (VENDOR / "icons.svg").write_text(sprite(), encoding="utf-8")
    bundle_islands()
    copy_fonts()
    (VENDOR / ".complete").touch()


def install_packages() -> None:
    """Install what the lock names, unless that very lock is installed already."""
    lock, installed = FRONTEND / "package-lock.json", MODULES / ".installed-lock"
    if installed.exists() and installed.read_bytes() == lock.read_bytes():
        return
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--silent"]
    trust = os.environ | {"NODE_OPTIONS": "--use-system-ca"}  # as pip and uv do
    subprocess.run([str(BIN / "npm"), "ci", *options], cwd=FRONTEND, env=trust, check=True)
    installed.write_bytes(lock.read_bytes())


def copy_without_map(source: Path, target: Path) -> None:
    """Copy a file without the line that sends browsers looking for a source map."""
    text = source.read_text(encoding="utf-8")
    target.write_text(re.sub(r"(//|/\*)# sourceMappingURL=.*", "", text), encoding="utf-8")


def copy_fonts() -> None:
    """Put the fonts of printed documents into the package, each under its family's name."""
    shutil.rmtree(FONTS, ignore_errors=True)
    FONTS.mkdir(parents=True)
    for source, name in FONT_COPIES.items():
        shutil.copyfile(MODULES / "@expo-google-fonts" / source, FONTS / name)


def sprite() -> str:
    """One SVG with a symbol for each icon; a name Tabler does not have ends the build."""
    symbols = []
    for name in (FRONTEND / "icons.txt").read_text(encoding="utf-8").split():
        icon = MODULES / f"@tabler/icons/icons/outline/{name}.svg"
        if not icon.exists():
            sys.exit(f"frontend/icons.txt: Tabler has no outline icon named {name}")
        drawing = re.sub(r"^.*?<svg.*?>|</svg>.*$|\s*\n\s*", "", icon.read_text(), flags=re.DOTALL)
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24" {STROKE}>{drawing}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def bundle_islands() -> None:
    """Bundle our own scripts; each file directly in `frontend/src/` becomes one."""
    entries = sorted([*FRONTEND.glob("src/*.js"), *FRONTEND.glob("src/*.ts")])
    if entries:
        esbuild = MODULES / "esbuild/bin/esbuild"
        options = ["--bundle", "--minify", "--format=esm", "--target=es2022", "--log-level=warning"]
        options += ["--loader:.woff2=file"]
        command = [str(BIN / "node"), str(esbuild), *options, f"--outdir={ISLANDS}"]
        subprocess.run([*command, *map(str, entries)], check=True)


if __name__ == "__main__":
    main()
