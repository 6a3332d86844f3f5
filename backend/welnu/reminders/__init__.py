"""When to remind whom, and how it arrives."""
