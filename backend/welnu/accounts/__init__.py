"""Persons: how they start, log in, take everything with them and leave."""

from welnu.accounts import login, practitioners, routes

__all__ = ["login", "practitioners", "routes"]
