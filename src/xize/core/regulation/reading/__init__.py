"""From nodes to the model: shapes of the annotations, short forms, binding, every problem named."""
