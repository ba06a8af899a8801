"""The import contracts grow with the product: a new app or screen without one is found here."""

from collections.abc import Iterator

from tests.architecture.sources import PACKAGE, import_contracts


def named(kind: str, key: str) -> Iterator[str]:
    """Every module that contracts of one kind list under a key."""
    for contract in import_contracts():
        if contract["type"] == kind:
            yield from contract[key]


def test_every_apps_tables_are_its_own() -> None:
    apps = {file.parent.name for file in PACKAGE.glob("*/models.py")}
    protected = set(named("protected", "protected_modules"))

    assert {f"xize.{app}.models" for app in apps} <= protected


def test_no_app_is_let_into_anothers_tables() -> None:
    for contract in import_contracts():
        if contract["type"] == "protected":
            [tables] = contract["protected_modules"]
            assert contract["allowed_importers"] == [tables.removesuffix(".models")]


def test_every_screen_is_independent_of_the_others() -> None:
    screens = {f"xize.web.{file.parent.name}" for file in PACKAGE.glob("web/*/views.py")}

    assert screens <= set(named("independence", "modules"))


def test_import_linter_sees_every_file() -> None:
    folders = {file.parent for file in PACKAGE.rglob("*.py")}

    assert [
        f"{folder}" for folder in sorted(folders) if not (folder / "__init__.py").exists()
    ] == []
