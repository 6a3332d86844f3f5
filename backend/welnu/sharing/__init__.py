"""Sharing: a practitioner sees what a person opened, for as long as it is open; the person sees who looked."""

from welnu.sharing import routes

__all__ = ["routes"]
