"""What an event does to the state: one fold, by subject."""
