"""`welnu demo`: made-up people, to try the app with. Each run adds others, under passwords of their own."""
