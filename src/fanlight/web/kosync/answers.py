"""Answers as KOReader's sync server gives them."""

from django.http import JsonResponse

UNAUTHORIZED, INVALID, CLOSED = 2001, 2003, 2005
"""koreader-sync-server's codes for a wrong key, a request without what it needs, and no registration here."""


def refuse(code: int, message: str) -> JsonResponse:
    """Refuse: 401 for a wrong key, 402 for registrations, 403 for what cannot be read."""
    status = {UNAUTHORIZED: 401, CLOSED: 402}.get(code, 403)
    return JsonResponse({"code": code, "message": message}, status=status)


def unauthorized() -> JsonResponse:
    """Refuse a device that nobody knows."""
    return refuse(UNAUTHORIZED, "Unauthorized")
