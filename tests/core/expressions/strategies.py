"""Random expressions: any that the grammar allows, and any whose types go together."""

from hypothesis import strategies as st

_own_names = ["amount", "share_", "day", "moment", "note", "kind", "yes", "nothing", "$limit"]
_dotted_names = ["project.amount", "project.owner", "材料.金额", "step.test.outcome"]
_row_names = ["lines", "lines.wanted", "lines.kind"]
_names = st.sampled_from(_own_names) | st.sampled_from(_dotted_names) | st.sampled_from(_row_names)
_numbers = st.decimals(0, 10**6, places=2).map(str) | st.integers(0, 999).map(str)
_texts = st.sampled_from(["'passed'", "'a'", "''", "'2026-10-01'", '"文字"'])
_lists = st.sampled_from(["[]", "[1, 2.5]", "['a', 'passed']", "[True, 'a', 3]"])
_atoms = _names | _numbers | _texts | _lists | st.sampled_from(["True", "False", "today()"])
_unary_functions = [
    "sum",
    "count",
    "average",
    "share",
    "every",
    "any_of",
    "min",
    "max",
    "round",
    "has",
    "empty",
]
_binary_functions = ["covers", "days", "months", "workdays", "min", "max", "round", "sum"]
_world = st.sampled_from(
    [
        "approved(sign_off)",
        "signed(agreement)",
        "signed(agreement, sign_off)",
        "version(agreement)",
        "signatures(sign_off)",
        "signatures(sign_off).on_time",
        "register('orders').total",
    ]
)
_signs = ["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "and", "or"]


def _composed(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, st.sampled_from(_signs), inner).map(" ".join),
        st.tuples(st.sampled_from(_unary_functions), inner).map(lambda p: f"{p[0]}({p[1]})"),
        st.tuples(st.sampled_from(_binary_functions), inner, inner).map(
            lambda p: f"{p[0]}({p[1]}, {p[2]})"
        ),
        inner.map(lambda source: f"({source})"),
        inner.map(lambda source: f"(not {source})"),
        inner.map(lambda source: f"(-({source}))"),
    )


sources = st.recursive(_atoms | _world, _composed, max_leaves=12).filter(
    lambda source: source.count("(") < 16
)
"""Sources that parse; their types need not go together."""


def _typed() -> dict[str, st.SearchStrategy[str]]:
    """Sources whose types go together, by the type they are worth; two levels deep."""
    numbers = st.sampled_from(["amount", "share_", "项目.金额", "$limit", "sum(lines.wanted)"])
    numbers |= _numbers | st.sampled_from(
        ["count(lines)", "workdays(day, moment)", "(day - moment)"]
    )
    days = st.sampled_from(["day", "moment", "today", "day + 3", "max(day, today)"])
    texts = st.sampled_from(["note", "'甲'", "version(agreement)", "note + '。'"])
    facts = st.sampled_from(["yes", "approved(sign_off)", "kind == 'a'", "'b' in kinds", "True"])
    for _ in range(2):
        arithmetic = st.tuples(numbers, st.sampled_from("+-*/%"), numbers)
        order = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
        compared = st.one_of(*(st.tuples(of, order, of) for of in (numbers, days)))
        equal = st.tuples(texts, st.sampled_from(["==", "!=", "in", "not in"]), texts)
        logic = st.tuples(facts, st.sampled_from(["and", "or"]), facts)
        called = st.sampled_from(["every", "any_of", "has", "empty", "not "])
        numbers |= arithmetic.map(lambda p: f"({' '.join(p)})") | numbers.map(
            lambda source: f"round(-{source}, 2)"
        )
        facts |= st.one_of(compared, equal, logic).map(lambda p: f"({' '.join(p)})")
        facts |= st.tuples(called, facts).map(lambda p: f"({p[0]}({p[1]}))")
    return {"number": numbers, "yes_no": facts, "text": texts, "date": days}


typed_sources = st.one_of(*_typed().values())
"""Sources that parse and pass the check in the scope of the tests' declarations."""
