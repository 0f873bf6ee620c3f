"""How many statements there are of what."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from inquit import Document, Quote, Speaker, TextSpan
from inquit.breakdown import CountTable, StatementCounts
from inquit.document import Place
from inquit.errors import SettingsError

ANN = Speaker("s1", "Ann Lee", named=True, kind="person", gender="female", role="mayor")
BO = Speaker("s2", "Bo Ray", named=True, kind="person")
LONG = "We will open the old bridge on Monday"


def text_of(*statements: tuple[str | None, str], id_: str = "a", **meta: Any) -> Document:
    """A text in which each of the speakers says something direct, on a line of their own."""
    text, quotes = "", []
    for number, (speaker, words) in enumerate(statements, start=1):
        span = TextSpan(len(text), len(text) + len(words))
        quotes.append(Quote(f"q{number}", "direct", (span,), speaker_id=speaker))
        text += words + "\n"
    return Document(id_, text, tuple(quotes), (ANN, BO), meta=meta)


def counted(*documents: Document, by: str, **how: Any) -> CountTable:
    counts = StatementCounts(by.split(","), **how)
    for document in documents:
        counts.add(document)
    return counts.table()


def numbers(table: CountTable) -> dict[Any, int]:
    """The statements of each value, or of each pair, in order."""
    return {one.values if len(table.by) > 1 else one.values[0]: one.sums.quotes for one in table.lines}


MONDAY = text_of(("s1", LONG), ("s2", "No."), (None, "Soon."), site="Tribune", date="2024-05-06T10:00:00Z")
TUESDAY = text_of(("s1", "Yes."), ("s2", f"{LONG}!"), id_="b", site="Herald", date="2024-06-01")
UNDATED = text_of(("s1", "Perhaps."), id_="b", date="some day")


@pytest.mark.parametrize(
    ("by", "lines"),
    [
        ("person", {"Ann Lee": 3, "Bo Ray": 2, None: 1}),
        ("site", {"Tribune": 3, "Herald": 2, None: 1}),
        ("date", {"2024-05-06": 3, "2024-06-01": 2, None: 1}),
        ("month", {"2024-05": 3, "2024-06": 2, None: 1}),
        ("gender", {"female": 3, "unknown": 3}),
        ("kind", {"person": 5, "unknown": 1}),
        ("type", {"direct": 6}),
        ("role", {"mayor": 3, None: 3}),
        ("document", {"a": 3, "b": 2, "b (2)": 1}),
        ("addressee", {None: 6}),
        ("chapter", {None: 6}),
        ("Person", {"Ann Lee": 3, "Bo Ray": 2, None: 1}),
    ],
)
def test_each_statement_counts_once(by: str, lines: dict[str | None, int]) -> None:
    table = counted(MONDAY, TUESDAY, UNDATED, by=by)

    assert numbers(table) == lines
    assert list(numbers(table)) == list(lines)
    assert table.sums.quotes == sum(lines.values()) == 6
    assert table.documents == 3


def test_chapters_of_a_short_text_count_too() -> None:
    text = "CHAPTER I. THE LAMP\n\nNo.\n\nCHAPTER II. THE LETTER\n\nYes.\n"
    spans = [TextSpan(text.index(words), text.index(words) + len(words)) for words in ("No.", "Yes.")]
    quotes = tuple(Quote(f"q{span.start}", "direct", (span,), speaker_id="s1") for span in spans)
    table = counted(Document("a", text, quotes, (ANN,)), by="chapter")

    assert numbers(table) == {"CHAPTER I. THE LAMP": 1, "CHAPTER II. THE LETTER": 1}


def test_a_value_is_in_so_many_texts() -> None:
    assert [one.documents for one in counted(MONDAY, TUESDAY, UNDATED, by="person").lines] == [3, 2, 1]


def test_what_is_not_known_is_said() -> None:
    table = counted(MONDAY, TUESDAY, UNDATED, by="gender,site")

    assert table.unknown == (3, 1)
    assert table.record()["unknown"] == {"gender": 3, "site": 1}


def test_a_cross_table_has_the_pairs_that_there_are() -> None:
    assert numbers(counted(MONDAY, TUESDAY, UNDATED, by="month,gender")) == {
        ("2024-05", "unknown"): 2,
        ("2024-05", "female"): 1,
        ("2024-06", "unknown"): 1,
        ("2024-06", "female"): 1,
        (None, "female"): 1,
    }


def test_columns_of_the_users_own() -> None:
    documents = [replace(MONDAY, meta={"fields": {"Outlet": value}}) for value in ("East", 7, "", None, "East ")]

    assert numbers(counted(*documents, by="outlet")) == {"East": 6, "7": 3, None: 6}


def test_what_is_known_about_texts_is_a_column_too() -> None:
    assert numbers(counted(replace(MONDAY, meta={"author": "Cy Young"}), by="author")) == {"Cy Young": 3}


def test_a_column_that_no_text_has() -> None:
    with pytest.raises(SettingsError, match=r"'outlet'; did you mean site\?; the texts have date, site; besides, .*"):
        counted(MONDAY, by="outlet")
    assert not counted(by="outlet").lines  # of no text nothing can be said


def test_the_same_words_count_once_for_the_earliest_text() -> None:
    twice = text_of(("s1", LONG), ("s1", LONG), ("s1", "Yes."), id_="c", date="2024-05-30")

    assert numbers(counted(TUESDAY, MONDAY, by="person", distinct=True)) == {"Ann Lee": 2, "Bo Ray": 1, None: 1}
    assert numbers(counted(TUESDAY, twice, by="document", distinct=True)) == {"c": 3, "b": 1}
    assert numbers(counted(UNDATED, MONDAY, by="document", distinct=True)) == {"a": 3, "b": 1}


def test_of_texts_without_dates_the_first_counts() -> None:
    first, second = (text_of(("s1", LONG), id_=name) for name in "ab")

    assert numbers(counted(first, second, by="document", distinct=True)) == {"a": 1}


def test_chapters_stand_as_in_the_book() -> None:
    places = (Place(0, "chapter 1: Home"), Place(len(LONG) + 1, "chapter 2: Home"))
    book = replace(MONDAY, places=places)

    assert numbers(counted(book, by="chapter")) == {"chapter 1: Home": 1, "chapter 2: Home": 2}
    assert list(numbers(counted(book, replace(book, id="b"), by="chapter"))) == [
        "a: chapter 1: Home",
        "a: chapter 2: Home",
        "b: chapter 1: Home",
        "b: chapter 2: Home",
    ]


def test_the_values_with_most() -> None:
    table = counted(MONDAY, TUESDAY, UNDATED, by="month,person").top(1)

    assert numbers(table) == {("2024-05", "Ann Lee"): 1, ("2024-05", None): 1, (None, "Ann Lee"): 1}
    assert table.left_out == (1, 1)
    assert table.share(table.lines[0].sums) == pytest.approx(1 / 6)  # of all, as before
    assert table.top(None) is table


def test_within_a_turn_nothing_counts_for_shares() -> None:
    inner = Quote("q9", "direct", (TextSpan(0, 2),), speaker_id="s2", parent_id="q1")
    talk = replace(MONDAY, quotes=(*MONDAY.quotes, inner), meta={"genre": "transcript"})
    table = counted(talk, by="person")

    assert [(row[0], row[1], row[3]) for row in table.rows()] == [
        ("Ann Lee", 1, 0.3333),
        ("Bo Ray", 2, 0.3333),
        (None, 1, 0.3333),
    ]
