"""Which ways in there are, and which one has to stay."""


def stays_open(passkeys: int, has_password: bool, has_totp: bool) -> bool:
    """Whether someone still gets in, with both factors: by a passkey, or by a password and a code."""
    return passkeys > 0 or (has_password and has_totp)
