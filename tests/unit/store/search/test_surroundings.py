"""What is shown around a statement."""

from __future__ import annotations

import pytest

from inquit.document import Document, Quote, Speaker, TextSpan
from inquit.store import Store
from inquit.store.search.surroundings import StatementSurroundings, surroundings_of

TURNS = (
    ("MIRA", "Mira Lund", "I was late. The harbour was shut."),
    ("OAKES", "Tom Oakes", "It was. My father said that nobody slept."),
    ("MIRA", "Mira Lund", "Who was there?"),
    ("OAKES", "Tom Oakes", "The dog. Nobody else."),
)
REPORTED = "that nobody slept"


def talk(genre: str = "transcript") -> Document:
    """Four turns under labels, as subtitles have them, and what is reported in one of them."""
    text, quotes = "", []
    names = dict.fromkeys(name for _, name, _ in TURNS)
    ids = {name: f"s{number}" for number, name in enumerate(names)}
    for number, (label, name, words) in enumerate(TURNS):
        start = len(text) + len(label) + 2
        text += f"{label}\n\n{words}\n\n"
        quotes.append(Quote(f"q{number}", "direct", (TextSpan(start, start + len(words)),), speaker_id=ids[name]))
    at = text.index(REPORTED)
    quotes.insert(2, Quote("r", "indirect", (TextSpan(at, at + len(REPORTED)),), parent_id="q1"))
    speakers = tuple(Speaker(ids[name], name, named=True, kind="person") for name in names)
    return Document("tape", text, tuple(quotes), speakers, meta={"genre": genre})


def around(row: str, sentences: int) -> StatementSurroundings:
    with Store(":memory:") as store:
        store.add(talk())
        (hit,) = (hit for hit in store.find().hits if hit.row == row)
        return surroundings_of(store.db, hit, sentences)


@pytest.mark.parametrize(
    ("row", "sentences", "before", "after"),
    [
        ("q0", 1, "", "Tom Oakes: It was."),
        ("q1", 2, "Mira Lund: I was late. The harbour was shut.", "Mira Lund: Who was there? Tom Oakes: The dog."),
        ("q2", 1, "My father said that nobody slept.", "Tom Oakes: The dog."),
        ("r", 1, "My father said", "Mira Lund: Who was there?"),
        ("r", 2, "Tom Oakes: It was. My father said", "Mira Lund: Who was there? Tom Oakes: The dog."),
        ("q1", 0, "", ""),
    ],
)
def test_around_a_turn_stands_what_is_spoken_with_who_speaks_it(
    row: str, sentences: int, before: str, after: str
) -> None:
    assert around(row, sentences) == StatementSurroundings(before, after)


@pytest.mark.parametrize("sentences", [0, 1])
def test_before_an_answer_stands_its_question(sentences: int) -> None:
    assert around("q3", sentences) == StatementSurroundings("", "", "Who was there?", "Mira Lund")


def test_in_other_texts_it_is_the_text_itself() -> None:
    with Store(":memory:") as store:
        store.add(talk("news"))
        (hit,) = store.find("dog").hits

        assert surroundings_of(store.db, hit, 1) == StatementSurroundings("OAKES", "")
