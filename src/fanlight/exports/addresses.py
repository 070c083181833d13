"""Addresses that every reader of files takes."""

import re

_ADDRESS = re.compile(r"(?:https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:[/?#].*)?|mailto:[^\s@]+@[^\s@]+)", re.DOTALL)
_UNSAFE = re.compile(r"[^\w\-.~:/?#@!$&'()*+,;=%]+|%(?![0-9A-Fa-f]{2})")


def safe_address(url: str) -> str | None:
    """Give an address as every reader takes it, what is no letter escaped; None for what leads nowhere from a file."""
    if not _ADDRESS.fullmatch(url):
        return None
    head, hash_, fragment = url.partition("#")
    parts = [_UNSAFE.sub(_escaped, part) for part in (head, fragment.replace("#", "%23"))]
    return parts[0] + (f"#{parts[1]}" if hash_ else "")


def _escaped(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", errors="replace"))
