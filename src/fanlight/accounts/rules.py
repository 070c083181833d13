"""What a device's key looks like, and how it is told again."""

import hashlib
import re
import secrets

from fanlight.kernel.ids import ALPHABET

_GROUPS, _LETTERS = 4, 5
_UNSPOKEN = re.compile("[^0-9a-z]")


def new_device_secret() -> str:
    """Make a key of 100 random bits that somebody can type on an e-reader: "k7f2m-9xq4z-…"."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(_GROUPS * _LETTERS))
    return "-".join(letters[place : place + _LETTERS] for place in range(0, len(letters), _LETTERS))


def settle(secret: str) -> str:
    """Give a key as it was made, however its letters were typed; Crockford's base 32 reads o as 0, i and l as 1."""
    letters = _UNSPOKEN.sub("", secret.lower().translate(str.maketrans("oil", "011")))
    return "-".join(letters[place : place + _LETTERS] for place in range(0, len(letters), _LETTERS))


def digest(secret: str) -> str:
    """Give what is kept of a secret: of 100 random bits nothing can be guessed, so one round of SHA-256 does."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def sync_secret(secret: str) -> str:
    """Give what KOReader sends of a password: its MD5 in hexadecimal (plugins/kosync.koplugin)."""
    return hashlib.md5(secret.encode(), usedforsecurity=False).hexdigest()
