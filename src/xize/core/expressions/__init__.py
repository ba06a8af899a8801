"""Expressions of the regulation language: a safe subset of Python's expression syntax.

    expression = parse("project.amount > 100000 and approved(budget)")
    findings = check(expression, scope, CONDITION)
    value = evaluate(expression, environment)
    sentence = words(expression, "zh", labels)

All pure: `parse` reads text into a small typed tree, `check` compares it with the declarations,
`evaluate` asks an environment, `words` says it to people. Nothing of Python is ever executed.

Why an own reader and walker instead of `ast` and simpleeval: number literals must be Decimal from
the source text (`Decimal('0.1') >= 0.1` is false), outcomes and choices are compared as text, null
has rules of its own, `$name` is a token, positions are characters also in Chinese text, full-width
punctuation deserves a remedy instead of "invalid syntax", and no text may exhaust the stack or
raise a warning. That this stays a subset of Python, with Python's precedence, is tested against
`ast`.

Where to look: `tokens`, `cursor`, `parse` (text to tree), `nodes` (the tree), `functions` (the
table), `values`, `compare`, `arithmetic`, `aggregates`, `evaluate` (the semantics, null included),
`types`, `relations`, `scope`, `check`, `check_calls`, `literals`, `complaints` (the declarations),
`words`, `phrases` (the sentences).
"""

from .check import check, type_of
from .environment import Environment, Values
from .errors import ExpressionError, Finding
from .evaluate import evaluate, is_true
from .functions import FUNCTIONS, Function
from .nodes import Expression
from .parse import parse
from .scope import Declared, Scope
from .types import CONDITION, Type
from .values import Value, truth
from .words import words

__all__ = [
    "CONDITION",
    "FUNCTIONS",
    "Declared",
    "Environment",
    "Expression",
    "ExpressionError",
    "Finding",
    "Function",
    "Scope",
    "Type",
    "Value",
    "Values",
    "check",
    "evaluate",
    "is_true",
    "parse",
    "truth",
    "type_of",
    "words",
]
