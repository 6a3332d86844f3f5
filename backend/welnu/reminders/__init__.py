"""When to remind whom, and how it arrives."""

from welnu.reminders import routes

__all__ = ["routes"]
