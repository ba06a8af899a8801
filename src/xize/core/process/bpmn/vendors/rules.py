"""What is said about attributes of vendors that are not carried over."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.findings import Rule

RULES: Final[dict[str, Rule]] = {
    "vendor-not-understood": Rule(
        "{where_zh}上 {vendor} 的 {name} 不认识，未带入；请确认它的含义，需要时在规程里写明",
        "{name} of {vendor} on {where_en} is not understood and left out; find out what it means "
        "and say it in the regulation if it matters",
        "unknown",
    ),
    "vendor-left-out": Rule(
        "{where_zh}上 {vendor} 的 {name}（{value}）不执行，未带入；{remedy_zh}",
        "{name} of {vendor} on {where_en} ({value}) is not run and left out; {remedy_en}",
        "unknown",
    ),
    "vendor-form-not-read": Rule(
        "{where_zh}的表单 {value} 不在文件里，字段未带入；请在 documents: 里补充字段",
        "The form {value} of {where_en} is not in the file and brings no fields; add them under "
        "documents:",
        "unknown",
    ),
}
