"""A book's cover."""

import io
from pathlib import Path

from PIL import Image

from fanlight.exports import stills
from fanlight.kernel.library import Library
from tests import factories
from tests.samples.pictures import PICTURES, avif, reference
from tests.web.opds.conftest import EReader


def test_a_cover_is_a_picture_and_is_not_sent_twice(ereader: EReader, make_work) -> None:
    key = make_work(title="Beacon")
    answer = ereader.ask(f"/opds/covers/{key}.png")
    assert (answer.status_code, answer["Content-Type"], answer.content[:4]) == (200, "image/png", b"\x89PNG")
    again = ereader.client.get(f"/opds/covers/{key}.png", headers={**ereader.headers, "If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    assert ereader.ask("/opds/covers/0000000000.png").status_code == 404


def test_a_works_own_cover_is_one_that_e_readers_show(ereader: EReader, library: Library, monkeypatch) -> None:
    photo, png = avif(), next(iter(PICTURES.values()))
    for data in (photo, png):
        _keep(library.originals.path(reference(data).removeprefix("original:")), data)
    newer, plain = (
        factories.accept(factories.manuscript(title=title, extras={"cover": reference(data)})).key
        for title, data in (("Beacon", photo), ("Lamp", png))
    )
    assert ereader.ask(f"/opds/covers/{plain}.png").content == png
    first = ereader.ask(f"/opds/covers/{newer}.png")
    assert first["Content-Type"] == "image/jpeg"
    assert Image.open(io.BytesIO(first.content)).size == (3, 2)
    monkeypatch.setattr(stills, "for_readers", lambda pictures: {})
    assert ereader.ask(f"/opds/covers/{newer}.png").content == first.content, "it is made once"


def test_a_cover_that_cannot_be_read_is_drawn(ereader: EReader, library: Library) -> None:
    damaged = avif(7, 7)[:-9]
    _keep(library.originals.path(reference(damaged).removeprefix("original:")), damaged)
    lost = reference(b"nowhere")
    for data in (reference(damaged), lost):
        key = factories.accept(factories.manuscript(title="Beacon", extras={"cover": data})).key
        assert ereader.ask(f"/opds/covers/{key}.png")["Content-Type"] == "image/png"


def _keep(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
