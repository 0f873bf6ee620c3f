"""What a word cannot take up: by kind, gender, number and person."""

from __future__ import annotations

import pytest
from tests.unit.entities.hand_made import names_of_news

from inquit.entities.coreference.agreement import Agreement

EARLIER = (
    "Ann@PERSON/PROPN Lund@PERSON/PROPN and/CCONJ Tom@PERSON/PROPN Berg@PERSON/PROPN met/VERB Kim@PERSON/PROPN "
    "Sorel@PERSON/PROPN at/ADP Volcor@ORG/PROPN in/ADP Oslo@GPE/PROPN",
    "the/DET spokeswoman/NOUN the/DET senators=senator/NOUN:NNS the/DET union/NOUN the/DET witness/NOUN he/PRON "
    "she/PRON it/PRON they/PRON you/PRON I/PRON we/PRON who/PRON:WP",
)
LATER = "he/PRON she/PRON it/PRON they/PRON the/DET spokesman/NOUN the/DET senators=senator/NOUN:NNS the/DET firm/NOUN"


def allows(word: str, earlier: str) -> bool:
    index = names_of_news(*EARLIER, LATER)
    first, second, third = index.parsed.paragraphs
    place = next((n, p.text.index(earlier)) for n, p in ((0, first), (1, second)) if earlier in p.text)
    return Agreement(index).allows((2, third.text.index(word)), place)


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("he", "Berg Sorel witness he I who"),
        ("she", "Lund Sorel spokeswoman witness she I who"),
        ("it", "Volcor Oslo union it who"),
        ("they", "Volcor Oslo senators union they who"),
        ("spokesman", "Berg Sorel witness he"),
        ("senators", "senators they"),
        ("firm", "Volcor Oslo union it"),
    ],
)
def test_a_word_takes_up_what_may_be_the_same(word: str, others: str) -> None:
    """A place may be a government that says so; a noun may be anybody's whom the pronouns before it mean."""
    every = "Lund Berg Sorel Volcor Oslo spokeswoman senators union witness he she it they you I we who".split()
    allowed = [other for other in every if allows(word, other)]
    assert [other for other in others.split() if other not in allowed] == []
    if word in ("he", "she", "it", "they"):
        assert allowed == others.split()


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("spokesman", "Lund"),
        ("spokesman", "spokeswoman"),
        ("spokesman", "Volcor"),
        ("spokesman", "Oslo"),
        ("senators", "Lund"),
        ("firm", "Berg"),
    ],
)
def test_a_noun_does_not_take_up_what_it_cannot_be(word: str, other: str) -> None:
    assert not allows(word, other)
