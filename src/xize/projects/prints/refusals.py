"""What cannot be printed of a project: a stable code and one fixed sentence in both languages."""

from __future__ import annotations

from xize.core.refusal import Refusal


class PrintRefusal(Refusal):
    """Base class; ``about`` names what was asked for."""


class NoSuchForm(PrintRefusal):
    """The regulation has no such form, or the form no such instance."""

    code = "no-such-form"
    zh = "没有表单“{about}”可供打印；请从项目的表单中选择。"
    en = "There is no form {about} to print; choose one from the project's forms."
