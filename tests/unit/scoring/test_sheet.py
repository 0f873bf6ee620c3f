"""Sheets: what a person writes, what is wrong with it, and that writing and reading keep every place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inquit.document import TextSpan
from inquit.errors import GoldError
from inquit.scoring import read_gold
from inquit.scoring.scored_rows import GoldDocument, GoldQuote
from inquit.scoring.sheet import is_sheet, read_sheet
from inquit.scoring.sheet_writer import plain_lines, sheet_text

HEAD = "inquit sheet\nid: a\ngenre: news\nname: Ann Lee = Lee; Ms. Lee\nname: Bo Ray = Lee\n"
ARTICLE = """\
| “No,” Ann Lee said. “No,” said Ray.
|
| It was over, he said, “by [May]”.
| He said so.
"""
LAST = 'said: It was over\nsaid: "by [May]"\ntype: mixed\nspeaker: Bo Ray\ncue: said\nsource: he\n'


def read(sheet: str) -> GoldDocument:
    document, faults = read_sheet(sheet.encode(), "s.txt")
    assert not faults, faults
    assert document is not None
    return document


def faults(sheet: str) -> list[str]:
    return [str(fault) for fault in read_sheet(sheet.encode(), "s.txt")[1]]


def test_a_sheet_by_hand() -> None:
    document = read(HEAD + ARTICLE + "\n# a remark\n" + LAST)
    (quote,) = document.quotes

    assert document.text == "“No,” Ann Lee said. “No,” said Ray.\n\nIt was over, he said, “by [May]”.\nHe said so."
    assert [span.of(document.text) for span in quote.content] == ["It was over", "“by [May]”"]
    assert [quote.cue[0].of(document.text), quote.source[0].of(document.text)] == ["said", "he"]
    assert (quote.cue[0].start, quote.source[0].start) == (53, 50)
    assert (quote.id, quote.type, quote.speaker, quote.aliases) == ("q1", "mixed", "Bo Ray", ("Lee",))


def test_a_sheet_is_gold() -> None:
    data = (HEAD + ARTICLE + LAST).replace("\n", "\r\n").encode("utf-8-sig")

    assert is_sheet(data)
    assert read_gold(data, "s.txt") == (read(HEAD + ARTICLE + LAST),)


def test_an_alias_of_one_speaker_stands_for_the_speaker() -> None:
    assert read(HEAD + ARTICLE + LAST.replace("Bo Ray", "Ms. Lee")).quotes[0].speaker == "Ann Lee"
    assert read(HEAD + ARTICLE + LAST.replace("Bo Ray", "?")).quotes[0].speaker is None


def test_a_new_statement_needs_no_empty_line_before_it() -> None:
    assert len(read(HEAD + ARTICLE + LAST + LAST).quotes) == 2


def test_the_words_are_those_of_the_paragraph_above() -> None:
    text = "| “No,” said Lee.\n|\n| “No,” said Ray.\nsaid: “No,”\ntype: direct\nspeaker: Bo Ray\n|\n| “No,” said Lee."

    assert read(HEAD + text).quotes[0].content == (TextSpan(17, 22),)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("said: It was over", "said: It was late"), "line 10: 'It was late' does not stand in the article"),
        (('"by [May]', '"on [May]'), "line 10: '\"on [May]\"' does not stand in the article after the part before it"),
        (("cue: said", "cue: told"), "line 14: 'told' does not stand in the article"),
        (("type: mixed", "type: mix"), "line 12: type must be direct, mixed, indirect, not 'mix'"),
        (("type: mixed\n", ""), "line 10: a statement needs a line type:"),
        (("speaker: Bo Ray", "speaker:"), "line 13: a statement needs a line speaker: (? where a reader cannot tell)"),
        (
            ("speaker: Bo Ray", "speaker: B. Ray"),
            "line 13: 'B. Ray' is not among the names at the top; correct it, or add a line name: B. Ray",
        ),
        (
            ("speaker: Bo Ray", "speaker: Lee"),
            "line 13: 'Lee' is a name of both Ann Lee and Bo Ray; write the first name of their line",
        ),
        (("type: mixed", "type: mixed\ntype: direct"), "line 13: this statement has a line type: already; an empty "),
        (("said: It was over\nsaid", "said:\ncue: he\nsaid"), "line 10: a statement needs a line said: with its words"),
        (("speaker: Bo", "speeker: Bo"), "line 13: 'speeker: Bo Ray' is not understood; a line begins with | (the "),
        (('said: It was over\nsaid: "by [May]"', "said: “No,”"), "line 10: '“No,”' stands in the article 2 times; "),
        (("id: a", "id:"), "line 2: a sheet needs a line id:"),
        (("genre: news", "genre: blog"), "line 3: genre must be news or fiction or transcript, not 'blog'"),
        (("name: Bo Ray", "name: Ann Lee"), "line 5: Ann Lee is listed already"),
        (("name: Bo Ray", "name:"), "line 5: a name is missing; write the fullest name, then = and other names"),
    ],
)
def test_faults_have_their_line_and_reason(change: tuple[str, str], fault: str) -> None:
    good = HEAD + ARTICLE + LAST
    assert change[0] in good

    assert any(found.startswith(f"s.txt, {fault}") for found in faults(good.replace(*change)))


def test_other_encodings_and_empty_sheets() -> None:
    assert str(read_sheet("inquit sheet\n| é".encode("cp1252"), "s.txt")[1][0]) == (
        "s.txt, line 1: not UTF-8; save the sheet as UTF-8"
    )
    assert "s.txt, line 1: no article: its lines begin with |" in faults("inquit sheet\n")


PIECES = st.sampled_from(
    ["“No,”", "“no”", "he", "He", "said", "the", "so\n", "\n\n", "a—b", "don’t", "x " * 60, "|", "#"]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=25).map(" ".join)


@st.composite
def documents(draw: st.DrawFn) -> GoldDocument:
    text = draw(TEXTS.filter(str.strip))
    words = [TextSpan(i, j) for i in range(len(text)) for j in (i + 1, i + 4, i + 9) if j <= len(text)]
    solid = [span for span in words if span.of(text).strip() == span.of(text)]
    one = st.sampled_from(solid)

    def quote(number: int) -> GoldQuote:
        content = draw(st.lists(one, min_size=1, max_size=2).map(sorted))
        if len(content) > 1 and content[0].end > content[1].start:
            content = content[:1]
        cue, source = (tuple(draw(st.lists(one, max_size=1))) for _ in range(2))
        speaker = draw(st.sampled_from([None, "Ann Lee", "Bo Ray"]))
        aliases = ("Lee",) if speaker == "Ann Lee" else ()
        return GoldQuote(f"q{number}", "mixed", tuple(content), cue, source, speaker, aliases)

    quotes = sorted((quote(number) for number in range(draw(st.integers(0, 4)))), key=lambda q: q.content)
    return GoldDocument("a", text, tuple(quotes), "news")


@given(documents())
@settings(max_examples=150, deadline=None)
def test_reading_gives_what_was_written(document: GoldDocument) -> None:
    again = read(sheet_text(document))

    def plain(d: GoldDocument) -> list[GoldQuote]:
        return [replace(quote, id="") for quote in d.quotes]

    assert again.text == document.text
    assert plain(again) == plain(document)


def test_line_ends_are_made_plain() -> None:
    assert plain_lines("a\r\nb\rc\n") == "a\nb\nc\n"


def test_braces_in_a_statement_cannot_be_written() -> None:
    document = GoldDocument("a", "He said {it}.", (GoldQuote("q1", "indirect", (TextSpan(8, 12),)),), "news")

    with pytest.raises(GoldError, match=r"a: '\{it\}' cannot be put into a sheet"):
        sheet_text(document)
