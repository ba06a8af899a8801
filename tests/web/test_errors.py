"""Error pages say what happened, why and what to do, in both languages, without the database."""

import pytest
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from xize.core.engine.refusals import Refused
from xize.web.errors import problems, views
from xize.web.errors.middleware import RefusalMiddleware

MIDDLEWARE = RefusalMiddleware(lambda _: HttpResponse())
PROBLEMS = [value for value in vars(problems).values() if isinstance(value, problems.Problem)]


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: str(problem.status))
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_page_has_its_status_and_three_sentences(problem, language) -> None:
    with translation.override(language):
        answer = views.show(HttpRequest(), problem)
        sentences = [str(problem.what), str(problem.why), str(problem.remedy)]

    assert answer.status_code == problem.status
    assert all(sentence in answer.content.decode() for sentence in sentences)


def test_an_unknown_address_is_answered_in_the_persons_language(as_, settings) -> None:
    answer = as_("luo").get("/nowhere")

    assert answer.status_code == 404
    assert "此处没有内容" in answer.content.decode()


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused() -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-in", {"username": "luo"})

    assert answer.status_code == 403
    assert "表单已失效" in answer.content.decode()


def test_a_refusal_keeps_its_code_and_sentence() -> None:
    answer = MIDDLEWARE.process_exception(RequestFactory().post("/x"), Refused("comment-missing"))

    assert answer is not None
    assert answer.status_code == 409
    assert "comment-missing" in answer.content.decode()
    assert "请填写意见后再提交。" in answer.content.decode()


def test_a_part_of_a_page_gets_a_notice_only() -> None:
    request = RequestFactory().post("/x", headers={"HX-Request": "true"})
    answer = MIDDLEWARE.process_exception(request, Refused("suspended"))

    assert answer is not None
    assert "<html" not in answer.content.decode()
    assert "项目已暂停" in answer.content.decode()


def test_an_upload_over_the_limit_is_not_a_fault_of_ours() -> None:
    request = RequestFactory().post("/x")

    answer = MIDDLEWARE.process_exception(request, RequestDataTooBig())
    assert answer is not None
    assert answer.status_code == 413
    assert MIDDLEWARE.process_exception(request, KeyError("x")) is None
