"""The sample organisation and a browserless client that is signed in as one of its people."""

from collections.abc import Callable

import pytest
from django.test import Client

from xize.people import accounts

SignIn = Callable[[str], Client]


@pytest.fixture
def as_(ids: dict[str, str]) -> SignIn:
    """A client signed in as the person with a user name; `as_("")` is nobody."""

    def client(username: str) -> Client:
        client = Client()
        if username:
            user = accounts.find(username)
            assert user is not None
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return client
