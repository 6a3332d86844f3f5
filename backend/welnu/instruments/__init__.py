"""What can be asked: instruments as data, checked, with their words; their API and their text packs."""
