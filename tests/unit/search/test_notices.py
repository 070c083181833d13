"""Every notice that can be made has a sentence, and every sentence a notice."""

import re

from hypothesis import given, settings

from fanlight.search.forms import read_form
from fanlight.search.language import parse
from fanlight.search.notices import SENTENCES, say
from tests.repository.sources import modules
from tests.unit.search.strategies import scrawls

CODE = re.compile(
    r'(?:Notice|Unavailable|say|Unread|self\.say|reader\.say)\(\s*"([a-z-]+)"|"((?:empty-range|lone-star|star-inside))"'
)


def test_every_code_has_a_sentence() -> None:
    made = {
        one or other
        for module in modules()
        if module.room == "search" and not module.name.endswith(".notices")
        for one, other in CODE.findall(module.text)
    }
    assert made == set(SENTENCES)


@given(scrawls)
@settings(max_examples=200)
def test_every_notice_of_any_text_can_be_said(text: str) -> None:
    for notice in (
        *parse(text).notices,
        *read_form({"words-from": [text], "sort": [text], "language": [text]}).notices,
    ):
        assert "%(" not in say(notice) or "%(" in text
