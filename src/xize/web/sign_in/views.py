"""Signing in with a password; in the demo also by choosing a person."""

from __future__ import annotations

import ipaddress
from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from xize.people import accounts, queries, services
from xize.people.administering import is_unused
from xize.web.access import public
from xize.web.request import Request
from xize.web.sign_in.forms import SignInForm


@public
@never_cache
@sensitive_post_parameters("password")
def sign_in(request: Request) -> HttpResponse:
    """The sign-in page; a wrong password shows it again with what was typed."""
    if request.actor.is_somebody and request.method == "GET":
        return HttpResponseRedirect(_next(request))
    form = SignInForm(request, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        login(request, form.get_user())
        if settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
            _keep_language(request)
        return HttpResponseRedirect(_next(request))
    context = {
        "form": form,
        "next": _next(request),
        "people": _demo_people(request),
        "unused": not settings.XIZE_DEMO and is_unused(),
    }
    return render(request, "sign_in/page.html", context, status=422 if form.errors else 200)


@public
@require_POST
def sign_in_as(request: Request) -> HttpResponse:
    """In the demo, on this machine: become somebody with one click."""
    user = accounts.find(request.POST.get("username", "")) if is_demo(request) else None
    if user is None:
        raise Http404
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    _keep_language(request)
    return HttpResponseRedirect(_next(request))


@public
@require_POST
def sign_out(request: Request) -> HttpResponse:
    """End the session."""
    logout(request)
    return HttpResponseRedirect(reverse("sign-in"))


def locked_out(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
    """Answer for a sign-in after too many wrong passwords (called by django-axes)."""
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    return render(request, "sign_in/locked.html", {"minutes": minutes}, status=429)


def is_demo(request: HttpRequest) -> bool:
    """Whether people may be impersonated: demo mode, and the browser runs on this machine."""
    address = ipaddress.ip_address(request.META.get("REMOTE_ADDR") or "0.0.0.0")  # noqa: S104
    return bool(settings.XIZE_DEMO) and address.is_loopback


def _keep_language(request: Request) -> None:
    """Go on in the language of the sign-in page; with a password only where it was chosen there."""
    actor = queries.actor_for(request.user)
    language = request.LANGUAGE_CODE or settings.LANGUAGE_CODE
    if actor.language != language:
        services.change_language(actor=actor, language=language)


def _demo_people(request: Request) -> list[accounts.Unit]:
    return accounts.units(request.LANGUAGE_CODE or "") if is_demo(request) else []


def _next(request: Request) -> str:
    """Where to go afterwards: the page asked for, when it is one of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        return wanted
    return reverse("home")
