"""What is decided about a work from its text alone."""

import re

from hypothesis import given

from fanlight.kernel.html import clean_content
from fanlight.works import rules
from tests.unit.kernel.html_strategies import nasty, ordinary


@given(nasty() | ordinary())
def test_letters_are_what_stands_between_tags(html: str) -> None:
    clean = clean_content(html)
    assert rules.letters(clean) == re.sub("<[^>]*>|[ \t\n\r\f\v\xa0]", "", clean)
