"""A file model becomes BPMN 2.0 XML again."""

from xize.core.process.bpmn.writing.write import write

__all__ = ["write"]
