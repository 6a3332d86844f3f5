"""Persons: how they start, log in, take everything with them and leave."""

from welnu.accounts import login, routes

__all__ = ["login", "routes"]
