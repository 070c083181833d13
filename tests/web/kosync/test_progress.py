"""A place that KOReader asks to keep."""

import pytest
from django.test import Client

from fanlight.reading.models import Place

DOCUMENT = "0b229176d4e8db7f6d2b5a4952368d7a"
SAID = {
    "document": DOCUMENT, "progress": "/body/DocFragment[20]/body/p[22]/img.0", "percentage": 0.31879884821061,
    "device": "PocketBook", "device_id": "A1B2",
}  # fmt: skip


def test_a_place_is_kept_and_the_later_one_holds(device, reader) -> None:
    koreader = device(reader)
    answer = koreader.put(SAID)
    assert (answer.status_code, answer.json()["document"]) == (200, DOCUMENT)
    assert isinstance(answer.json()["timestamp"], int)
    koreader.put({**SAID, "percentage": 0.5, "device": "phone"})
    kept = Place.objects.get()
    assert (kept.user, kept.percentage, kept.device) == (reader, 0.5, "phone")


@pytest.mark.parametrize(
    "said",
    [{}, [], "x", b"", b"[" * 9_000, b"x" * 20_000, {**SAID, "document": ""}, {**SAID, "document": "x" * 101},
     {**SAID, "percentage": "half"}, {**SAID, "percentage": None}, {**SAID, "progress": "x" * 1_001},
     {**SAID, "document": {"x": 1}}, {**SAID, "document": "\x00"}, b'{"document": "x", "percentage": NaN}'],
)  # fmt: skip
def test_what_says_no_place_is_refused_and_nothing_kept(device, reader, said: object) -> None:
    answer = device(reader).put(said)
    assert (answer.status_code, answer.json()["code"]) == (403, 2003)
    assert not Place.objects.exists()


def test_a_device_that_nobody_knows_keeps_nothing(device, reader, guest: Client) -> None:
    koreader = device(reader)
    for headers in ({}, {**koreader.headers, "x-auth-user": "wren"}, {**koreader.headers, "x-auth-key": "0" * 32}):
        koreader.headers = headers
        assert (koreader.put(SAID).status_code, koreader.put(SAID).json()["code"]) == (401, 2001)
    assert not Place.objects.exists()


def test_a_browser_s_own_sign_in_keeps_nothing(readers: Client) -> None:
    assert readers.put("/kosync/syncs/progress", SAID, content_type="application/json").status_code == 401
