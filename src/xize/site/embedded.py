"""The WSGI application with the worker beside it, in one process: the embedded default."""

from xize.site.wsgi import application

__all__ = ["application"]

# after the application: it sets up the apps whose services the worker calls
from xize.site.worker import start_beside

start_beside()
