"""The product imports what `pyproject.toml` declares for running it, and nothing else."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from itertools import chain

from tests.architecture.sources import ROOT, sources


def imported() -> Iterator[tuple[str, str]]:
    """Every top-level package that a file of the product imports, with the file."""
    for source in sources():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name.split(".")[0], source.path) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.split(".")[0], source.path


def normal(name: str) -> str:
    """A distribution's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> set[str]:
    """The distributions that running Xize installs by name, those of its extras too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    return {normal(re.split(r"[\[<>=]", line)[0]) for line in lines}


def test_every_import_of_the_product_is_declared() -> None:
    providers = packages_distributions()
    ours = {"xize", *sys.stdlib_module_names}
    undeclared = {
        f"{path} imports {name}"
        for name, path in imported()
        if name not in ours and not {normal(one) for one in providers.get(name, ())} & declared()
    }

    assert undeclared == set()


def test_every_declared_library_is_used() -> None:
    providers = packages_distributions()
    used = {normal(one) for name, _ in imported() for one in providers.get(name, ())}
    # named in settings; data that the standard library reads
    by_name_only = {"django-axes", "django-htmx", "whitenoise", "psycopg", "tzdata"}

    assert declared() - used <= by_name_only
