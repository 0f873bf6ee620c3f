"""RSS and Atom: a text an item."""

from __future__ import annotations

from io import BytesIO

import pytest
from tests.unit.io.inputs.reading import read_all

from inquit.errors import InputError
from inquit.io.inputs.feed_input import count
from inquit.io.item import Item
from inquit.source import Source

NAMES = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
ITEMS = """<item><title>‘We won&#8217;t pay’: Mayor</title><link>http://x.org/1</link><guid>g1</guid>
<pubDate>Sat, 02 Mar 2024 23:00:00 GMT</pubDate><dc:creator>Jo Reed</dc:creator>
<description>&lt;p&gt;A teaser&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>&ldquo;No,&rdquo; said Ann&nbsp;Lee.</p><p>Bo &amp; Ray <b>agreed</b>.</p>]]>
</content:encoded></item>
<item><title>Two</title><description>Plain &amp;amp; simple, "she" said.</description></item>"""
RSS = f'<?xml version="1.0"?>\n<rss version="2.0" {NAMES}><channel><title>The Gazette</title>{ITEMS}</channel></rss>'
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Gazette</title><entry><id>urn:1</id>
<title type="html">One &amp;amp; only</title><updated>2024-03-02T08:00:00Z</updated><author><name>Jo</name></author>
<summary>A teaser</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>“Yes,” he said.</p></div>
</content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>The Gazette</title></channel>
<item rdf:about="http://x/1"><title>T</title><link>http://x/1</link><description>“Yes,” he said.</description></item>
</rdf:RDF>"""


def _sources(data: str | bytes) -> list[Source]:
    found = read_all("RSS/Atom", data.encode() if isinstance(data, str) else data)
    assert all(isinstance(one, Source) for one in found)
    return [one for one in found if isinstance(one, Source)]


def test_an_item_is_its_title_and_the_fullest_text_that_it_has() -> None:
    first, second = _sources(RSS)

    assert (first.id, first.text) == (
        "g1",
        "‘We won’t pay’: Mayor\n\n“No,” said Ann\xa0Lee.\n\nBo & Ray agreed.",
    )
    assert first.meta == {
        "format": "RSS/Atom", "title": "‘We won’t pay’: Mayor", "author": "Jo Reed", "date": "2024-03-02",
        "site": "The Gazette", "url": "http://x.org/1",
    }  # fmt: skip
    assert [(place.start, place.label) for place in first.markup.places] == [(0, "item 1")]
    assert (second.id, second.text) == ("x:2", 'Two\n\nPlain & simple, "she" said.')
    assert first.notices == second.notices == ()


@pytest.mark.parametrize(
    ("data", "id_", "text"),
    [(ATOM, "urn:1", "One & only\n\n“Yes,” he said."), (RDF, "http://x/1", "T\n\n“Yes,” he said.")],
    ids=["Atom", "RSS 1.0"],
)
def test_other_kinds_of_feeds(data: str, id_: str, text: str) -> None:
    (found,) = _sources(data)

    assert (found.id, found.text, found.meta["site"]) == (id_, text, "The Gazette")


def test_other_encodings() -> None:
    declared = RSS.replace('"1.0"?', '"1.0" encoding="iso-8859-1"?').replace("‘", "&#8216;").replace("’", "&#8217;")

    assert [one.text for one in _sources(declared.encode("latin-1"))] == [one.text for one in _sources(RSS)]
    assert [one.text for one in _sources(RSS.encode("utf-16"))] == [one.text for one in _sources(RSS)]


def test_an_empty_feed_and_an_empty_item_are_said() -> None:
    (found,) = _sources("<rss version='2.0'><channel><title>x</title></channel></rss>")
    assert (found.text, found.notices) == ("", ("x: empty, so there are no statements in it",))
    (found,) = _sources("<rss version='2.0'><channel><item><guid>g</guid></item></channel></rss>")
    assert (found.id, found.notices) == ("g", ("x, item 1: empty, so there are no statements in it",))


def test_a_damaged_feed_of_which_much_is_lost_says_how_much() -> None:
    begun = "<item><description>&lt;p&gt;“The harbour will be closed,” said Anna Bell."
    (found,) = _sources(f"<rss version='2.0'><channel>{begun * 300}".encode())
    assert "letters are not" in found.notices[-1]
    whole = "<rss version='2.0'><channel>" + f"{begun}</description></item>" * 300
    assert not any("letters are not" in notice for source in _sources(whole.encode()) for notice in source.notices)


def test_a_damaged_feed_is_read_as_far_as_it_goes_and_said() -> None:
    first, *_ = _sources(RSS.replace("A teaser", "A & <teaser").encode())
    assert first.text.startswith("‘We won’t pay’: Mayor")
    first, *_ = _sources(RSS[: RSS.index("<description>Plain")])
    assert first.id == "g1"
    assert "x: a damaged feed (" in first.notices[0]
    with pytest.raises(InputError, match="x: a damaged feed"):
        _sources("<rss version='2.0'><chann")


def test_nothing_outside_is_fetched_and_entities_do_not_grow() -> None:
    outside = RSS.replace("?>", '?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>', 1).replace("Two", "&x;")
    assert all("root:" not in one.text for one in _sources(outside))
    grown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{grown}]><rss><channel><item><title>&e9;</title></item>'
    )
    assert all(len(one.text) < 1_000 for one in _sources(bomb))


def test_items_are_counted() -> None:
    assert count(Item("x", BytesIO(RSS.encode()))) == 2
