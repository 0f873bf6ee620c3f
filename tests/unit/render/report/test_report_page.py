"""The page as text; how it behaves is tested in a browser (tests/e2e/browser)."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inquit import Document, Failure, Place, Quote, Speaker, TextSpan, TimeSpan
from inquit.io.outputs.output_format import WriteOptions
from inquit.render.report import ReportWriter

VOID = {"meta", "input", "col", "rect"}


class _Checked(HTMLParser):
    """Notes that tags are balanced, the ids, where links lead, and the text of paragraphs."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.text = ""
        self.feed(page)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        assert not {name for name in values if name.startswith("on") or name == "style"}
        self.ids += [values["id"] or ""] if "id" in values else []
        self.targets += [(values["href"] or "")] if "href" in values else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "p" in self.open and "article" in self.open:
            self.text += data


def _page(*results: Document | Failure, title: str | None = None) -> str:
    stream = io.StringIO()
    writer = ReportWriter(stream, WriteOptions(title=title, version="1.0", model="m"))
    for result in results:
        if isinstance(result, Failure):
            writer.failure(result)
        else:
            writer.document(result)
    writer.finish()
    return stream.getvalue()


def test_the_page_is_whole_and_every_link_leads_somewhere(document: Document) -> None:
    page = _Checked(_page(document, replace(document, id="b"), Failure("x", "x: no")))

    assert len(set(page.ids)) == len(page.ids)
    assert {target.removeprefix("#") for target in page.targets} <= set(page.ids)
    assert len(page.targets) > 28


def test_the_policy_names_the_style_and_the_script(document: Document) -> None:
    page = _page(document)
    policy = re.search(r'Policy" content="([^"]*)"', page)
    assert policy
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in policy[1]
    assert policy[1].startswith("default-src &#39;none&#39;;")


def test_places_are_shown(document: Document) -> None:
    assert "<bdi>page 7</bdi>" in _page(replace(document, places=(Place(0, "page 7"),)))


def test_a_row_says_to_whom_it_is_said(told: Document) -> None:
    page = _page(told)
    who = re.search(r'id="d1-1-who">.*', page)

    assert who
    assert "Igor Ivanov</bdi>" in who[0]
    assert "to George Robertson</bdi></div>" in who[0]
    assert page.count("to George Robertson") == 1


def test_a_row_says_who_reports_it_and_what_it_is_if_not_asserted(doubted: Document) -> None:
    page = _page(doubted)

    assert page.count("reported by Igor Ivanov") == 1
    assert page.count("<bdi>denied</bdi>") == 1


def test_who_is_only_spoken_to_is_no_filter(told: Document) -> None:
    page = _page(replace(told, quotes=told.quotes[:2]))

    assert "1 speaker</p>" in page
    assert re.findall(r'<option value="\d+">([^<]*)', page) == ["Igor Ivanov"]


def test_a_title_of_ones_own(document: Document) -> None:
    assert "<title>My &lt;title&gt; – who said what</title>" in _page(document, title="My <title>")
    assert "<title>2 texts –" in _page(document, document)


def test_nothing_at_all_makes_a_page() -> None:
    assert "<title>0 texts –" in _page()
    assert "No statements." in _page(Document("e", ""))


def test_more_speakers_than_colours(document: Document) -> None:
    speakers = tuple(Speaker(f"s{number}", f"Name {number:02}", True) for number in range(30))
    quotes = tuple(
        Quote(f"q{number}", "direct", (TextSpan(number, number + 1),), speaker_id=f"s{number}") for number in range(30)
    )
    page = _page(Document("d", "x" * 30, quotes, speakers))

    assert 'class="h29 q low" data-q="d1-30"' in page
    assert ".h7{--h:var(--c7)}\n.l7{--l:var(--c7)}\n" in page
    assert ".h8" not in page
    assert "var(--c8)" not in page


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\ud800", "\uffff"])
def test_what_html_cannot_hold_is_shown(character: str) -> None:
    page = _page(Document(f"d{character}", f"a{character}b"))

    page.encode()
    assert character not in page
    assert _Checked(page).text in ("a\u2400b", "a\u241bb", "a\ufffdb")


