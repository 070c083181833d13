"""Files sent with a form, whatever bytes their names are."""

import pytest
from django.test import Client

from fanlight.imports import tasks
from fanlight.imports.actions import jobs
from fanlight.kernel.library import Library
from fanlight.web.uploads import with_readable_headers
from tests.factories import manuscript
from tests.samples import write as samples
from tests.web.documents import find, read, words

MULTIPART = "multipart/form-data; boundary=lamp"


def form(*files: tuple[bytes, bytes]) -> bytes:
    """Write what a browser sends of files and their names, but for what it asks of the names."""
    parts = [
        b'--lamp\r\nContent-Disposition: form-data; name="files"; filename="%b"\r\n\r\n%b\r\n' % file for file in files
    ]
    return b"".join(parts) + b"--lamp--\r\n"


def test_a_file_whose_name_is_not_utf8_is_imported_and_named(owners: Client, library: Library) -> None:
    story = samples.ao3_html(manuscript(title="The Café"))
    body = form((b"caf\xe9.html", story), ("naïve.html".encode(), b"\xff\xfe"))
    answer = owners.post("/import/receive/", body, content_type=MULTIPART)
    job = jobs.claim()
    assert job
    tasks.run(job)
    report = read(owners.get(answer["Location"]))
    assert words(find(find(report, "li", class_="imported"), "p", class_="from")) == "caf�.html the file"
    assert words(find(find(report, "li", class_="failed"), "a", class_="name")) == "naïve.html"


@pytest.mark.parametrize("size", [1, 2, 7, 64, 5000])
def test_only_headers_are_touched_however_the_form_is_cut(size: int) -> None:
    contents = b"\xe9\r\n\r\n--lam\xff" * 300
    sent = form((b"caf\xe9", contents), (b"", b""), (b"\xff" * 2000, contents))
    pieces = with_readable_headers((sent[at : at + size] for at in range(0, len(sent), size)), b"--lamp")
    assert b"".join(pieces) == sent.replace(b"caf\xe9", "caf�".encode())
