"""Who speaks to whom."""

from __future__ import annotations

import pytest

from inquit import Document, Quote, Speaker, TextSpan
from inquit.breakdown.speech_network import NetworkMaker, SpeechNetwork
from inquit.document import Place
from inquit.errors import SettingsError

ANN = Speaker("s1", "Ann Lee", named=True, kind="person", gender="female")
TOM = Speaker("s2", "Tom", named=True)
BOY = Speaker("s3", "a boy", named=False, kind="person")


def story(*lines: tuple[str | None, str | None, str], id_: str = "a", places: tuple[Place, ...] = ()) -> Document:
    """A text in which each line is somebody's, and said to somebody."""
    text, quotes = "", []
    for number, (speaker, addressee, words) in enumerate(lines, start=1):
        span = TextSpan(len(text), len(text) + len(words))
        quotes.append(Quote(f"q{number}", "direct", (span,), speaker_id=speaker, addressee_id=addressee))
        text += words + "\n"
    return Document(id_, text, tuple(quotes), (ANN, TOM, BOY), places=places)


def network(*documents: Document, by: str | None = None) -> SpeechNetwork:
    made = NetworkMaker(by)
    for document in documents:
        made.add(document)
    return made.network()


FIRST = story(("s1", "s2", "Sit down, Tom."), ("s2", "s1", "No."), ("s1", "s2", "Sit."), ("s1", None, "Oh, dear!"))
SECOND = story(("s1", "s2", "Go on."), (None, "s1", "Who?"), id_="b")


def test_ties_add_up_over_all_texts() -> None:
    found = network(FIRST, SECOND)

    assert list(found.rows()) == [("Ann Lee", "Tom", 3, 6, 2), ("Tom", "Ann Lee", 1, 1, 1)]
    assert (found.lines, found.documents) == (6, 2)


def test_people_have_what_they_say_to_whomever() -> None:
    ann, tom = network(FIRST, SECOND).people

    assert (ann.name, ann.kind, ann.gender, ann.lines, ann.words, ann.addressed) == (
        ("Ann Lee", "person", "female", 4, 8, 2)
    )
    assert (tom.name, tom.lines, tom.addressed) == ("Tom", 1, 3)


def test_who_neither_speaks_nor_is_spoken_to_is_not_in_it() -> None:
    assert "a boy" not in [one.name for one in network(FIRST).people]


def test_a_chapter_has_ties_of_its_own() -> None:
    places = (Place(0, "chapter 1: Rain"), Place(FIRST.quotes[1].content[0].start, "chapter 2: Sun"))
    found = network(Document(FIRST.id, FIRST.text, FIRST.quotes, FIRST.speakers, places=places), by="chapter")

    assert found.columns == ("speaker", "addressee", "chapter", "lines", "words", "documents")
    assert list(found.rows()) == [
        ("Ann Lee", "Tom", "chapter 1: Rain", 1, 3, 1),
        ("Ann Lee", "Tom", "chapter 2: Sun", 1, 1, 1),
        ("Tom", "Ann Lee", "chapter 2: Sun", 1, 1, 1),
    ]


def test_a_column_that_no_text_has_is_said() -> None:
    with pytest.raises(SettingsError, match="no text has a column 'desk'"):
        network(FIRST, by="desk")


def test_of_nothing_there_is_a_network_of_nobody() -> None:
    assert network() == SpeechNetwork((), (), None, 0, 0)
