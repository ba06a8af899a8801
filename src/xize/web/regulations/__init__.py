"""规程: regulations and their editions: articles beside the flow, documents, roles, scenarios."""
