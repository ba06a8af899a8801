"""The program `xize` itself: help, version, and what the registry promises."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from xize import __version__
from xize.cli.main import load, main, set_up_site
from xize.cli.registry import COMMANDS, Entry


def test_the_installed_program_tells_its_version() -> None:
    program = Path(sys.executable).with_name("xize")
    answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)

    assert answer.stdout == f"xize, version {__version__}\n"


def test_help_lists_every_command_with_its_summary() -> None:
    answer = CliRunner().invoke(main, ["--help"])

    assert answer.exit_code == 0
    for entry in COMMANDS:
        assert f"  {entry.name} " in answer.output
        assert entry.summary.split()[0] in answer.output


def test_an_unknown_command_is_refused_by_name() -> None:
    answer = CliRunner().invoke(main, ["fly"])

    assert answer.exit_code == 2
    assert "No such command 'fly'" in answer.output


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
def test_every_command_explains_itself(entry: Entry) -> None:
    set_up_site()
    command = load(entry)

    assert command.help, "a command's docstring is its help"
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, f"--{option.name} has no help"
