"""Judged quotations as a table: every verdict, in few columns and in many."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from tests.checked_examples import checked_article

from inquit.document import Document
from inquit.io.outputs.output_format import WriteOptions
from inquit.render.verification_table import VerificationTable
from inquit.verification.verdicts import VERDICTS, SpeakerCheck, Verification

ARTICLE = checked_article()


def shown(monkeypatch: pytest.MonkeyPatch, width: int, *articles: Verification) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    stream = io.StringIO()
    table = VerificationTable(stream, WriteOptions(several=len(articles) > 1))
    for article in articles:
        table.verification(article)
    table.finish()
    return stream.getvalue()


@pytest.mark.parametrize("width", [80, 200])
def test_every_verdict_is_named_with_what_is_known(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    text = " ".join(shown(monkeypatch, width, checked_article(unread=True)).split())

    assert all(verdict.replace("_", " ") in text for verdict in VERDICTS)
    for said in (
        "turns meaning", "second hand", "accepted", "will [-not-] sell", "before it: [-It is not true that-]",
        "turns the meaning: frame, quantity, negation", "stands in 41 places", "in the source Bo Ray (other)",
        "minutes.txt, page 3", "minutes.txt, 0:01:12–0:01:15", "The parts stand in two turns.",
        "in other words (not judged): nobody had asked", "Nobody asked us, not once.", "minutes.txt, page 4",
    ):  # fmt: skip
        assert said in text, said
    assert "10 quotations of 1 article against 3 sources, 1 more could not be read: 1 exact, 2 same words" in text


@pytest.mark.parametrize("width", [40, 80, 119, 120, 200])
def test_no_line_is_longer_than_the_terminal(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    assert max(map(len, shown(monkeypatch, width, checked_article()).splitlines())) <= width


def test_several_articles_have_headings_and_one_sum(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(monkeypatch, 200, checked_article(), checked_article())

    assert text.splitlines().count("draft.txt") == 2
    assert "20 quotations of 2 articles against 3 sources: 2 exact, 4 same words" in text


def test_who_is_named_on_one_side_only_is_told_from_who_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    first, *others = ARTICLE.quotations
    unknown = replace(first, speaker=SpeakerCheck("Ann Lund"))
    text = " ".join(shown(monkeypatch, 80, replace(ARTICLE, quotations=(unknown, *others))).split())

    assert text.count("in the source nobody named") == 1
    assert "Ann Lund · in the source nobody named · minutes.txt" in text


def test_words_that_stand_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = replace(ARTICLE.quotations[0], verdict="too_short", places=0, found=None)

    assert "stands nowhere" in shown(monkeypatch, 80, replace(ARTICLE, quotations=(nowhere,)))


def test_what_is_left_out_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    none = Verification(Document("a.txt", "", ()), (), 1)

    assert "No quotations." in shown(monkeypatch, 80, none)
    assert "3 quotations not shown" in shown(monkeypatch, 80, replace(none, unshown=ARTICLE.quotations[:3]))
    more = replace(ARTICLE, quotations=ARTICLE.quotations[1:], unshown=ARTICLE.quotations[:1])
    assert "1 more quotation not shown" in shown(monkeypatch, 80, more)
    assert "10 quotations of 1 article against 3 sources: 1 exact" in shown(monkeypatch, 80, more)
