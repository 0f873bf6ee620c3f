"""The source that an article names for a quotation is asked first; what stands elsewhere is told."""

from __future__ import annotations

import pytest
from tests.unit.verification.articles import Row, article

from inquit import Document, verify
from inquit.verification.verdicts import CheckedQuotation

pytestmark = pytest.mark.model

SAID = "We will sell the old harbour before the winter comes"


def source(id_: str, words: str, speaker: str = "Ann Lund") -> Document:
    text = f"{speaker.upper()}: {words}."
    made = article(text, Row((f"{words}.",), speaker), genre="transcript")
    return Document(id_, text, made.quotes, made.speakers, meta=made.meta)


def checked(behind: str, *sources: Document) -> CheckedQuotation:
    text = f"Ann Lund said “{SAID}”{behind}."
    (one,) = verify(article(text, Row((f"“{SAID}”",), "Ann Lund")), list(sources))
    return one


FIRST, OTHER = source("first.txt", SAID), source("other.txt", SAID)
CHANGED = source("changed.txt", SAID.replace("sell", "keep"))
NOTHING = source("nothing.txt", "Seven green parrots lived in a lighthouse")


def test_of_two_sources_that_have_the_words_the_named_one_is_shown() -> None:
    for name in ("first.txt", "other.txt"):
        one = checked(f" ({name})", FIRST, OTHER)
        assert one.found is not None
        assert (one.verdict, one.found.source, one.places, one.notes) == ("exact", name, 2, ())


def test_the_verdict_is_that_of_the_named_source_and_a_better_one_is_told() -> None:
    one = checked(" (changed.txt)", FIRST, CHANGED)

    assert one.found is not None
    assert (one.verdict, one.found.source) == ("altered", "changed.txt")
    assert "The verdict on first.txt is exact, but the article names changed.txt for it." in one.notes


def test_where_the_named_source_has_nothing_the_others_are_asked() -> None:
    one = checked(" (nothing.txt)", FIRST, NOTHING)

    assert one.found is not None
    assert (one.verdict, one.found.source) == ("exact", "first.txt")
    assert "Not in nothing.txt, which the article names for it." in one.notes


def test_what_is_named_by_its_place_alone_makes_no_verdict_worse() -> None:
    one = checked(" [2]", FIRST, CHANGED)

    assert one.found is not None
    assert (one.verdict, one.found.source, one.notes) == ("exact", "first.txt", ())
    second = checked(" [2]", FIRST, OTHER)
    assert second.found is not None
    assert second.found.source == "other.txt"


def test_where_all_sources_or_none_are_named_nothing_changes() -> None:
    plain = checked("", FIRST, CHANGED)

    assert checked(" (first.txt) (changed.txt)", FIRST, CHANGED).verdict == plain.verdict == "exact"
    assert checked(" (first.txt)", FIRST).notes == ()
