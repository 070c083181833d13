"""KOReader's “Login”."""

from fanlight.accounts.actions import devices
from fanlight.accounts.models import DeviceKey
from fanlight.accounts.viewers import viewer_of


def test_a_key_is_good_until_it_is_taken_back(device, reader) -> None:
    koreader = device(reader)
    answer = koreader.get("/users/auth")
    assert (answer.status_code, answer.json()) == (200, {"authorized": "OK"})
    assert DeviceKey.objects.get().used_at is not None
    devices.remove(key=DeviceKey.objects.get().key, by=viewer_of(reader))
    assert koreader.get("/users/auth").status_code == 401


def test_who_was_shut_out_is_nobody(device, reader) -> None:
    koreader = device(reader)
    reader.is_active = False
    reader.save()
    assert koreader.get("/users/auth").status_code == 401
