"""The Django app."""

from django.apps import AppConfig

from xize.ledger import recall


class PeopleConfig(AppConfig):
    """People, departments and partners."""

    name = "xize.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What facts say about people may be remembered until one of these rows changes."""
        names = ("Department", "Standing", "Partner", "Person", "Grant")
        models = [self.get_model(name) for name in names]
        recall.watch(self, models, but=("last_login", "password", "language"))
