"""`flush` as the test runner calls it, with the ledger's guards set aside for that moment."""

from django.core.management.commands import flush
from django.db import connections

from xize.ledger import guards


class Command(flush.Command):
    """Empty all tables, those that nobody may empty included."""

    def handle(self, **options) -> None:
        connection = connections[options["database"]]
        guards.remove(connection)
        super().handle(**options)
        guards.install(connection)
