"""The Django app."""

from django.apps import AppConfig

from xize.ledger import recall


class RulebookConfig(AppConfig):
    """Editions of regulations."""

    name = "xize.rulebook"
    label = "rulebook"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Compiled editions and the calendar may be remembered until one of these rows changes."""
        recall.watch(self, [self.get_model("Edition"), self.get_model("WorkingCalendar")])
