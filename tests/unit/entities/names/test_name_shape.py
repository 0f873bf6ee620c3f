"""Which words can be printed as a name, and what comes of a source that cannot."""

from __future__ import annotations

import pytest
from tests.unit.entities.hand_made import named_sources
from tests.unit.notation import paragraph

from inquit.entities.names.name_shape import can_be_printed

SHAPES = [
    ("Ann/PROPN Lund/PROPN", True, "a name"),
    ("the/DET old/ADJ harbour/NOUN", True, "a description"),
    ("all/DET", True, "a noun for many"),
    ("they/PRON", True, "a pronoun"),
    ("the/DET", False, "a determiner"),
    ("together/ADV", False, "an adverb"),
    ("Together/ADV", False, "with the capital of a sentence"),
    ("WHO/PRON", True, "an acronym"),
    ("two/NUM", False, "a number"),
    ("63@QUANTITY/NUM metres@QUANTITY/NOUN", False, "an amount"),
    ("63@PERCENT/NUM percent@PERCENT/NOUN", True, "a share of those asked"),
    ("63@PERCENT/NUM %@PERCENT/NOUN", True, "a share with a sign"),
    ("three@CARDINAL/NUM in@CARDINAL/ADP four@CARDINAL/NUM", True, "a share in words"),
    ("two@CARDINAL/NUM thirds@CARDINAL/NOUN", True, "a fraction"),
    ("about/ADV two@CARDINAL/NUM", False, "a number with an adverb"),
    ("63/NUM voters/NOUN", True, "of somebody"),
    ("Mrs./PROPN", False, "a shortened title"),
    ("Gov/PROPN", False, "without its full stop"),
    ("governor/NOUN", True, "an office"),
    ("Sir/PROPN", False, "a form of address"),
    ("Monday/PROPN", False, "a day"),
    ("May@PERSON/PROPN", True, "a given name that is a month"),
    ("Jan.@CARDINAL/PROPN", True, "a given name that ends a sentence"),
    ("head/NOUN of/ADP", False, "a preposition at the end"),
    ("Lund/PROPN and/CCONJ", False, "a conjunction at the end"),
    ("people/NOUN left/VERB:VBD", False, "a finite verb"),
    ("people/NOUN involved/VERB:VBN", True, "a participle"),
    ("Tom/PROPN Waits/VERB:VBZ", True, "a verb in a name"),
    ("Lund.[3/PROPN", False, "markup"),
    ("<b>Lund/PROPN", False, "a tag"),
    ("—/PUNCT", False, "no word"),
]


@pytest.mark.parametrize(("notation", "can_be", "why"), SHAPES, ids=[why for *_, why in SHAPES])
def test_shapes(notation: str, can_be: bool, why: str) -> None:
    p = paragraph(notation)
    assert can_be_printed(p, 0, len(p)) is can_be


def test_the_phrase_of_the_parser_takes_the_place_of_a_part_of_it() -> None:
    assert named_sources("{the/DET/det/choir} choir/NOUN/nsubj/said said/VERB/ROOT no/INTJ").names == ["choir"]


def test_its_name_too() -> None:
    notation = "{the/DET/det/Lund} Lund@PERSON/PROPN/nsubj/said said/VERB/ROOT no/INTJ"
    assert named_sources(notation).names == ["Lund"]


@pytest.mark.parametrize("source", ["together/ADV", "Mrs./PROPN/nsubj/said", "2010@DATE/NUM"])
def test_what_has_no_such_phrase_names_nobody(source: str) -> None:
    assert named_sources(f"so/ADV {{{source}}} said/VERB/ROOT no/INTJ").names == [""]
