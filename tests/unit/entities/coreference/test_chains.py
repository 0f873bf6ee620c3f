"""Whom words mean: the arithmetic of chains, and what cannot be taken up."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.entities.coreference.made_links import MadeLinks
from tests.unit.entities.hand_made import names_of_news

from inquit.entities.coreference.chains import Chains, Place
from inquit.entities.mention_index import NameIndex
from inquit.entities.names.named_entity import NamedEntity
from inquit.entities.speaker_key import SpeakerKey

TEXT = (
    "Ann@PERSON/PROPN Lund@PERSON/PROPN met/VERB Eva@PERSON/PROPN Berg@PERSON/PROPN at/ADP Volcor@ORG/PROPN",
    "The/DET senator/NOUN nodded/VERB | she/PRON left/VERB | she/PRON said/VERB it/PRON rained/VERB",
)
LUND, BERG = (0, 1), (0, 4)
SENATOR, SHE, SHE_2, IT = (1, 1), (1, 3), (1, 5), (1, 7)


def key_of(entity: NamedEntity) -> SpeakerKey:
    return SpeakerKey("name", entity.key)


def chains(table: Mapping[str, Mapping[str, float]], index: NameIndex | None = None) -> Chains:
    index = index or names_of_news(*TEXT)
    return Chains(index, MadeLinks(index.parsed, table), key_of)


def by_name(held: Chains, place: Place) -> dict[str, float]:
    index = held._index
    return {
        index.entities[key.entity].name if key.kind == "name" else "": share
        for key, share in held.meant(place).items()
        if share
    }


def test_a_name_means_itself_with_all_of_its_words() -> None:
    held = chains({"Lund": {"Ann": 0.2}})
    assert by_name(held, LUND) == by_name(held, (0, 0)) == {"Ann Lund": 1.0}


def test_a_word_means_whom_it_takes_up_and_else_itself() -> None:
    assert by_name(chains({"she": {"Lund": 0.6, "Berg": 0.3}}), SHE) == pytest.approx(
        {"Ann Lund": 0.6, "Eva Berg": 0.3, "": 0.1}
    )


def test_the_words_of_a_name_count_together() -> None:
    assert by_name(chains({"she": {"Ann": 0.2, "Lund": 0.6}}), SHE)["Ann Lund"] == pytest.approx(0.8)


def test_pronouns_and_descriptions_are_links() -> None:
    table = {
        "senator": {"Lund": 0.9, "Berg": 0.1},
        "she": {"senator": 0.8, "Berg": 0.2},
        "she 2": {"she": 0.5, "senator": 0.5},
    }
    held = chains(table)
    assert by_name(held, SHE) == pytest.approx({"Ann Lund": 0.72, "Eva Berg": 0.28})
    assert by_name(held, SHE_2) == pytest.approx({"Ann Lund": 0.81, "Eva Berg": 0.19})


def test_a_word_of_which_nothing_is_known_means_itself() -> None:
    held = chains({})
    assert held.meant(SHE) == {SpeakerKey("noun phrase", details=SHE): 1.0}


def test_what_is_settled_is_certain_but_for_names() -> None:
    held = chains({"she": {"senator": 1.0}, "senator": {"Berg": 1.0}})
    somebody = SpeakerKey("description", details=("the senator",))
    held.settle(SENATOR, somebody)
    held.settle(LUND, somebody)
    assert held.meant(SHE)[somebody] == pytest.approx(1.0)
    assert by_name(held, LUND) == {"Ann Lund": 1.0}


def test_what_does_not_agree_is_no_link_and_the_others_share_its_part() -> None:
    held = chains({"she": {"Lund": 0.25, "Volcor": 0.5}, "it": {"Volcor": 0.2, "Lund": 0.6}})
    assert by_name(held, SHE) == pytest.approx({"Ann Lund": 0.5, "": 0.5})
    assert by_name(held, IT) == pytest.approx({"Volcor": 0.5, "": 0.5})


def test_where_nothing_agrees_a_word_means_itself() -> None:
    assert by_name(chains({"she": {"Volcor": 1.0}}), SHE) == pytest.approx({"": 1.0})


def test_the_chain_that_is_shown_is_the_likeliest() -> None:
    held = chains({"senator": {"Lund": 0.9, "Berg": 0.1}, "she": {"senator": 0.8, "Lund": 0.1, "Berg": 0.1}})
    (lund,) = (key for key, share in held.meant(LUND).items())
    senator, name = held.links_to(SHE, lund)
    assert [senator.place, name.place] == [SENATOR, LUND]
    assert [senator.chance, name.chance] == pytest.approx([0.9, 1.0])


def test_to_somebody_whom_no_chain_reaches_none_is_shown() -> None:
    held = chains({"she": {"Lund": 1.0}})
    assert list(held.links_to(SHE, SpeakerKey("name", 99))) == []


def test_a_word_is_read_once() -> None:
    index = names_of_news(*TEXT)
    links = MadeLinks(index.parsed, {"senator": {"Lund": 1.0}, "she": {"senator": 1.0}, "she 2": {"senator": 1.0}})
    held = Chains(index, links, key_of)
    held.meant(SHE)
    held.meant(SHE_2)
    held.meant(SHE)
    assert len(links.asked) == len(set(links.asked))


@pytest.mark.parametrize("words", [3, 2000])
def test_a_long_chain_of_pronouns_ends_at_the_name(words: int) -> None:
    said = " | ".join(["she/PRON left/VERB"] * words)
    index = names_of_news("Ann@PERSON/PROPN Lund@PERSON/PROPN came/VERB", said)
    table = {f"she {i}": {f"she {i - 1}": 1.0} for i in range(2, words + 1)} | {"she 1": {"Lund": 1.0}}
    starts = index.parsed.paragraphs[1].start

    class Chain:
        def earlier(self, offset: int) -> tuple[list[int], list[float], float] | None:
            at = starts.index(offset)
            return [starts[at - 2] if at else index.parsed.paragraphs[0].start[1]], [1.0], 0.0

    held = Chains(index, MadeLinks(index.parsed, table) if words < 10 else Chain(), key_of)
    assert by_name(held, (1, 2 * words - 2)) == {"Ann Lund": 1.0}


CHANCES = st.lists(st.floats(0, 1), min_size=7, max_size=7)


@given(st.lists(CHANCES, min_size=7, max_size=7))
def test_shares_are_probabilities_and_only_of_what_stands_before(drawn: list[list[float]]) -> None:
    index = names_of_news(*TEXT)
    words = ["Ann", "Lund", "Eva", "Berg", "Volcor", "senator", "she", "she 2", "it"]
    table = {}
    for word, row in zip(words[2:], drawn, strict=True):
        total = max(1.0, sum(row))
        table[word] = {other: chance / total for other, chance in zip(words, row, strict=False)}
    held = chains(table, index)
    for place in (SENATOR, SHE, SHE_2, IT):
        shares = held.meant(place)
        assert sum(shares.values()) <= 1 + 1e-9
        assert all(0 <= share <= 1 + 1e-9 for share in shares.values())
        assert all(key.details <= place for key in shares if key.kind == "noun phrase")
