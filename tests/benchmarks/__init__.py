"""`make bench`: ratios measured in one run; nothing here is a test."""
