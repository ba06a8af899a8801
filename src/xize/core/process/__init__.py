"""The process graph (BPMN 2.0) and the compiler from blocks to graph."""
