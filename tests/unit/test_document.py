"""What a document and its quotes can do by themselves."""

from __future__ import annotations

import gc
import json
import pickle
import sys
import weakref
from copy import copy, deepcopy
from dataclasses import asdict, fields, replace
from importlib import util
from typing import Any

import pytest

import inquit
from inquit import Document, Evidence, ExtraMissingError, InputError, Place, Quote, SettingsError, Speaker, TextSpan
from inquit.document import NotQuote, TimeSpan

TEXT = "“We won,” said Ann Lee to Bo, “at <b>last</b>.” The 'term'."
FIRST = Quote(
    "q1",
    "direct",
    (TextSpan(0, 9), TextSpan(30, 47)),
    speaker_id="s1",
    addressee_id="s2",
    reported_by_id="s3",
    confidence=0.75,
    evidence=Evidence("rule"),
)
SECOND = Quote("q2", "indirect", (TextSpan(4, 7),), parent_id="q1")
PEOPLE = (
    Speaker("s1", "Ann Lee", named=True),
    Speaker("s2", "Bo", named=True),
    Speaker("s3", "the paper", named=False),
)


def made(**changes: Any) -> Document:
    given: dict[str, Any] = {"id": "a", "text": TEXT, "quotes": (FIRST, SECOND), "speakers": PEOPLE}
    return Document(**(given | changes))


def test_a_quote_knows_its_words_and_its_people() -> None:
    quote = made().quotes[0]

    assert quote.text == "“We won,” … “at <b>last</b>.”"
    assert (quote.speaker, quote.addressee, quote.reported_by) == PEOPLE
    assert f"{quote.speaker}: {quote.text}" == "Ann Lee: “We won,” … “at <b>last</b>.”"
    nested = made().quotes[1]
    assert (nested.text, nested.speaker, nested.addressee, nested.reported_by) == ("won", None, None, None)


def test_a_quote_knows_it_when_nobody_holds_the_document_any_more() -> None:
    quotes = list(made())

    assert [quote.text for quote in quotes] == ["“We won,” … “at <b>last</b>.”", "won"]


def test_a_document_lives_no_longer_than_it_is_held() -> None:
    document = made()
    gone = weakref.ref(document)
    gc.disable()
    try:
        del document
        assert gone() is None
    finally:
        gc.enable()


def test_a_quote_of_no_document_says_where_its_words_are() -> None:
    alone = replace(FIRST, id="q9")

    for name in ("text", "speaker", "addressee", "reported_by"):
        with pytest.raises(LookupError, match=r"the quote 'q9' stands in no document.*replace\(document, quotes="):
            getattr(alone, name)


def test_a_quote_in_two_documents_has_the_words_of_each() -> None:
    quote = replace(FIRST)
    here = made(quotes=(quote,))
    there = made(quotes=(quote,), text=TEXT.upper(), speakers=(replace(PEOPLE[0], name="Cy"), *PEOPLE[1:]))

    assert (here.quotes[0].text[:9], str(here.quotes[0].speaker)) == ("“We won,”", "Ann Lee")
    assert (there.quotes[0].text[:9], str(there.quotes[0].speaker)) == ("“WE WON,”", "Cy")
    assert here.quotes == there.quotes
    moved = replace(here, text=TEXT.upper())
    assert (here.quotes[0].text[:9], moved.quotes[0].text[:9]) == ("“We won,”", "“WE WON,”")


def test_a_document_that_differs_in_other_things_takes_the_quotes_as_they_are() -> None:
    document = made()
    other = replace(document, id="b", meta={"title": "x"})

    assert all(a is b for a, b in zip(document, other, strict=True))


def test_what_a_quote_knows_is_no_field() -> None:
    document = made()
    quote = document.quotes[0]

    assert quote == replace(FIRST)
    assert hash(quote) == hash(replace(FIRST))
    assert repr(quote) == repr(replace(FIRST))
    assert asdict(quote) == asdict(replace(FIRST))
    assert [field.name for field in fields(document)] == [
        "id", "text", "quotes", "speakers", "not_quotes", "meta", "places",
    ]  # fmt: skip
    assert len(pickle.dumps(quote)) < len(pickle.dumps(document))


@pytest.mark.parametrize(
    "again",
    [lambda d: pickle.loads(pickle.dumps(d)), deepcopy, copy, replace, lambda d: replace(d, quotes=[*d.quotes])],
)
def test_a_copy_of_a_document_has_quotes_that_know(again: Any) -> None:
    document = made(places=(Place(0, "page 1"),))
    document.has_turns  # noqa: B018 - whatever it keeps for itself must not be in the way
    assert document.place_of(document.quotes[0]) == "page 1"

    other = again(document)

    assert other == document
    assert [quote.text for quote in other] == [quote.text for quote in document]
    assert other.quotes[0].speaker == PEOPLE[0]
    assert other.quotes[0].speaker is other.speakers[0]


def test_a_document_is_gone_through_and_counted() -> None:
    assert list(made()) == [FIRST, SECOND]
    assert len(made()) == 2
    assert FIRST in made()
    assert len(made(quotes=())) == 0
    assert made(quotes=())  # a document without quotes is one, too


def test_the_short_form_never_holds_the_text() -> None:
    assert repr(made()) == "<Document 'a': 11 words, 2 rows, 3 speakers>"
    assert repr(Document("", "x")) == "<Document '': 1 word, 0 rows, 0 speakers>"
    long = repr(made(id="i" * 10_000, text="word " * 10_000))
    assert len(long) < 200
    assert "\n" not in repr(made(id="a\nb\x1b[2J"))
    assert "\x1b" not in repr(made(id="a\nb\x1b[2J"))


