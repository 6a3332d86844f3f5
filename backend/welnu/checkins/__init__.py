"""What was answered, and when."""

from welnu.checkins import routes

__all__ = ["routes"]
