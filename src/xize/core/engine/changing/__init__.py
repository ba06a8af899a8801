"""What changed data mean for what is open, finished or seated already."""
