"""From tags to the model: the schema first, then ids and references, then element by element."""
