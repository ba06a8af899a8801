"""How hard Hypothesis tries, and when it draws the same examples again."""

import os
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase

_examples = DirectoryBasedExampleDatabase(Path(".cache/hypothesis"))
_everyday = settings(
    max_examples=50,
    deadline=None,
    database=_examples,
    suppress_health_check=[HealthCheck.too_slow],
)


def load_profile() -> None:
    """Use what XIZE_HYPOTHESIS names, else the profile that fits who asks."""
    settings.register_profile("everyday", _everyday)
    settings.register_profile("deep", _everyday, max_examples=2_000)
    # A landing change is judged by the same examples each time; whoever works on it meets new ones.
    settings.register_profile("landing", _everyday, derandomize=True, database=None)
    settings.load_profile(
        os.environ.get("XIZE_HYPOTHESIS", "landing" if "CI" in os.environ else "everyday")
    )
