"""The workbench."""

from django.http import HttpResponse
from django.shortcuts import render

from xize.web.access import signed_in
from xize.web.request import Request


@signed_in
def home(request: Request) -> HttpResponse:
    """What waits for this person."""
    return render(request, "home/page.html")
