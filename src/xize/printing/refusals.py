"""Why something cannot be printed: a stable code and one fixed sentence in both languages.

PrintingRefusal
 ├─ FontsMissing       ``make assets`` was not run
 ├─ TooMuchToPrint     longer than any paper should be
 ├─ TemplateWrong      an own template fails: which, where, why
 ├─ TemplateEndless    an own template takes too long or too much
 ├─ SealUnreadable     its key cannot be opened
 └─ SealMissing        nobody has brought one
"""

from __future__ import annotations

from xize.core.refusal import Refusal


class PrintingRefusal(Refusal):
    """Base class; ``about`` names the file."""


class FontsMissing(PrintingRefusal):
    """The fonts are brought by a build step and are not here."""

    code = "fonts-missing"
    zh = "缺少打印所需的中文字体“{about}”；请在安装目录运行 make assets 后重试。"
    en = "The Chinese font {about} for printing is missing; run `make assets` and try again."


class TooMuchToPrint(PrintingRefusal):
    """More text than can be set in the time a person waits."""

    code = "too-much-to-print"
    zh = "“{about}”内容过多，超过 {limit} 万字；请缩小范围，或导出为表格。"
    en = "{about} is too long to print (over {limit} times 10,000 characters); narrow it or export."


class TemplateWrong(PrintingRefusal):
    """The template itself is wrong; ``line`` and ``reason`` lead to the place."""

    code = "template-wrong"
    zh = "模板“{about}”第 {line} 行有误：{reason}。请修改模板后重试。"
    en = "Template {about}, line {line}: {reason}. Mend the template and try again."


class TemplateEndless(PrintingRefusal):
    """Stopped: time, memory or output beyond the limit."""

    code = "template-endless"
    zh = "模板“{about}”运行超过限度，已停止；请检查其中的循环。"
    en = "Template {about} went over its limits and was stopped; check its loops."


class SealUnreadable(PrintingRefusal):
    """The key of the seal cannot be opened."""

    code = "seal-unreadable"
    zh = "印章证书（{about}）打不开：口令不对，或文件已损坏；请用 xize seal 重新导入。"
    en = "The seal's certificate ({about}) cannot be opened; import it again with `xize seal`."


class SealMissing(PrintingRefusal):
    """There is no seal on this machine."""

    code = "seal-missing"
    zh = "还没有单位印章证书；请管理员用 xize seal import 导入，或用 xize seal make 制作。"
    en = "There is no seal yet; an administrator brings one with `xize seal import` or `make`."
