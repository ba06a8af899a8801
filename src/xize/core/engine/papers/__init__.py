"""What people do with documents beside the steps: check them out, send them round."""
