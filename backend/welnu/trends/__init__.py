"""How scores move: series, change, gaps, and what is usual."""

from welnu.trends import routes

__all__ = ["routes"]
