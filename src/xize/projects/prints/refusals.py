"""What cannot be printed of a project: a stable code and one fixed sentence in both languages."""

from __future__ import annotations

from xize.projects.refusals import NoSuchPaper


class NoSuchForm(NoSuchPaper):
    """The regulation has no such form, or the form no such instance."""

    code = "no-such-form"
    zh = "没有表单“{about}”可供打印；请从项目的表单中选择。"
    en = "There is no form {about} to print; choose one from the project's forms."


class NothingToPrint(NoSuchPaper):
    """No such letter, or nothing has happened yet that it could say."""

    code = "nothing-to-print"
    zh = "“{about}”目前没有可打印的内容；请在项目页选择列出的打印件。"
    en = "There is nothing to print of {about} yet; choose one of the prints the project lists."
