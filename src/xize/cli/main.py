"""The program `xize`: finds the command, sets up what it needs, and runs it."""

import importlib
import os
from typing import ClassVar

import click
import django

from xize import __version__
from xize.cli.registry import COMMANDS, Entry


class Commands(click.Group):
    """The group of all commands; only the one that is asked for is imported."""

    entries: ClassVar = {entry.name: entry for entry in COMMANDS}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the registry's order, which is the order of a day's work."""
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command's module, with the site set up first where the command needs it."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        if entry.site:
            set_up_site()
        return load(entry)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the registry, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(entry.name, entry.summary) for entry in self.entries.values()])


def load(entry: Entry) -> click.Command:
    """The click command that a module calls `command`."""
    command = importlib.import_module(entry.module).command
    assert isinstance(command, click.Command)
    return command


def set_up_site() -> None:
    """Read the settings and the apps; what a command imports after this may use tables."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xize.site.settings")
    django.setup()


@click.command(cls=Commands, epilog="`xize COMMAND --help` tells more about one of them.")
@click.version_option(__version__, prog_name="xize")
def main() -> None:
    """Xize (细则) runs an organisation's written project regulations.

    A regulation is one YAML file. Xize checks it, proves its scenarios, and runs its projects.

    Data lives in the folder XIZE_HOME names (default: in your data folder), unless DATABASE_URL
    selects PostgreSQL.
    """
