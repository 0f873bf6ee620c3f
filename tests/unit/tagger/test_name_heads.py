"""Names and mentions: whole words, within paragraphs, with the edges that their heads are linked to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import numpy as np
import pytest
from numpy.typing import NDArray

from inquit.document import TextSpan
from inquit.tagger.name_heads import MENTION_FORMS, NAMED_KINDS, MentionHeads, TaggedMention, TaggedName, Words
from inquit.tagger.pieces import Pieces, load_tokenizer, read_pieces

# "Mara" is two pieces, "Quinlan" three; the pieces are m ##ara quin ##la ##n of oslo said she left | mara left
VOCABULARY = "[UNK] m ##ara quin ##la ##n of oslo said she left".split()
FIRST, SECOND = "Mara Quinlan of Oslo said she left", "Mara left"
TEXT = f"{FIRST}\n\n{SECOND}"
M, ARA, QUIN, LA, N, OF, OSLO, SAID, SHE, LEFT, M2, ARA2, LEFT2 = range(13)
NOWHERE = 13  # the last column of links
B_PERSON, I_PERSON, B_ORGANISATION, I_ORGANISATION, B_PLACE = 1, 2, 3, 4, 5
PERSON_NAME, PERSON_NOMINAL, PERSON_PRONOUN, PLACE_NAME = 1, 2, 3, 7

Table = Mapping[int, Mapping[int, float]]  # by piece: columns with their probabilities


class Written:
    """A head that knows what it says; a vector is the place of its piece in the text."""

    def __init__(self, table: Table, size: int, rest: int) -> None:
        rows = np.full((NOWHERE, size), 1e-9)
        for piece in range(NOWHERE):
            given = dict(table.get(piece, {}))
            given.setdefault(rest, 1 - sum(given.values()))
            for column, chance in given.items():
                rows[piece, column] = chance
        self._rows = np.log(np.maximum(rows, 1e-9)).astype(np.float32)

    def log_probabilities(
        self, vectors: NDArray[np.float32], rows: NDArray[np.int64] | None = None
    ) -> NDArray[np.float32]:
        places = vectors[:, 0].astype(int)
        if rows is None:
            return np.array(self._rows[places])
        return np.array(self._rows[np.ix_(places[rows], np.append(places, NOWHERE))])


def pieces() -> Pieces:
    spans = [TextSpan(0, len(FIRST)), TextSpan(len(FIRST) + 2, len(TEXT))]
    return read_pieces(TEXT, spans, [], load_tokenizer("\n".join(VOCABULARY)))


def heads(
    *, names: Table | None = None, mentions: Table | None = None, first: Table | None = None, last: Table | None = None
) -> MentionHeads:
    made = [
        Written(names or {}, 1 + 2 * len(NAMED_KINDS), 0),
        Written(mentions or {}, 1 + len(NAMED_KINDS) * len(MENTION_FORMS), 0),
        Written(first or {}, NOWHERE + 1, NOWHERE),
        Written(last or {}, NOWHERE + 1, NOWHERE),
    ]
    return MentionHeads(*cast(Any, made))


def names_of(table: Table, *, lo: int = 0, hi: int = NOWHERE) -> list[TaggedName]:
    vectors = np.arange(lo, hi, dtype=np.float32)[:, None]
    return list(heads(names=table).find_names(vectors, Words(pieces(), lo, hi)))


def mentions_of(
    table: Table, *, first: Table | None = None, last: Table | None = None, lo: int = 0
) -> list[TaggedMention]:
    vectors = np.arange(lo, NOWHERE, dtype=np.float32)[:, None]
    made = heads(mentions=table, first=first, last=last)
    return list(made.find_mentions(vectors, Words(pieces(), lo, NOWHERE)))


def found(names: list[TaggedName]) -> list[tuple[str, str]]:
    return [(n.span.of(TEXT), n.kind) for n in names]


def all_of(run: range, begin: int, inside: int, chance: float = 0.9) -> dict[int, dict[int, float]]:
    return {i: {begin if i == run[0] else inside: chance} for i in run}


def test_kinds_and_forms_have_the_places_that_the_weights_have() -> None:
    assert NAMED_KINDS == ("person", "organisation", "place", "other")
    assert MENTION_FORMS == ("name", "nominal", "pronoun")


def test_the_pieces_of_the_tests() -> None:
    assert [TEXT[s:e] for s, e in zip(pieces().start, pieces().end, strict=True)][:7] == [
        "M", "ara", "Quin", "la", "n", "of", "Oslo",
    ]  # fmt: skip


def test_names_of_all_kinds_stand_where_their_words_do() -> None:
    table = all_of(range(M, OF), B_PERSON, I_PERSON) | {OSLO: {B_PLACE: 0.8}, M2: {7: 0.7}, ARA2: {8: 0.7}}
    assert found(names_of(table)) == [("Mara Quinlan", "person"), ("Oslo", "place"), ("Mara", "other")]


def test_the_chance_of_a_name_is_the_geometric_mean_over_its_words() -> None:
    table = {M: {B_PERSON: 0.9}, ARA: {I_PERSON: 0.4}, QUIN: {I_PERSON: 0.8}, LA: {I_PERSON: 0.8}, N: {I_PERSON: 0.8}}
    (name,) = names_of(table)
    assert name.chance == pytest.approx(((0.9 * 0.4) ** 0.5 * 0.8) ** 0.5)


def test_a_name_never_ends_within_a_word() -> None:
    """Most of the pieces say so: "Quinlan" is one, though its last piece by itself is not."""
    table = {QUIN: {B_PERSON: 0.9}, LA: {I_PERSON: 0.9}, N: {I_PERSON: 0.3}}
    assert found(names_of(table)) == [("Quinlan", "person")]
    assert found(names_of({QUIN: {B_PERSON: 0.3}, LA: {B_PERSON: 0.9}, N: {I_PERSON: 0.001}})) == []


def test_a_name_that_begins_within_a_word_is_not_cut_there() -> None:
    table = all_of(range(M, OF), B_PERSON, I_PERSON) | {LA: {B_PERSON: 0.6, I_PERSON: 0.35}}
    assert found(names_of(table)) == [("Mara Quinlan", "person")]


@pytest.mark.parametrize(("kind", "found_with"), [(B_PERSON, 0.6), (B_PLACE, 0.6), (B_ORGANISATION, 0.3), (7, 0.3)])
def test_a_name_of_a_seldom_kind_may_be_less_likely_than_none(kind: int, found_with: float) -> None:
    """e times: 0.3 against 0.7 is enough, 0.19 against 0.81 is not."""
    (name,) = names_of({OSLO: {kind: found_with}})
    assert name.chance == pytest.approx(found_with)
    assert not names_of({OSLO: {kind: found_with - 0.11}})


def test_two_names_side_by_side_are_two() -> None:
    table = all_of(range(M, QUIN), B_PERSON, I_PERSON) | all_of(range(QUIN, OF), B_ORGANISATION, I_ORGANISATION)
    assert found(names_of(table)) == [("Mara", "person"), ("Quinlan", "organisation")]


def test_a_name_does_not_go_on_in_the_next_paragraph() -> None:
    table = {LEFT: {B_PERSON: 0.9}, M2: {I_PERSON: 0.8, B_PERSON: 0.1}, ARA2: {I_PERSON: 0.9}}
    assert found(names_of(table)) == [("left", "person"), ("Mara", "person")]


def test_a_block_that_begins_later_counts_from_there() -> None:
    table = all_of(range(M2, LEFT2), B_PERSON, I_PERSON)
    assert found(names_of(table, lo=M2)) == [("Mara", "person")]


def test_each_head_word_has_its_mention_with_the_edges_it_is_linked_to() -> None:
    mentions = mentions_of(
        {QUIN: {PERSON_NAME: 0.9}, OSLO: {PLACE_NAME: 0.6}, SHE: {PERSON_PRONOUN: 0.8}},
        first={QUIN: {M: 0.7}, OSLO: {OSLO: 0.9}, SHE: {SHE: 1.0}},
        last={QUIN: {OSLO: 0.6}, OSLO: {OSLO: 0.9}, SHE: {SHE: 1.0}},
    )
    assert [(m.span.of(TEXT), m.head.of(TEXT), m.kind, m.form) for m in mentions] == [
        ("Mara Quinlan of Oslo", "Quinlan", "person", "name"),
        ("Oslo", "Oslo", "place", "name"),
        ("she", "she", "person", "pronoun"),
    ]
    assert [m.chance for m in mentions] == pytest.approx([0.9, 0.6, 0.8])
    assert mentions[0].edges == pytest.approx(0.7 * 0.6)


def test_only_a_first_piece_is_a_head() -> None:
    assert mentions_of({ARA: {PERSON_NAME: 0.9}, LA: {PERSON_NOMINAL: 0.9}}) == []


def test_the_edges_of_a_mention_are_whole_words_on_either_side_of_its_head() -> None:
    (mention,) = mentions_of(
        {QUIN: {PERSON_NAME: 0.9}}, first={QUIN: {OF: 0.5, ARA: 0.3}}, last={QUIN: {M: 0.5, LA: 0.3}}
    )
    assert mention.span.of(TEXT) == "Mara Quinlan"


def test_the_edges_of_a_mention_stay_in_its_paragraph() -> None:
    she, mara = mentions_of(
        {SHE: {PERSON_PRONOUN: 0.9}, M2: {PERSON_NAME: 0.9}},
        first={SHE: {SHE: 0.9}, M2: {SHE: 0.9, M2: 0.05}},
        last={SHE: {M2: 0.9, LEFT: 0.05}, M2: {LEFT2: 0.9}},
    )
    assert (she.span.of(TEXT), mara.span.of(TEXT)) == ("she left", "Mara left")


@pytest.mark.parametrize("lo", [0, M2])
def test_where_nothing_is_named_there_is_nothing(lo: int) -> None:
    assert names_of({}, lo=lo) == []
    assert mentions_of({}, lo=lo) == []
