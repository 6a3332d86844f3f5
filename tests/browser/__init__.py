"""Journeys in a real Chromium, on the size of a phone."""
