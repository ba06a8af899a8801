"""The commands there are, in the order `xize --help` shows them.

To add one: write `xize/cli/NAME.py` with a click command called `command`, add a line here.
"""

from dataclasses import dataclass
from keyword import iskeyword


@dataclass(frozen=True)
class Entry:
    """One command: what help says about it, and whether it works on the site's database."""

    name: str
    summary: str
    site: bool = False
    """Django is set up before the command's module is imported, so it may import models freely."""

    @property
    def module(self) -> str:
        """Where the command is; a name with a hyphen lives in a file with an underscore.

        A name that is a word of Python has an underscore behind it.
        """
        word = self.name.replace("-", "_")
        return f"xize.cli.{word}_" if iskeyword(word) else f"xize.cli.{word}"


COMMANDS: tuple[Entry, ...] = (
    Entry("lint", "Check regulations: form, references, flow, expressions."),
    Entry("format", "Write regulations in the house style."),
    Entry("test", "Play the scenarios beside regulations."),
    Entry("trace", "Run a BPMN file dry and tell what happens in which order."),
    Entry("draw", "Draw a regulation or a BPMN file as SVG."),
    Entry("import", "Make a regulation of a BPMN file from another engine."),
    Entry("export", "Write a regulation as a BPMN file."),
    Entry("demo", "Serve a sample organisation with projects in all stages."),
    Entry("organisation", "Load departments and people from a file.", site=True),
    Entry("publish", "Publish a regulation and put it in force.", site=True),
    Entry("password", "Set somebody's password.", site=True),
    Entry("role", "Make somebody an administrator, or the like.", site=True),
    Entry("serve", "Serve the web application.", site=True),
    Entry("worker", "Do what time asks for: deadlines, mail, checkpoints.", site=True),
    Entry("verify", "Check that nothing in the ledger, or in a dossier's file, was changed."),
    Entry("dossier", "Write a project's sealed dossier into a file.", site=True),
    Entry("rebuild", "Make all lists again from the ledger.", site=True),
    Entry("blobs", "Copy all files to another store, with a check of each.", site=True),
    Entry("calendar", "Show the working calendar; publish a notice or closures.", site=True),
    Entry("seal", "Bring the organisation's seal; check sealed files.", site=True),
    Entry("migrate", "Bring the database to this version.", site=True),
)