@settings(deadline=None, max_examples=50)
@given(
    st.text(
        st.characters(exclude_categories=(), exclude_characters="\n\r\u2028\u2029"), min_size=1, max_size=60
    ).filter(str.strip)
)
def test_any_text_is_text(text: str) -> None:
    quote = Quote("q1", "direct", (TextSpan(0, len(text)),), speaker_id="s1")
    page = _page(Document(text, text, (quote,), (Speaker("s1", text, True, role=text),)), title=text)

    page.encode()
    assert sorted(_Checked(page).tags) == sorted(_Checked(_page(_plain(len(text)), title="x")).tags)


def _plain(length: int) -> Document:
    quote = Quote("q1", "direct", (TextSpan(0, length),), speaker_id="s1")
    return Document("d", "x" * length, (quote,), (Speaker("s1", "x", True, role="x"),))


def test_a_text_is_called_by_its_title(document: Document) -> None:
    titled = replace(document, meta={"title": "The <b>\nHarbour", "author": "Ann Lee", "date": "2020-01-02"})
    page = _page(titled)
    both = _page(titled, document)

    assert "<title>The &lt;b&gt; Harbour – who said what</title>" in page
    assert '<h2 id="d1-title"><bdi>The &lt;b&gt; Harbour</bdi></h2>' in page
    assert "<bdi>Ann Lee</bdi> · <bdi>2020-01-02</bdi> · <bdi>article.txt</bdi></p>" in page
    assert '<bdi>The &lt;b&gt; Harbour</bdi></a> <bdi class="role">article.txt</bdi></th>' in both
    assert "<bdi>article.txt</bdi></a></th>" in both
    assert "Passages" in _page(document, title="Passages")


def test_passages_alone() -> None:
    text = "Before.\n\nNear.\n\n“One.”\n\nAfter.\n\nFar."
    start = text.index("“")
    quote = Quote("q1", "direct", (TextSpan(start, start + 6),))
    stream = io.StringIO()
    writer = ReportWriter(stream, WriteOptions(passages=True))
    writer.document(Document("d", text, (quote,)))
    writer.finish()
    page = stream.getvalue()

    assert _Checked(page).text == "Near.“One.”"
    assert '<div class="gap">1 paragraph without a statement left out</div>' in page
    assert '<div class="gap">2 paragraphs without a statement left out</div>' in page
    assert "passages with statements only</p>" in page


@pytest.mark.parametrize(("words", "said"), [(300_000, False), (300_001, True)])
def test_a_page_with_too_many_words_names_the_ways_out(words: int, said: bool) -> None:
    page = _page(Document("a", "word " * (words - 1)), Document("b", "word"))

    assert (f"<strong>{words:,} words</strong> are on this page" in page) is said
    assert ("inquit report --passages" in page) is said


def test_chapters_have_links(document: Document) -> None:
    filler = "It rained on the quay all day, and nobody went out. " * 60
    page = _page(
        Document("n", "\n\n\n".join(f"CHAPTER {number}\n\n{filler}" for number in "I II III IV V VI VII".split()))
    )
    checked = _Checked(page)

    assert [target for target in checked.targets if "-c" in target] == [f"#d1-c{number}" for number in range(1, 8)]
    assert {target.removeprefix("#") for target in checked.targets} <= set(checked.ids)
    assert "7 chapters</summary>" in page


@pytest.mark.parametrize(("number", "said"), [(1, "1 statement is left out"), (12, "12 statements are left out")])
def test_the_page_says_how_many_statements_it_leaves_out(number: int, said: str) -> None:
    page = _page(Document(id="d", text="Hello.", meta={"left_out": number}))

    assert said in page
    assert "--status all" in page


