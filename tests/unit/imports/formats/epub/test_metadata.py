"""What a package and a tool's own pages say of the work."""

import pytest

from fanlight.works.manuscript import Creator, Manuscript, SeriesPlace, Source, Tag
from tests.unit.imports.formats.epub.books import book, parse, read

STORY = {"a.xhtml": "<h2>Fog</h2><p>Fog came in.</p>", "b.xhtml": "<h2>Salt</h2><p>Salt stayed.</p>"}
AO3 = Source("archiveofourown.org", "7", "https://archiveofourown.org/works/7")


def told(metadata: str, pages: dict[str, str] | None = None) -> Manuscript:
    return read({**(pages or {}), **STORY}, metadata=metadata)


def person(name: str, role: str = "", *, element: str = "creator") -> str:
    return f"<dc:{element}{f' opf:role={role!r}' if role else ''}>{name}</dc:{element}>"


def test_creators_and_other_hands() -> None:
    authors = [person("Ann  Reed", "aut"), person("Tom"), person("Eva", "trl"), person("Gull", "ill")]
    others = [("Ivo", "trl"), ("Ida", "edt"), ("calibre (6.13.0)", "bkp"), ("Ann Reed", "")]
    others.append(("[https://github.com/dteviot/WebToEpub] (ver. 1)", ""))
    m = told("".join([*authors, *(person(name, role, element="contributor") for name, role in others)]))
    assert m.creators == (
        Creator("Ann Reed"),
        Creator("Tom"),
        Creator("Eva", role="translator"),
        Creator("Gull", role="contributor"),
        Creator("Ivo", role="translator"),
        Creator("Ida", role="contributor"),
        Creator("Ann Reed", role="contributor"),
    )


@pytest.mark.parametrize(
    ("names", "anonymous"), [(["Anonymous"], True), (["Unknown"], False), ([], False), (["Anonymous", "Ann"], False)]
)
def test_nobody_named(names: list[str], anonymous: bool) -> None:
    m = told("".join(f"<dc:creator>{name}</dc:creator>" for name in names))
    assert m.anonymous is anonymous
    assert [c.name for c in m.creators] == (["Ann"] if "Ann" in names else [])


@pytest.mark.parametrize(
    "title", ["", "<dc:title> </dc:title>", "<dc:title>Unknown</dc:title>", "<dc:title>[Unknown]</dc:title>"]
)
def test_without_a_title_the_files_name_is_one(title: str) -> None:
    m = parse(book(STORY, metadata=title), "The_Keeper.epub").manuscript
    assert m.title == "The Keeper"
    assert [finding.rule for finding in m.findings] == ["title-from-file-name"]


@pytest.mark.parametrize(
    ("description", "summary"),
    [
        ("Fog &amp;amp; salt.", "<p>Fog &amp; salt.</p>"),
        ("Fog.\n\nSalt.", "<p>Fog.</p>\n<p>Salt.</p>"),
        ("&lt;p&gt;Fog &lt;em&gt;and&lt;/em&gt; salt.&lt;/p&gt;", "<p>Fog <em>and</em> salt.</p>"),
        (
            "&lt;div onclick='x'&gt;&lt;script&gt;1&lt;/script&gt;&lt;p&gt;Fog.&lt;/p&gt;&lt;/div&gt;",
            "<div><p>Fog.</p></div>",
        ),
        ("&lt;p&gt; &lt;/p&gt;", None),
    ],
)
def test_descriptions(description: str, summary: str | None) -> None:
    assert told(f"<dc:description>{description}</dc:description>").summary == summary


def test_subjects_are_freeform_tags() -> None:
    subjects = ["Fanworks", "Salt", "FanFiction", "Salt", "Fog  &amp; Tide", " "]
    m = told("".join(f"<dc:subject>{subject}</dc:subject>" for subject in subjects))
    assert m.tags == (Tag("freeform", "Salt"), Tag("freeform", "Fog & Tide"))


@pytest.mark.parametrize(
    ("languages", "code"),
    [(["en-US"], "en-US"), (["und"], None), (["Klingonese??"], None), (["und", "fr"], "fr"), ([], None)],
)
def test_languages(languages: list[str], code: str | None) -> None:
    assert told("".join(f"<dc:language>{language}</dc:language>" for language in languages)).language == code


