"""Who tells a part of a book: headings, signatures, sentences that lead up to a letter or a tale."""

from __future__ import annotations

import pytest
from tests.unit.attribution.novel.story import described, index_given, person
from tests.unit.notation import parsed

from inquit.attribution.novel.book_page import BookPage
from inquit.attribution.novel.tellers import Tellers, Telling
from inquit.attribution.novel.tellings import find_tellings
from inquit.languages import language_of
from inquit.structure.text_structure import read_structure

LANGUAGE = language_of()
CAST = [person("Jonas Crane", "Jonas"), person("Hester"), person("Anne Lund"), described("old man")]


@pytest.mark.parametrize(
    ("heading", "pattern", "name"),
    [
        ("JONAS CRANE'S JOURNAL", "teller_before", "JONAS CRANE"),
        ("JONAS CRANE’S JOURNAL--continued", "teller_before", "JONAS CRANE"),
        ("Dr. Lund's Private Diary.", "teller_before", "Dr. Lund"),
        ("James' Narrative", "teller_before", "James"),
        ("Jonas Crane's hat", "teller_before", None),
        ("Jonas's story was long", "teller_before", None),
        ("THE STORY CONTINUED BY ANNE LUND", "teller_behind", "ANNE LUND"),
        ("Told by Anne Lund, widow", "teller_behind", "Anne Lund"),
        ("Letter, Jonas P. Crane to Hon. Martin Cole.", "teller_behind", "Jonas P. Crane"),
        ("Telegram from Anne Lund to Jonas Crane", "teller_behind", "Anne Lund"),
        ("The Diary of Anne Lund", "teller_behind", "Anne Lund"),
        ("told by the fire", "teller_behind", None),
        ("Miss Lund, to Jonas Crane", "teller_to", "Miss Lund"),
        ("Going to Town", "teller_to", "Going"),  # which no character is called
        ("Going to town", "teller_to", None),
    ],
)
def test_headings_that_name_who_tells(heading: str, pattern: str, name: str | None) -> None:
    found = LANGUAGE.pattern(pattern).fullmatch(heading)
    assert (found and found["name"]) == name


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("My dear Anne,", True),
        ("DEAR SIR,", True),
        ("Madam:—", True),
        ("Dearest Anne,—I came at noon.", True),
        ("Dear Anne,\nI came at noon.", True),
        ("Dear Anne, she thought, is late.", False),
        ("Dear Anne is late.", False),
        ("The dear Anne,", False),
    ],
)
def test_openings_of_letters(line: str, opens: bool) -> None:
    assert (LANGUAGE.pattern("letter_opening").fullmatch(line) is not None) is opens


def tellers() -> Tellers:
    text = parsed("Rain/NOUN/nsubj/fell fell/VERB/ROOT .")
    return Tellers(index_given(text, [[False] * 3], CAST))


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("JONAS CRANE", "Jonas Crane"),
        ("Mr. Crane", "Jonas Crane"),
        ("J. Crane", "Jonas Crane"),
        ("The Old Man", "old man"),
        ("Man", None),
        ("Jonas Pell", None),
        ("...", None),
    ],
)
def test_who_bears_a_name(name: str, known: str | None) -> None:
    one = tellers()
    key = one.known(name)
    assert (None if key is None else CAST[key].name) == known


def test_a_heading_may_give_the_full_name_of_who_is_called_by_a_given_name() -> None:
    one = tellers()
    assert one.key("MISS HESTER PELL") == 1
    assert [(c.name, c.variants) for c in one.index_with_new().entities][1] == ("Hester Pell", ("Hester",))
    assert one.key("Anne Cole") == 2  # who has another full name, and may have married
    assert one.index_with_new().entities[2].name == "Anne Lund"


def test_whom_no_paragraph_names_is_a_character_if_the_name_is_surely_a_persons() -> None:
    one = tellers()
    assert (one.key("Mary Cole"), one.key("Mary Cole"), one.key("Dr. Zzyx"), one.key("The Sailor")) == (4, 4, 5, 6)
    assert one.key("The Plague Year") is None
    new = one.index_with_new().entities[4:]
    assert [(c.name, c.named, c.gender) for c in new] == [
        ("Mary Cole", True, "female"),
        ("Dr. Zzyx", True, None),
        ("sailor", False, None),
    ]


def test_an_index_that_needs_nobody_new_stays_as_it_is() -> None:
    one = tellers()
    one.key("Jonas Crane")
    assert one.index_with_new() is one.index


