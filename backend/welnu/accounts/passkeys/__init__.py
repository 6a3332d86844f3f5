"""Passkeys: a way in without an address and without a password, on a device that knows its owner."""
