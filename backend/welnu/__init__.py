"""Welnu: check in on your wellbeing, see how it moves, find low-threshold help."""
