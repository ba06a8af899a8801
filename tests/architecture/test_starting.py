"""What every process pays for at its start."""

import os
import subprocess
import sys

START = """
import sys

import django

django.setup()

import xize.projects.services

print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""
HEAVY = {"pyhanko", "docx", "docxtpl"}
"""Loaded where they are used: they are for files that most processes never touch."""


def test_a_process_that_starts_loads_nothing_it_may_never_need() -> None:
    run = subprocess.run(
        [sys.executable, "-c", START],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "xize.site.settings"},
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = set(run.stdout.split())
    assert "xize" in loaded
    assert loaded & HEAVY == set()
