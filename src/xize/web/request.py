"""The request as our views see it."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from xize.people.actor import Actor


class Request(HttpRequest):
    """An ``HttpRequest`` after our middleware."""

    actor: Actor
    htmx: HtmxDetails
