"""Plain text and Markdown: everything that was said, and how."""

from dataclasses import replace

import pytest

from fanlight.exports import pages
from fanlight.exports.formats import markdown, text
from fanlight.exports.writings import written
from fanlight.works.manuscript import Tag
from tests.samples import stories
from tests.samples.exported import edition

PIECES = [
    ("<p>One <em>two</em><br>three.</p><p>Four</p>", "One _two_\nthree.\n\nFour", "One *two*\\\nthree.\n\nFour"),
    ("loose<p>in</p>tail", "loose\n\nin\n\ntail", "loose\n\nin\n\ntail"),
    ("<hr>", "* * *", "* * *"),
    ("<p>1986. A *good* year_</p>", "1986. A *good* year_", "1986\\. A \\*good\\* year\\_"),
    ("<ul><li>a</li><li><p>b</p><p>c</p></li></ul>", "- a\n- b\n  c", "- a\n- b\n  c"),
    ("<blockquote><p>a</p><p>b</p></blockquote>", "    a\n\n    b", "> a\n>\n> b"),
    ("<h2>Top</h2>", "Top", "#### Top"),
    ("<p><em>a<br>b</em> <strong> c </strong></p>", "_a_\n_b_ *c*", "*a*\\\n*b* **c**"),
    ('<p><a href="https://e.org/x">y</a></p>', "y", "[y](<https://e.org/x>)"),
    (
        '<p><img src="https://e.org/x.png" alt="A [lamp]"></p>',
        "[Picture: A [lamp]]",
        "![A \\[lamp\\]](<https://e.org/x.png>)",
    ),
    ("<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>", "a | b", "a | b"),
    ("<pre>x\n  y</pre>", "x\n  y", "x\n  y"),
    ("<em><p>a</p><p>b</p></em>", "_a_\n\n_b_", "*a*\n\n*b*"),
    ("<p>a<br><br>b</p>", "a\n\nb", "a\n\nb"),
    ("", "", ""),
]


@pytest.mark.parametrize(("html", "as_text", "as_markdown"), PIECES)
def test_a_piece(html: str, as_text: str, as_markdown: str) -> None:
    assert written(html, text.HAND) == as_text
    assert written(html, markdown.HAND) == as_markdown


def test_a_work_says_all_that_it_holds() -> None:
    m = stories.BY_NAME["eight chapters"]
    m = replace(m, end_notes="<p>Thanks to the gulls.</p>")
    for said in (text.write(edition(m)).decode(), markdown.write(edition(m)).decode()):
        assert "Thanks to the gulls." in said
        for chapter in m.chapters:
            assert f"Chapter {chapter.position}" in said
        assert all(tag.name.split("/")[0].split('"')[0] in said for tag in m.tags)


def test_a_chapter_says_which_tags_are_its_own_before_its_text() -> None:
    m = stories.BY_NAME["eight chapters"]
    first = replace(m.chapters[0], tags=(Tag("warning", "Major Character Death"), Tag("freeform", "Fog")))
    m = replace(m, chapters=(first, *m.chapters[1:]))
    for said, line in (
        (text.write(edition(m)).decode(), "Tags of the chapter: Major Character Death, Fog"),
        (markdown.write(edition(m)).decode(), "**Tags**\n\n> Major Character Death, Fog"),
    ):
        before, after = said.split(line)
        assert before.rstrip("=\n").endswith(pages.heading(first))
        assert "Chapter 2" in after