def test_a_notebook_shows_who_said_what() -> None:
    shown = made(id="<i>a</i>")._repr_html_()

    assert "<td>Ann Lee</td><td>“We won,” … “at &lt;b&gt;last&lt;/b&gt;.”</td><td>direct</td><td>0.75</td>" in shown
    assert "&lt;i&gt;a&lt;/i&gt;" in shown
    assert "more" not in shown


@pytest.mark.parametrize("evil", ['"><script>alert(1)</script>', "</td></table>", "\ud800", "\x00\x1b[2J", "\u202eabc"])
def test_nothing_of_a_text_is_obeyed_by_a_notebook(evil: str) -> None:
    quote = Quote("q1", "direct", (TextSpan(0, len(evil)),), speaker_id="s1")
    shown = Document(evil, evil, (quote,), (Speaker("s1", evil, named=True),))._repr_html_()

    assert evil not in shown
    assert shown.count("<td>") == 4
    shown.encode()


def test_a_notebook_is_not_filled_by_a_novel() -> None:
    quotes = tuple(Quote(f"q{i}", "direct", (TextSpan(0, 100_000),)) for i in range(10_000))
    shown = Document("a", "y" * 100_000, quotes)._repr_html_()

    assert shown.count("<tr>") == 51
    assert "<p>and 9,950 more</p>" in shown
    assert len(shown) < 50_000


def test_there_and_back_by_plain_data() -> None:
    document = made(not_quotes=(NotQuote(TextSpan(53, 59), "term"),), places=(Place(0, "page 1"),), meta={"x": [1]})
    record = document.to_dict(with_not_quotes=True, with_text=True, with_places=True)

    assert Document.from_dict(record) == document
    assert Document.from_dict(document.to_dict(with_not_quotes=True), TEXT).quotes == document.quotes
    assert "text" not in document.to_dict()
    assert document.to_dict()["quotes"][0]["speaker"] == "Ann Lee"
    assert json.loads(document.to_json(with_text=True)) == document.to_dict(with_text=True)
    assert "\n" not in document.to_json(with_text=True)


def test_half_characters_are_written_as_json_has_them() -> None:
    document = Document("a", "\ud800 b")

    assert json.loads(document.to_json(with_text=True).encode())["text"] == "\ud800 b"


def test_a_record_without_a_text_is_no_document() -> None:
    with pytest.raises(InputError, match="give the text, or make the record with_text=True"):
        Document.from_dict(made().to_dict())
    with pytest.raises(InputError, match="quotes"):
        Document.from_dict({"id": "a"}, "x")


@pytest.fixture(params=["pandas", "polars"])
def library(request: pytest.FixtureRequest) -> Any:
    return pytest.importorskip(request.param, reason="it comes with the environment for development, if that is whole")


def test_a_data_frame_has_the_columns_of_a_table(library: Any) -> None:
    timed = replace(FIRST, time=TimeSpan(1.5, 2.0))
    frame = made(quotes=(timed, SECOND), text=TEXT.replace("won", "w\ud800n")).to_dataframe(library.__name__)

    assert isinstance(frame, library.DataFrame)
    assert len(frame) == 2
    assert frame["speaker"][0] == "Ann Lee"
    assert frame["quote"][0] == "“We w\ufffdn,” … “at <b>last</b>.”"
    assert frame["start_time"][0] == 1.5
    assert frame["confidence"].sum() == 0.75
    assert frame["named"][0]
    assert frame["start"].sum() == 4


def test_a_data_frame_has_the_same_types_without_a_row(library: Any) -> None:
    full, empty = made().to_dataframe(library.__name__), made(quotes=()).to_dataframe(library.__name__)

    assert list(full.columns) == list(empty.columns)
    assert list(full.dtypes) == list(empty.dtypes)
    assert len(empty) == 0


def test_times_of_day_stay_texts(library: Any) -> None:
    timed = replace(FIRST, time=TimeSpan("2024-05-01T10:00:00", None))

    assert made(quotes=(timed,)).to_dataframe(library.__name__)["start_time"][0] == "2024-05-01T10:00:00"


def test_what_is_no_statement_can_be_in_a_data_frame(library: Any) -> None:
    document = made(not_quotes=(NotQuote(TextSpan(53, 59), "term"),))
    frame = document.to_dataframe(library.__name__, with_not_quotes=True)

    assert list(frame["type"]) == ["direct", "indirect", "not_quote"]
    assert list(frame["reason"])[2] == "term"


def test_a_library_that_is_missing_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(util, "find_spec", lambda name: None)
    monkeypatch.delitem(sys.modules, "inquit.conversions", raising=False)

    with pytest.raises(ExtraMissingError, match=r"a data frame needs pandas or polars, which is not installed: pip"):
        made().to_dataframe()
    with pytest.raises(ExtraMissingError, match=r"a data frame needs polars.*\[polars\]"):
        made().to_dataframe("polars")
    with pytest.raises(SettingsError, match="there is no library 'spark' of data frames; take one of pandas, polars"):
        made().to_dataframe("spark")  # type: ignore[arg-type]
    monkeypatch.undo()
    sys.modules.pop("inquit.conversions", None)


def test_a_document_alone_is_no_list_of_texts() -> None:
    with pytest.raises(SettingsError, match="texts must be pairs of id and text"):
        next(inquit.Extractor.extract_many(object.__new__(inquit.Extractor), made()))  # type: ignore[arg-type]
