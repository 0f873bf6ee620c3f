"""Hyphens that are typography, and those that make another word."""

from __future__ import annotations

import pytest

from inquit.document import TextSpan
from inquit.verification.hyphenation import spelled_as_in
from inquit.verification.quotation_parts import QuotedWords, quoted_words
from inquit.verification.readings import WordWindow
from inquit.verification.source_texts import Sources


def spelled(quotation: str, source: str) -> QuotedWords:
    (text,) = Sources([source]).texts
    return spelled_as_in(WordWindow(text, 0, len(text.words)), quoted_words(quotation, [TextSpan(0, len(quotation))]))


@pytest.mark.parametrize(
    ("quotation", "source"),
    [
        ("Send an email now", "Send an e-mail now"),
        ("Send an e-mail now", "Send an email now"),
        ("the old harbour", "the old har-\nbour"),
        ("the old har-\nbour", "the old harbour"),
        ("the old harbour", "the old har\u00ad\n  bour"),
        ("> the old har-\n> bour", "the old harbour"),
        ("a wellknown man", "a well-known man"),
        ("my mother-in-law’s", "my motherinlaw's"),
        ("they cooperate", "they co‐operate"),
        ("return it", "re-\nturn it"),
        ("Today’s email", "To-day’s e-mail"),
        ("one a well known man", "one a well-known man"),
        ("by J.K. Lund", "by J. K. Lund"),
        ("by J. K. Lund", "by J.K. Lund"),
        ("by J.R.R. Lund of the U. S.", "by J. R. R. Lund of the U.S."),
    ],
)
def test_hyphens_that_are_typography(quotation: str, source: str) -> None:
    assert spelled(quotation, source).words == tuple(Sources([source]).texts[0].words.words)


@pytest.mark.parametrize(
    ("quotation", "source"),
    [
        ("they resign", "they re-sign"),
        ("they re-sign", "they resign"),
        ("maybe so", "may be so"),
        ("may be so", "maybe so"),
        ("the harbour", "the har bour"),
        ("it is 1020", "it is 10-20"),
        ("nobody", "no—body"),
        ("we ... sell", "wesell"),
        ("plan B. A lot", "plan BA lot"),
    ],
)
def test_what_is_another_word_stays(quotation: str, source: str) -> None:
    assert spelled(quotation, source).words != tuple(Sources([source]).texts[0].words.words)


def test_parts_stand_where_their_letters_do() -> None:
    quoted = spelled("Send J.K. an Email", "an e-mail to J. K.")

    assert [quoted.printed(at) for at in range(len(quoted))] == ["Send", "J", "K", "an", "E", "mail"]


def test_each_occurrence_is_spelled_as_the_source_does() -> None:
    both = "an e-mail is an email"

    assert spelled(both, both).words == ("an", "e", "mail", "is", "an", "email")


def test_what_is_known_of_words_moves_with_them() -> None:
    quoted = spelled("E-mail us […] [the town] co-operates [T]oday", "email us what the town hall cooperates to-day")

    assert quoted.words == ("email", "us", "cooperates", "to", "day")
    assert [quoted.printed(at) for at in range(len(quoted))] == ["E-mail", "us", "co-operates", "T]o", "day"]
    assert list(quoted.gaps) == [2]
    assert list(quoted.brackets) == [2]
    assert quoted.changed_initials == {3}


@pytest.mark.parametrize(
    ("quotation", "source"),
    [
        ("we are now-here", "we are nowhere"),
        ("we are nowhere", "we are now-here"),
        ("it is no-table", "it is notable"),
        ("it is notable", "it is no-table"),
        ("it is in-valid", "it is invalid"),
    ],
)
def test_a_hyphen_that_turns_the_meaning_makes_another_word(quotation: str, source: str) -> None:
    assert spelled(quotation, source).words != tuple(Sources([source]).texts[0].words.words)
