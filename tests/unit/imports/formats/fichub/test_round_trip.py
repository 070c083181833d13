"""FicHub's books, written and read back."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fanlight.imports.files import SourceFile
from fanlight.imports.formats.fichub import FORMAT
from fanlight.works.manuscript import Manuscript
from tests.samples.fichub_books import fichub_epub
from tests.samples.fichub_strategies import fichub_manuscripts

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@SLOW
@given(m=fichub_manuscripts())
def test_a_book_comes_back(m: Manuscript) -> None:
    file = SourceFile("book.epub", fichub_epub(m))
    assert FORMAT.detect(file)
    assert FORMAT.parse(file).manuscript == m


@given(data=st.binary(max_size=2000))
def test_arbitrary_bytes_are_no_book(data: bytes) -> None:
    assert not FORMAT.detect(SourceFile("x.epub", data))
