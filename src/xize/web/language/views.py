"""The language switch at the top of every page."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from xize.people import services
from xize.people.refusals import UnknownLanguage
from xize.web.access import public
from xize.web.request import Request


@public
@require_POST
def choose(request: Request) -> HttpResponse:
    """Remember the language: for a person in their account, for anybody else in a cookie."""
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        raise UnknownLanguage(language)
    if request.actor.is_somebody:
        services.change_language(actor=request.actor, language=language)
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=365 * 24 * 60 * 60,
        secure=request.is_secure(),
        samesite="Lax",
    )
    return response
