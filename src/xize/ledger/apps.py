"""The Django app."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Streams, events, payloads and checkpoints."""

    name = "xize.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
