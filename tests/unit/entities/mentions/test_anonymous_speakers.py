"""Speakers who are nobody in particular: which phrases are, how far they reach, where they speak."""

from __future__ import annotations

import pytest
from tests.unit.entities.hand_made import quoted_tokens
from tests.unit.notation import paragraph, parsed

from inquit.entities.mentions.anonymous_speakers import anonymous_kind, find_anonymous, owner_of_voice
from inquit.entities.mentions.name_mention import NameMention

GO = "“ Go/VERB/ROOT , ” "
OF_MEN = "of/ADP/prep/one the/DET/det/men men=man/NOUN:NNS/pobj/of"


def found(*notations: str) -> list[NameMention]:
    text = parsed(*notations)
    return list(find_anonymous(text, quoted_tokens(text), frozenset()))


def phrases(*notations: str) -> list[str]:
    return [" ".join(mention.words) for mention in found(*notations)]


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("everyone/PRON/nsubj/said said/VERB/ROOT .", ["everyone"]),
        ("said/VERB/ROOT everyone/PRON/nsubj/said .", ["everyone"]),
        ("someone/PRON/nsubj/said else/ADV/advmod/someone said/VERB/ROOT .", ["someone else"]),
        ("they/PRON/nsubj/said all/PRON/appos/they said/VERB/ROOT .", ["they all"]),
        (f"said/VERB/ROOT one/NUM/nsubj/said {OF_MEN} .", ["one of the men"]),
        ("the/DET/det/crowd crowd/NOUN/nsubj/said said/VERB/ROOT .", ["crowd"]),
        ("three/NUM/nummod/men men=man/NOUN:NNS/nsubj/said said/VERB/ROOT .", ["three men"]),
        ("a/DET/det/voice low/ADJ/amod/voice voice/NOUN/nsubj/said said/VERB/ROOT .", ["low voice"]),
        ("came=come/VERB/ROOT a/DET/det/voice voice/NOUN/nsubj/came .", ["voice"]),
        ("everyone/PRON/nsubj/rose rose=rise/VERB/ROOT and/CCONJ cried=cry/VERB/conj/rose .", ["everyone"]),
        # nobody, or somebody
        ("no/DET/det/one one/NOUN/nsubj/said said/VERB/ROOT .", []),
        ("nobody/PRON/nsubj/said said/VERB/ROOT .", []),
        ("the/DET other/ADJ/amod/man man/NOUN/nsubj/said said/VERB/ROOT .", []),
        ("another/DET/det/man man/NOUN/nsubj/said said/VERB/ROOT .", []),
        ("two/NUM/nsubj/said said/VERB/ROOT .", []),
        ("his/PRON:PRP$/poss/lips lips=lip/NOUN:NNS/nsubj/said said/VERB/ROOT .", []),
        # no subject of a verb of speech
        ("everyone/PRON/nsubj/rose rose=rise/VERB/ROOT .", []),
        ("he/PRON/nsubj/told told/VERB/ROOT everyone/PRON/dobj/told .", []),
    ],
)
def test_phrases(notation: str, expected: list[str]) -> None:
    assert phrases(GO + notation) == expected


def test_the_other_is_known_unless_one_has_just_spoken() -> None:
    other, one = (
        "the/DET/det/other other/ADJ/nsubj/said said/VERB/ROOT .",
        f"said/VERB/ROOT one/NUM/nsubj/said {OF_MEN} .",
    )
    rain = "Rain/NOUN/nsubj/fell fell/VERB/ROOT ."
    assert phrases(GO + other) == []
    assert phrases(GO + one, GO + other) == ["one of the men", "the other"]
    assert phrases(GO + one, rain, GO + other) == ["one of the men", "the other"]
    assert phrases(GO + one, rain, rain, GO + other) == ["one of the men"]
    assert phrases(GO + "a/DET/det/third third/ADJ/nsubj/said said/VERB/ROOT .") == ["a third"]


def test_words_in_quotes_are_left_out() -> None:
    assert phrases("“ Everyone/PRON/nsubj/said said/VERB/ROOT ”") == []


def test_the_voice_is_known_unless_a_voice_was_heard() -> None:
    the = GO + "said/VERB/ROOT the/DET/det/voice voice/NOUN/nsubj/said ."
    a = GO + "said/VERB/ROOT a/DET/det/voice voice/NOUN/nsubj/said ."
    assert phrases(the) == []
    assert phrases(a, the) == ["voice", "voice"]


def test_a_place_before_the_verb_is_enough() -> None:
    # the parser makes "all" nobody's subject
    assert phrases(GO + "all/PRON/dep/Go then/ADV/advmod/said said/VERB/dep/Go .") == ["all"]


@pytest.mark.parametrize(
    ("notation", "owner"),
    [
        ("Emma/PROPN/poss/voice 's/PART:POS/case/Emma voice/NOUN/nsubj/came came/VERB/ROOT", 0),
        ("the/DET voice/NOUN/nsubj/came of/ADP/prep/voice Emma/PROPN/pobj/of came/VERB/ROOT", 3),
        ("the/DET voice/NOUN/nsubj/came of/ADP/prep/voice reason/NOUN/pobj/of came/VERB/ROOT", None),
        ("Emma/PROPN/poss/hand 's/PART:POS/case/Emma hand/NOUN/nsubj/came came/VERB/ROOT", None),
    ],
)
def test_whose_a_voice_is(notation: str, owner: int | None) -> None:
    p = paragraph(notation)
    voice = p.text.index("voice") if "voice" in p.text else p.text.index("hand")
    assert owner_of_voice(p, voice) == owner


def test_kinds() -> None:
    p = paragraph("someone/PRON they/PRON nobody/PRON men=man/NOUN:NNS man/NOUN")
    assert [anonymous_kind(p, i) for i in range(5)] == ["person", "group", "nobody", "group", None]
