"""The index that later stages ask, and input that nobody would call an article."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from inquit.document import Quote, TextSpan
from inquit.entities import name_speakers
from inquit.entities.mention_index import index_mentions
from inquit.entities.mentions.name_mention import tokens_in_quotes
from inquit.entities.name_strategies import RecognisedNames
from inquit.languages import language_of
from inquit.text.parsing import Paragraph, ParsedText, parse


def nothing_known(words: list[str]) -> ParsedText:
    """A text of one paragraph about which the parser says nothing."""
    text = " ".join(words)
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    empty = [""] * len(words)
    paragraph = Paragraph(
        language=language_of(),
        number=1,
        span=TextSpan(0, len(text)),
        text=words,
        lemma=[w.lower() for w in words],
        pos=empty,
        tag=empty,
        dep=empty,
        head=list(range(len(words))),
        start=starts,
        end=[s + len(w) for s, w in zip(starts, words, strict=True)],
        sent=[0] * len(words),
        ent_type=empty,
        ent_iob=["O"] * len(words),
    )
    return ParsedText(text, (paragraph,) if words else ())


def test_no_text_no_speakers() -> None:
    assert name_speakers(nothing_known([]), []) == ((), ())


def test_a_source_without_a_word_is_nobody() -> None:
    parsed = nothing_known(["Well", ".", "Yes"])
    quotes = [
        Quote("q1", "direct", (TextSpan(0, 4),)),
        Quote("q2", "direct", (TextSpan(0, 4),), source=(TextSpan(900, 910),)),
        Quote("q3", "direct", (TextSpan(0, 4),), source=(TextSpan(4, 4),)),
    ]
    _, namings = name_speakers(parsed, quotes)
    assert namings[:2] == (None, None)


def test_a_parser_that_says_nothing_leaves_the_printed_words() -> None:
    parsed = nothing_known(["Lund", "said", "no"])
    speakers, namings = name_speakers(parsed, [Quote("q1", "indirect", (TextSpan(10, 12),), source=(TextSpan(0, 4),))])
    assert [s.name for s in speakers] == ["Lund"]
    assert namings[0] is not None


def test_quotes_that_hold_each_others_sources_do_not_loop() -> None:
    parsed = nothing_known(["I", "said", "I", "said"])
    whole = (TextSpan(0, 13),)
    quotes = [Quote(f"q{i}", "direct", whole, source=(TextSpan(at, at + 1),)) for i, at in enumerate((0, 7))]
    speakers, namings = name_speakers(parsed, quotes)
    assert len(namings) == 2
    assert speakers


@pytest.mark.model
def test_the_index_knows_who_is_named_where(nlp: Any) -> None:
    text = "Peter Holm met the Lowell Institute.\n\n“Clara Dahl is gone,” Holm said."
    begin = text.index("“")
    quote = Quote("q1", "direct", (TextSpan(begin, text.index("”") + 1),))
    parsed = parse(text, nlp)
    index = index_mentions(parsed, RecognisedNames(), tokens_in_quotes(parsed, [quote]))
    named = [[index.entity_of(mention) for mention in index.mentions_in(paragraph)] for paragraph in (0, 1, 7)]
    assert [(e.name, e.kind) for e in named[0]] == [("Peter Holm", "person"), ("Lowell Institute", "organisation")]
    assert [e.name for e in named[1]] == ["Clara Dahl", "Peter Holm"]
    assert named[2] == []


ODD = [
    "",
    " \n\n\u200b\n",
    "𝕻𝖊𝖙𝖊𝖗 said 𝖓𝖔. He \ud800 said.",
    "))(( “ ” ‘ --- said , : and who which their",
    "SAID HE SAID SHE SAID I SAID AND AND AND",
    "A\u0301nn\u00a0Lu\u00adnd’s’s\u2028said\tthat\rwho",
    "the the the of of of’s 's 'S “’s” Mr. Mrs. Dr. Sen. Gov.",
]


@pytest.mark.model
@pytest.mark.parametrize("text", ODD)
def test_any_span_of_any_text_is_answered(nlp: Any, text: str) -> None:
    parsed = parse(text, nlp)
    spans = [TextSpan(a, b) for a in range(len(text) + 1) for b in range(a, min(len(text), a + 20) + 1, 3)]
    quotes = [Quote(f"q{i}", "direct", (span,), source=(span,)) for i, span in enumerate(spans)]
    speakers, namings = name_speakers(parsed, quotes)
    known = {speaker.id for speaker in speakers}
    assert len(namings) == len(quotes)
    assert {n.speaker_id for n in namings if n is not None} <= {*known, None}
    assert all(speaker.name.strip() for speaker in speakers)


@pytest.mark.model
def test_a_paragraph_in_front_only_shifts(read: Callable[..., Any]) -> None:
    body = "Peter Holm spoke. “No,” {he} said. {The Lowell Institute} said yes."
    first, second = read(body), read("It rained all day.\n\n" + body)
    assert first.names == second.names
    assert first.rules == second.rules
