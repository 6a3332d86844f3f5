"""What can be asked: instruments as data, checked, with their words; their API and their text packs."""

from welnu.instruments import routes

__all__ = ["routes"]
