"""The regulation language: text to model, with every problem named.

    reading = read(content, "regulation.yaml")
    problems = lint(content, "regulation.yaml", second_language=english)

``model`` holds the structures, ``source`` is the door to YAML, ``reading`` binds text to model,
``check`` says what makes no sense.
"""

from xize.core.regulation.read import Reading, read

__all__ = ["Reading", "read"]
