"""From the blocks of a regulation to the graph the engine runs.

    rules = compile_regulation(regulation, parameters)
    rules, problems = compile_findings(regulation)

Where to look: `edition` (the whole), `procedures`, `steps` (one step of any kind), `human` and
`outcomes`, `blocks`, `others`, `documents`, `people`, `deadlines`; `builder` holds the graph while
it grows. `verify_process` in `xize.core.process.verify` checks what came out.
"""

from xize.core.process.compile.edition import compile_findings, compile_regulation

__all__ = ["compile_findings", "compile_regulation"]
