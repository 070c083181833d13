"""Tokens of pages as they leave the library and come back: signed, and each good for the one list that gave it.

What a token says is no secret. But the place that one list gave means another in the next, and to go on from there
would leave works out in silence.
"""

from django.utils.crypto import constant_time_compare, salted_hmac

from fanlight.search.errors import AnotherList

SIGNED = 12
"""Bytes of a signature: more than anybody can try out over a network."""


def seal(token: str, question: str) -> str:
    """Sign a token as one of a question's list."""
    return f"{token}.{_signature(token, question)}"


def unseal(sealed: str, *questions: str) -> str:
    """Give the token back. Raises: AnotherList, unless it was signed for one of the questions."""
    token, _, signature = sealed.rpartition(".")
    if not any(constant_time_compare(signature, _signature(token, question)) for question in questions):
        raise AnotherList
    return token


def _signature(token: str, question: str) -> str:
    said = f"{question}\n{token}".encode("utf-8", "surrogatepass")
    return salted_hmac("fanlight.search.cursors", said, algorithm="sha256").hexdigest()[: 2 * SIGNED]
