"""What time asks for: reminders, overdue work, occurrences, calendars."""
