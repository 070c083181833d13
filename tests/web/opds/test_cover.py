"""A book's cover."""

from tests.web.opds.conftest import EReader


def test_a_cover_is_a_picture_and_is_not_sent_twice(ereader: EReader, make_work) -> None:
    key = make_work(title="Beacon")
    answer = ereader.ask(f"/opds/covers/{key}.png")
    assert (answer.status_code, answer["Content-Type"], answer.content[:4]) == (200, "image/png", b"\x89PNG")
    again = ereader.client.get(f"/opds/covers/{key}.png", headers={**ereader.headers, "If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    assert ereader.ask("/opds/covers/0000000000.png").status_code == 404