@pytest.mark.parametrize(
    ("one", "two", "published", "updated"),
    [
        ("2019-03-01T10:00:00+00:00", "", "2019-03-01", None),
        ("2019-03-01 publication", "2020-01-02 modification", "2019-03-01", "2020-01-02"),
        ("1899-01-01 original-publication", "2020-01-01 creation", None, None),
        ("0101-01-01T00:00:00+00:00", "", None, None),
    ],
)
def test_dates(one: str, two: str, published: str | None, updated: str | None) -> None:
    pairs = [date.partition(" ") for date in (one, two) if date]
    dates = "".join(f"<dc:date{f' opf:event={event!r}' if event else ''}>{day}</dc:date>" for day, _, event in pairs)
    m = told(dates + '<meta property="dcterms:modified">2022-01-01T00:00:00Z</meta>')
    assert (m.published, m.updated) == (published, updated)


def test_a_year_alone_is_no_date_but_is_kept() -> None:
    m = told("<dc:title>The Lamp</dc:title><dc:date>2019</dc:date>")
    assert (m.published, m.extras) == (None, {"Date": "2019"})
    assert [finding.rule for finding in m.findings] == ["date-unreadable"]


def test_series() -> None:
    calibre = '<meta name="calibre:series" content="Keepers"/><meta name="calibre:series_index" content="2.5"/>'
    assert told(calibre).series == (SeriesPlace("Keepers", 2.5),)


def test_what_no_field_stands_for_is_kept() -> None:
    m = told(
        "<dc:title>The Lamp</dc:title><dc:title>A Tale</dc:title><dc:publisher>Salt &amp; Sons</dc:publisher>"
        "<dc:rights>Free</dc:rights><dc:identifier>urn:isbn:978-0-306-40615-7</dc:identifier>"
    )
    assert m.extras == {"Subtitle": "A Tale", "ISBN": "9780306406157", "Publisher": "Salt & Sons", "Rights": "Free"}
    assert (m.source, m.complete, m.planned_chapters) == (None, None, None)


@pytest.mark.parametrize(
    ("metadata", "link", "source"),
    [
        ("<dc:source>http://archiveofourown.org/works/7/chapters/8</dc:source>", "", AO3),
        ('<dc:identifier opf:scheme="URI">https://ao3.org/works/7</dc:identifier>', "", AO3),
        ("<dc:identifier>URL:https://archiveofourown.org/works/7</dc:identifier>", "", AO3),
        ("<dc:identifier>urn:uuid:1-2</dc:identifier>", "https://archiveofourown.org/works/7", AO3),
        ("<dc:source>https://blog.example.org/lamp</dc:source>", "https://archiveofourown.org/works/7", AO3),
        ("<dc:source>https://www.example.org/lamp</dc:source>", "", Source("example.org", None, "https://www.example.org/lamp")),
        ("<dc:source>A book in the attic</dc:source>", "https://example.org/x", None),
    ],
)  # fmt: skip
def test_where_it_came_from(metadata: str, link: str, source: Source | None) -> None:
    front = {"front.xhtml": f'<p>Found at <a href="{link}">its home</a>, by the salt and the fog.</p>'} if link else {}
    assert told(metadata, front).source == source


# --- tools' own pages


def test_leechs_front_matter() -> None:
    front = (
        "<div><h1>The Lamp<br/>By Ann</h1><dl><dt>Source</dt><dd>https://www.royalroad.com/fiction/7</dd><dt>Started</dt>"
        "<dd>2019-03-01</dd><dt>Updated</dt><dd>2020-01-02</dd><dt>Downloaded on</dt><dd>2021-01-01</dd></dl></div>"
    )
    m = told("<dc:title>The Lamp</dc:title>", {"frontmatter.html": front})
    assert m.source == Source("royalroad.com", "7", "https://www.royalroad.com/fiction/7")
    assert (m.published, m.updated, m.extras["Packaged"]) == ("2019-03-01", "2020-01-02", "2021-01-01")
    assert [chapter.title for chapter in m.chapters] == ["Fog", "Salt"]


def test_an_anthology_is_said_to_be_one() -> None:
    m = told(
        "<dc:identifier>epubmerge-uid-1</dc:identifier><dc:contributor>epubmerge</dc:contributor><dc:title>Tales</dc:title>"
    )
    assert [(finding.rule, finding.certainty) for finding in m.findings] == [("anthology-kept-whole", "uncertain")]
