"""What makes no sense in a regulation that reads: references, flow, documents, expressions."""
