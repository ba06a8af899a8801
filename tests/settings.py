"""The site's own settings in a folder of their own, on the database the run asks for."""

import os

from tests.surroundings import database_url, run_folder

os.environ["XIZE_HOME"] = str(run_folder() / "home")
os.environ["DATABASE_URL"] = database_url()

from xize.site.settings import *  # noqa: F403 - after the environment it reads
from xize.site.settings import DATABASES, INSTALLED_APPS, XIZE_HOME

INSTALLED_APPS = [*INSTALLED_APPS, "tests.emptying"]

# A file and not memory: write-ahead log, locks and other processes behave as they do for real.
DATABASES["default"]["TEST"] = {"NAME": "test_xize"}
if not os.environ["DATABASE_URL"]:
    DATABASES["default"]["TEST"] = {"NAME": XIZE_HOME / "test.sqlite3"}

# One round: a thousand sign-ins in a test run prove nothing about the hash.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
