"""Scenarios: a regulation's own tests, played against a simulated clock.

A scenario is a YAML file beside its regulation. ``read`` makes it a ``Scenario`` or names every
problem with its place; ``run`` plays it on a ``Stage`` and tells what was proved, or the first
expectation that failed.

There are two stages: ``memory`` (the pure engine, for mutation tests and quick feedback) and
``services`` (exactly what the web application calls, on a scratch database; what `xize test` uses).
"""
