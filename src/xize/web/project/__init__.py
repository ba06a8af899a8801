"""One project: what is open, its flow, documents, forms, signatures, history, team."""
