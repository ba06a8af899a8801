"""The regulation language: text to model, with every problem named."""
