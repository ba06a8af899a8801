"""`xize format`: writes regulations in the house style."""

from collections.abc import Iterator
from pathlib import Path

import click

from xize import library
from xize.core.regulation.house import format_text


@click.command
@click.argument("names", nargs=-1, required=True, metavar="ID|PATH…")
@click.option(
    "--check", is_flag=True, help="Change nothing; exit with 1 if something would change."
)
def command(names: tuple[str, ...], *, check: bool) -> None:
    """Write regulations in the house style, meaning and comments unchanged.

    Sections in one order with the flow first, one step per block, nothing on one line that does
    not fit into 100 characters. Name a regulation of the library, its folder (its names and
    scenarios are written too), or a single YAML file.
    """
    failed = False
    for name in names:
        for path in files_of(name):
            failed |= _format(path, check=check)
    raise SystemExit(1 if failed else 0)


def files_of(name: str) -> Iterator[Path]:
    """The YAML files a name stands for."""
    path = Path(name)
    if path.is_file():
        yield path
        return
    try:
        folder = library.find(name).parent
    except library.UnknownRegulationError as error:
        raise click.ClickException(f"{error.message_zh}\n{error.message_en}") from None
    yield folder / library.TEXT
    if (folder / library.ENGLISH).is_file():
        yield folder / library.ENGLISH
    yield from sorted((folder / "tests").glob("*.yaml"))


def _format(path: Path, *, check: bool) -> bool:
    """Format one file; whether it cannot be, or (with ``check``) is not yet."""
    before = path.read_bytes()
    formatted = format_text(before, library.shown(path))
    for problem in formatted.problems:
        click.echo(f"{problem.place}: {problem.code}: {problem.message_zh} {problem.message_en}")
    if formatted.text is None:
        return True
    after = formatted.text.encode()
    if after == before:
        return False
    if not check:
        path.write_bytes(after)
    click.echo(f"{library.shown(path)}: {'would be changed' if check else 'written'}")
    return check
