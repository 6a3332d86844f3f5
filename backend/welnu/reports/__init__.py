"""What a person takes along, or opens to a practitioner: a summary of one page, and the same as files."""