def test_a_page_that_leaves_nothing_out_does_not_speak_of_it() -> None:
    assert "left out because" not in _page(Document(id="d", text="Hello.", meta={"left_out": 0}))


TALK = "The port\n\nANNA: We know. He said that it rained.\n\nAnd more.\n\nBO: No.\nANNA: Yes.\n\nUnlabelled.\n\nEnd."


def _at(words: str, before: str = "") -> TextSpan:
    start = TALK.index(words, TALK.index(before) + len(before))
    return TextSpan(start, start + len(words))


def _talk(genre: str = "transcript") -> Document:
    quotes = (
        Quote(
            "q1",
            "direct",
            (_at("We know. He said that it rained."), _at("And more.")),
            source=(_at("ANNA"),),
            speaker_id="s1",
            confidence=0.9,
            time=TimeSpan(61.0, 125.5),
        ),
        Quote("q2", "indirect", (_at("that it rained"),), speaker_id="s2", confidence=0.9, parent_id="q1"),
        Quote("q3", "direct", (_at("No."),), source=(_at("BO"),), speaker_id="s2", confidence=0.9),
        Quote("q4", "direct", (_at("Yes."),), source=(_at("ANNA", "No."),), speaker_id="s1", confidence=0.9),
        Quote("q5", "direct", (_at("Unlabelled."),), speaker_id="s2", confidence=0.9),
    )
    speakers = (Speaker("s1", "Anna <Berg>", named=True), Speaker("s2", "Bo", named=True))
    return Document("talk", TALK, quotes, speakers, meta={"genre": genre})


def test_a_transcript_shows_turns_with_labels_that_lead_to_people_and_times() -> None:
    page = _page(_talk())
    article = page[page.index("<article") : page.index("</article>")]
    checked = _Checked(page)
    turns = re.findall(r'<p dir="auto"(?: class="([^"]*)")?>(.*?)</p>', article, re.DOTALL)

    assert [name for name, _ in turns] == ["", "turn h0", "turn h0", "turn h1", "turn h0", "turn h1", ""]
    shown = [unescape(re.sub(r"<[^>]*>", "", inner)) for _, inner in turns]
    assert shown == [
        "The port",
        "0:01:01–0:02:05 ANNA: We know. He said that it rained.",
        "And more.",
        "BO: No.",
        "ANNA: Yes.",
        "Bo Unlabelled.",
        "End.",
    ]
    labels = re.findall(r'<a class="label" href="#([^"]*)"', article)
    assert labels == ["d1-p0", "d1-p1", "d1-p0", "d1-p1"]
    assert set(labels) <= set(checked.ids)
    assert len(set(checked.ids)) == len(checked.ids)
    assert {target.removeprefix("#") for target in checked.targets} <= set(checked.ids)
    assert 'title="Anna &lt;Berg&gt;">ANNA</a>' in article
    assert "4 turns · 12 words in them" in page
    assert ">Turns</th>" in page
    assert '<td class="num">0:01:04</td>' in page


def test_other_texts_are_shown_as_they_were() -> None:
    page = _page(_talk("news"))

    assert "talk" not in page[page.index("<article") :][:40]
    assert 'class="label"' not in page
    assert "5 statements" in page


def test_several_transcripts_have_people_of_their_own() -> None:
    page = _page(_talk(), replace(_talk(), id="b"), replace(_talk("news"), id="c"))
    checked = _Checked(page)

    assert len(set(checked.ids)) == len(checked.ids)
    assert {target.removeprefix("#") for target in checked.targets} <= set(checked.ids)
    assert "15 statements" in page


def test_passages_of_a_transcript_leave_out_what_nobody_says() -> None:
    stream = io.StringIO()
    writer = ReportWriter(stream, WriteOptions(passages=True))
    writer.document(replace(_talk(), text=TALK + "\n\nA.\n\nB."))
    writer.finish()

    assert 'class="turn h1"' in stream.getvalue()
    assert "3 paragraphs without a statement left out" in stream.getvalue()