def page(*notations: str) -> tuple[BookPage, Tellers]:
    text = parsed(*notations)
    quoted = [[False] * len(p) for p in text.paragraphs]
    return BookPage(read_structure(text, "fiction"), quoted), Tellers(index_given(text, quoted, CAST))


SAYS_I = "I/PRON/nsubj/rose rose/VERB/ROOT with/ADP/prep/rose my/PRON/poss/hat hat/NOUN/pobj/with ."


def test_whoever_tells_is_not_told_of() -> None:
    of_jonas = " | ".join(["Jonas/PROPN/nsubj/ran ran/VERB/ROOT ."] * 2)
    lines, who = page(SAYS_I, of_jonas)
    assert lines.own_words(0, 2) == 2
    assert who.is_told_of(Telling(0, 2, 0), 19)
    assert not who.is_told_of(Telling(0, 2, 0), 20)
    assert not who.is_told_of(Telling(0, 1, 0), 0)
    assert not who.is_told_of(Telling(0, 2, 1), 0)


def test_one_word_in_a_hundred_is_i_where_i_tells() -> None:
    lines, _ = page(" ".join(["so/ADV/dep/I"] * 98) + " I/PRON/ROOT", " ".join(["so/ADV/dep/I"] * 99) + " I/PRON/ROOT")
    assert lines.is_told_by_i(0, 1)
    assert not lines.is_told_by_i(1, 2)


@pytest.mark.parametrize(
    ("above", "line", "name"),
    [
        ("Ever/X/ROOT yours/X/x/Ever ,", "Jonas/PROPN/compound/Crane Crane/PROPN/ROOT .", "Jonas Crane"),
        ("So/X/ROOT it/X/x/So is/X/x/So ,", "Jonas/PROPN/compound/Crane Crane/PROPN/ROOT", None),
        ("So/X/ROOT .", "Yours/X/ROOT truly/X/x/Yours , Jonas/PROPN/dep/Yours", "Jonas"),
        ("So/X/ROOT .", "Yours/X/ROOT truly/X/x/Yours", None),
        ("Ever/X/ROOT yours/X/x/Ever ,", "He/PRON/nsubj/saw saw/VERB/ROOT Jonas/PROPN/dobj/saw", None),
    ],
)
def test_signatures(above: str, line: str, name: str | None) -> None:
    assert page(above, line)[0].signature(1) == name


TOLD = "Then/ADV/advmod/began Hester/PROPN/nsubj/began began=begin/VERB/ROOT her/PRON/poss/story story/NOUN/dobj/began"
DONE = "Hester/PROPN/nsubj/ended ended=end/VERB/ROOT her/PRON/poss/story story/NOUN/dobj/ended ."


def told(*notations: str) -> dict[int, str]:
    text = parsed(*notations)
    index = index_given(text, [[False] * len(p) for p in text.paragraphs], CAST)
    index, tellings = find_tellings(read_structure(text, "fiction"), index)
    return {q: index.entities[key].name for q, key in tellings.tellers.items()}


def test_a_tale_goes_on_to_the_last_i_before_somebody_ends_it() -> None:
    rain = "Rain/NOUN/nsubj/fell fell/VERB/ROOT ."
    assert told(f"{TOLD} :", SAYS_I, rain, SAYS_I, rain, DONE, SAYS_I) == dict.fromkeys((1, 2, 3), "Hester")
    assert told(f"{TOLD} .", SAYS_I) == {}
    assert told(f"{TOLD} :", rain) == {}
    assert told("They/PRON/nsubj/began began=begin/VERB/ROOT a/DET/det/story story/NOUN/dobj/began :", SAYS_I) == {}


@pytest.mark.parametrize(
    "lead",
    [
        "Jonas/PROPN/poss/letter 's/PART:POS/case/Jonas letter/NOUN/nsubj/ran ran/VERB/ROOT :",
        "A/DET/det/letter letter/NOUN/nsubj/ran from/ADP/prep/letter Jonas/PROPN/pobj/from ran/VERB/ROOT :",
        "Jonas/PROPN/nsubj/wrote wrote=write/VERB/ROOT :",
    ],
)
def test_who_has_written_a_letter(lead: str) -> None:
    assert told(lead, SAYS_I) == {1: "Jonas Crane"}
    assert told(lead.removesuffix(":") + ".", SAYS_I) == {}


def test_a_date_may_stand_between() -> None:
    wrote = "Jonas/PROPN/nsubj/wrote wrote=write/VERB/ROOT :"
    assert told(wrote, "May/PROPN/ROOT 4/NUM/x/May", SAYS_I).get(2) == "Jonas Crane"
