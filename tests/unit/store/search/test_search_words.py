"""What words find what."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from inquit.document import Document, Quote, TextSpan
from inquit.errors import SettingsError
from inquit.store import Store

STATEMENTS = (
    "The ferry terminal is closed",
    "A terminal for the ferry",
    "Ferries are late",
    "The university is open",
    "A universal truth",
    "They partied at Partygate",
    "COVID-19 came",
    "We don’t know",
    "U.S. troops left Łódź with Zoë",
    "He terminated it",
    "I was hoping",
    "Probability rules",
    "Sink \0 or swim",
)
TEXT = "\n\n".join(STATEMENTS)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    starts = [TEXT.index(statement) for statement in STATEMENTS]
    quotes = tuple(
        Quote(f"q{number}", "direct", (TextSpan(start, start + len(statement)),), paragraph=number)
        for number, (start, statement) in enumerate(zip(starts, STATEMENTS, strict=True), start=1)
    )
    with Store(":memory:") as opened:
        opened.add(Document("d", TEXT, quotes))
        yield opened


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("ferry terminal", [1, 2]),
        ("terminal ferry", [1, 2]),
        ("FERRY", [1, 2, 3]),  # stems
        ('"ferry terminal"', [1]),
        ("“ferry terminal”", [1]),
        ("«ferry terminal»", [1]),
        ('ferry -"ferry terminal"', [2, 3]),
        ("ferry -terminal", [3]),
        ("ferry -late -closed", [2]),
        ("-ferry -the", [5, 6, 7, 8, 9, 10, 11, 12, 13]),
        ("late OR open", [3, 4]),
        ("ferry late OR closed", [1, 3]),
        ("late OR open OR truth", [3, 4, 5]),
        ("ferry (late OR closed)", [1, 3]),
        ("ferry AND late", [3]),
        ("OR", [13]),
        ("OR ferry", [1, 2, 3]),
        ("ferry OR", [1, 2, 3]),
        ("universi*", [4]),
        ("univers*", [4, 5]),
        ("terminal*", [1, 2]),
        ("termin*", [1, 2, 10]),
        ("party*", [6]),
        ("hopin*", [11]),
        ("probabili*", [12]),
        ("-univers* -fer* -the*", [7, 8, 9, 10, 11, 12, 13]),
        ("late OR univers*", [3, 4, 5]),
        ('"ferry ter*"', [1]),
        ('"ferry ter"*', [1]),
        ("COVID-19", [7]),
        ("covid 19", [7]),
        ("don't", [8]),
        ("don’t", [8]),
        ("U.S.", [9]),
        ("zoe łodz", [9]),
        ("know?", [8]),
        ("-", None),
        ("?! …", None),
        ("🙂", None),
        ('""', None),
        ("*", None),
        ("\0", None),
        ('"ferry', [1, 2, 3]),
        ("NEAR(ferry terminal)", []),
        ("statement:ferry", []),
        ("swim", [13]),
        ("", list(range(1, len(STATEMENTS) + 1))),
        ("  ", list(range(1, len(STATEMENTS) + 1))),
    ],
)
def test_words(store: Store, typed: str, numbers: list[int] | None) -> None:
    if numbers is None:
        with pytest.raises(SettingsError, match=r"^there is no word to search for in .*; name one with letters"):
            store.find(typed)
        return
    assert sorted(int(hit.row[1:]) for hit in store.find(typed).hits) == numbers


@pytest.mark.parametrize("typed", ["w " * 251, "OR".join(f" w{n} " for n in range(251)), "-w " * 251])
def test_far_too_many_words_are_said_in_a_sentence(store: Store, typed: str) -> None:
    with pytest.raises(SettingsError, match="more than 250 words to search for"):
        store.find(typed)


@pytest.mark.parametrize("typed", ["w " * 250, "OR".join(f" w{n}* " for n in range(250)), "-begin* " * 250])
def test_many_words_can_be_searched_for(store: Store, typed: str) -> None:
    assert store.find(typed).total in (0, len(STATEMENTS))


@pytest.mark.parametrize(
    ("typed", "row", "marked"),
    [
        ("ferry terminal", "q1", ["ferry", "terminal"]),
        ('"ferry terminal"', "q1", ["ferry terminal"]),
        ("late OR ferry", "q3", ["Ferries", "late"]),
        ("part*", "q6", ["partied", "Partygate"]),
        ("zoe łódź us*", "q9", []),  # not found
        ("zoe tro*", "q9", ["troops", "Zoë"]),
        ("-ferry truth", "q5", ["truth"]),
    ],
)
def test_what_was_looked_for_is_marked(store: Store, typed: str, row: str, marked: list[str]) -> None:
    hits = {hit.row: hit for hit in store.find(typed).hits}

    assert [mark.of(hits[row].statement) for mark in hits[row].marks] == marked if marked else row not in hits
