"""Answers to concerns, and whom to turn to (contacts/<country>.yaml)."""
