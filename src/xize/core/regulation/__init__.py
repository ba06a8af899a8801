"""The regulation language: text to model, with every problem named.

    reading = read(content, "regulation.yaml")          # form
    problems = lint(content, "regulation.yaml", second=english)   # form and sense

``model`` holds the structures, ``source`` is the door to YAML, ``reading`` binds text to model,
``check`` says what makes no sense.
"""

from xize.core.regulation.lint import check, check_second, lint
from xize.core.regulation.read import Reading, read
from xize.core.regulation.second import SecondLanguage, read_second

__all__ = [
    "Reading",
    "SecondLanguage",
    "check",
    "check_second",
    "lint",
    "read",
    "read_second",
]
