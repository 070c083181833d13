"""KOReader's “Register”."""

from django.test import Client

from fanlight.accounts.models import User


def test_nobody_becomes_a_user_by_asking(guest: Client) -> None:
    said = {"username": "mallory", "password": "0" * 32}
    answer = guest.post("/kosync/users/create", said, content_type="application/json")
    assert (answer.status_code, "Log in instead" in answer.json()["message"]) == (402, True)
    assert not User.objects.filter(username="mallory").exists()
