"""What the common noun at a token says of whom it describes, and by which common words somebody is called."""

from __future__ import annotations

import pytest
from tests.unit.notation import at, paragraph

from inquit.entities.mentions.noun_kinds import (
    describes_people,
    is_of_class,
    is_possessive,
    is_role_noun,
    kind_of_noun,
    noun_at,
)
from inquit.entities.mentions.vocatives import Called, called_in, same_called
from inquit.languages import language_of


@pytest.mark.parametrize(
    ("token", "noun"),
    [
        ("generals=general/NOUN:NNS", "general"),
        ("general=x/NOUN", "general"),
        ("polls=poll/NOUN:NNS", "poll"),
        ("fog/NOUN", None),
    ],
)
def test_a_noun_is_known_by_its_lemma_or_its_form(token: str, noun: str | None) -> None:
    entry = noun_at(paragraph(f"so/ADV the/DET {token}"), 2)
    assert (entry.noun if entry else None) == noun


@pytest.mark.parametrize(
    ("token", "kind", "people", "role"),
    [
        ("general/NOUN", "person", True, True),
        ("generals=general/NOUN:NNS", "group", True, True),
        ("Democrats/PROPN:NNPS", "group", True, False),
        ("Democrats/PROPN:NNP", None, False, False),
        ("commission/NOUN", "organisation", False, False),
        ("commissions=commission/NOUN:NNS", "organisation", False, False),
        ("police/NOUN:NNS", "group", True, False),
        ("poll/NOUN", "document", False, False),
        ("fog/NOUN", None, False, False),
        ("Gov./PROPN", None, False, True),
        ("-Captain/PROPN", None, False, True),
    ],
)
def test_what_a_noun_describes(token: str, kind: str | None, people: bool, role: bool) -> None:
    p = paragraph(f"so/ADV the/DET {token}")
    assert (kind_of_noun(p, 2), describes_people(p, 2), is_role_noun(p, 2)) == (kind, people, role)


def test_classes_of_nouns() -> None:
    p = paragraph("so/ADV some/DET statement/NOUN")
    assert [is_of_class(p, i, "quantity") for i in range(3)] == [False, True, False]
    assert [is_of_class(p, i, "utterance") for i in range(3)] == [False, False, True]
    assert not is_of_class(p, 1, "no class")


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("so/ADV Lund/PROPN 's/PART:POS hat/NOUN", True),
        ("so/ADV Lund/PROPN 's/PART hat/NOUN", True),
        ("so/ADV Lund/PROPN s/X hat/NOUN", True),
        ("so/ADV Lund/PROPN ' hat/NOUN", False),
        ("so/ADV Lund/PROPN '/PART:POS hat/NOUN", True),
        ("so/ADV Lund/PROPN hat/NOUN 's/PART:POS", False),
        ("so/ADV Lund/PROPN", False),
    ],
)
def test_whose_something_is(notation: str, expected: bool) -> None:
    p = paragraph(notation)
    assert is_possessive(p, at(p, "Lund")) is expected


CALLS = [
    ("yes/INTJ , sir/NOUN , so/ADV", {"sir"}, "between marks"),
    ("yes/INTJ , sir./NOUN ”", {"sir"}, "with a full stop on it"),
    ("sir/NOUN !", {"sir"}, "at the beginning"),
    ("yes/INTJ , sir/NOUN", {"sir"}, "at the end"),
    ("yes/INTJ , sir/NOUN came/VERB", set(), "before a word"),
    ("yes/INTJ , sir/NOUN 's/PART:POS hat/NOUN", set(), "whose something is"),
    ("the/DET sir/NOUN , so/ADV", set(), "behind an article"),
    ("oh/INTJ sir/NOUN , so/ADV", {"sir"}, "behind an interjection"),
    ("yes/INTJ , my/PRON dear/ADJ old/ADJ sir/NOUN , so/ADV", {"sir"}, "three words that belong to it"),
    ("yes/INTJ , my/PRON dear/ADJ dear/ADJ old/ADJ sir/NOUN , so/ADV", set(), "but not four"),
    ("yes/INTJ , mamma/NOUN , so/ADV", {"mother"}, "another spelling"),
    ("yes/INTJ , captain/NOUN , so/ADV", {"captain"}, "a title"),
    ("yes/INTJ , table/NOUN , so/ADV", set(), "a thing"),
]


@pytest.mark.parametrize(("notation", "nouns", "why"), CALLS, ids=[why for *_, why in CALLS])
def test_by_which_common_words_somebody_is_called(notation: str, nouns: set[str], why: str) -> None:
    p = paragraph(notation)
    assert {called.noun for called in called_in(p, 0, len(p))} == nouns


def test_only_within_the_tokens() -> None:
    p = paragraph("no/INTJ , sir/NOUN , my/PRON dear/ADJ boy/NOUN ! so/ADV , madam/NOUN !")
    assert called_in(p, 3, 8) == {Called("boy", "male")}
    assert called_in(p, 6, 8) == {Called("boy", "male")}  # what stands before the stretch is not its own
    assert {called.noun for called in called_in(p, 0, len(p))} == {"sir", "boy", "madam"}


def test_spellings_of_one() -> None:
    vocabulary = language_of().vocabulary
    assert [same_called(noun, vocabulary) for noun in ("mamma", "mother", "table")] == ["mother", "mother", "table"]
