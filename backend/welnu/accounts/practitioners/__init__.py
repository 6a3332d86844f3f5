"""Practitioners: who they say they are, who confirmed it, and how they get in, with two factors always."""
