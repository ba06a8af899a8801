"""The WSGI application that granian, or any other WSGI server, runs."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xize.site.settings")

application = get_wsgi_application()

gc.collect()
gc.freeze()  # what is loaded by now stays: no later collection need walk through it
