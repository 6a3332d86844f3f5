"""What a person takes along, or opens to a practitioner: a summary of one page, and the same as files."""

from welnu.reports import routes

__all__ = ["routes"]
