"""Nothing is open by accident: every view says who may open it, and one that does not is closed."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from tests.web.addresses import addresses
from xize.people.actor import PUBLIC, Actor
from xize.people.permissions import GRANTS, Permission
from xize.web.access import access_of, permitted, public, signed_in
from xize.web.middleware import AccessMiddleware

OPEN_TO_EVERYBODY = {"sign-in", "sign-in/demo", "sign-out", "language"}

LUO = Actor(person="luo")


@pytest.mark.parametrize(("route", "view"), addresses())
def test_every_address_says_who_may_open_it(route, view) -> None:
    access = access_of(view)

    assert access is not None, f"the view of {route!r} has no access decision"
    assert access.everybody == (route in OPEN_TO_EVERYBODY)


def opened(view, actor):
    """What the middleware answers in the view's place; None lets the view run."""
    request = RequestFactory().get("/somewhere?x=1")
    vars(request).update(actor=actor, htmx=False)
    return AccessMiddleware(lambda _: HttpResponse()).process_view(request, view, (), {})


def page(_request) -> HttpResponse:
    return HttpResponse()


def test_a_view_without_a_decision_is_not_found() -> None:
    def undecided(_request) -> HttpResponse:
        return HttpResponse()

    with pytest.raises(Http404):
        opened(undecided, LUO)


def test_who_is_not_signed_in_is_sent_to_sign_in_and_back() -> None:
    answer = opened(signed_in(page), PUBLIC)

    assert answer is not None
    assert answer["Location"] == "/sign-in?next=%2Fsomewhere%3Fx%3D1"
    assert opened(signed_in(page), LUO) is None
    assert opened(public(page), PUBLIC) is None


def test_a_permission_is_demanded() -> None:
    view = permitted(Permission.PROJECTS_ALL_READ)(page)
    auditor = Actor(person="chu", permissions=frozenset({Permission.PROJECTS_ALL_READ}))

    assert opened(view, auditor) is None
    with pytest.raises(PermissionDenied):
        opened(view, LUO)


def test_permissions_are_in_alphabetical_order_and_every_role_grants_some() -> None:
    assert [p.value for p in Permission] == sorted(p.value for p in Permission)
    assert all(GRANTS.values())
