"""What the environment decides, asked of a fresh process as an operator would start it."""

import json
import subprocess
import sys

import pytest

ASK = """
import json, sys
from django.conf import settings
print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}, default=str))
"""


@pytest.fixture
def ask(tmp_path):
    """Start a process with an environment and read settings from it."""

    def answer(*names: str, **environment: str):
        known = {"DJANGO_SETTINGS_MODULE": "xize.site.settings", "XIZE_HOME": str(tmp_path)}
        output = subprocess.check_output(
            [sys.executable, "-c", ASK, *names], env=known | environment, text=True
        )
        values = json.loads(output)
        return [values[name] for name in names]

    return answer


def test_by_itself_the_site_answers_to_this_machine_without_https(ask) -> None:
    hosts, secure, debug, demo = ask("ALLOWED_HOSTS", "SESSION_COOKIE_SECURE", "DEBUG", "XIZE_DEMO")

    assert hosts == ["localhost", "127.0.0.1", "[::1]"]
    assert (secure, debug, demo) == (False, False, False)


def test_a_name_that_others_reach_asks_for_https(ask) -> None:
    hosts, session, csrf, redirect, strict = ask(
        "ALLOWED_HOSTS",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_SECONDS",
        XIZE_HOSTS="xize.example,localhost",
    )

    assert hosts == ["xize.example", "localhost"]
    assert (session, csrf, redirect) == (True, True, True)
    assert strict > 0


def test_a_forwarded_protocol_counts_only_behind_a_proxy(ask) -> None:
    assert ask("SECURE_PROXY_SSL_HEADER") == [None]
    assert ask("SECURE_PROXY_SSL_HEADER", XIZE_PROXY="yes") == [["HTTP_X_FORWARDED_PROTO", "https"]]


def test_the_secret_stays_the_same_from_one_start_to_the_next(ask) -> None:
    assert ask("SECRET_KEY") == ask("SECRET_KEY")


def test_no_page_may_run_a_script_or_style_that_stands_in_it(ask) -> None:
    [policy] = ask("CONTENT_SECURITY_POLICY")
    directives = policy["DIRECTIVES"]

    assert directives["default-src"] == ["'self'"]
    assert not {"script-src", "style-src"} & set(directives), "these fall back to default-src"
    assert "unsafe" not in json.dumps(policy)
