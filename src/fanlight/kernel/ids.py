"""Public ids: short, unguessable, safe to read aloud."""

import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32 in lower case: no i, l, o or u to be misread."""

KEY_LENGTH = 10


def new_key() -> str:
    """Make a public id of 50 random bits."""
    bits = secrets.randbits(5 * KEY_LENGTH)
    return "".join(ALPHABET[(bits >> shift) & 31] for shift in range(0, 5 * KEY_LENGTH, 5))


def is_key(text: str) -> bool:
    """Tell whether a text has the shape of a public id."""
    return len(text) == KEY_LENGTH and set(text) <= set(ALPHABET)


def new_token() -> str:
    """Make a secret of 256 random bits for a link that works once."""
    return secrets.token_urlsafe(32)
