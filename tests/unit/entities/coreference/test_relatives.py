"""The noun phrase that a relative clause belongs to."""

from __future__ import annotations

import pytest
from tests.unit.entities.hand_made import names_of_news
from tests.unit.notation import at

from inquit.entities.coreference.relatives import antecedent_of_relative
from inquit.entities.sources.source_phrases import SourcePhrase


def antecedent(notation: str) -> str:
    """The words of what the first of "who", "whom", "which" and "that" stands for."""
    index = names_of_news(notation)
    p = index.parsed.paragraphs[0]
    token = next(at(p, word) for word in ("who", "whose", "which", "that") if word in p.text)
    pronoun = index.parsed.language.vocabulary.pronouns[p.lower[token]]
    found = antecedent_of_relative(index, SourcePhrase(0, token, token + 1, token, "pronoun", pronoun=pronoun))
    return " ".join(p.text[found.lo : found.hi]) if found is not None else "nothing"


LUND, BERG = "Lund@PERSON/PROPN", "Berg@PERSON/PROPN"
SAW = "saw/VERB/ROOT"
DOCTOR, FOG = "a/DET/det/doctor doctor/NOUN", "a/DET/det/fog fog/NOUN"
WHO = "who/PRON:WP/nsubj/came came/VERB/relcl/{}"
WHICH = "which/PRON:WDT/nsubj/came came/VERB/relcl/{}"
PEOPLE = [
    (f"{SAW} {LUND}/dobj/saw , {WHO.format('Lund')}", "Lund", "a name"),
    (f"{SAW} {DOCTOR}/dobj/saw {WHO.format('doctor')}", "a doctor", "a noun"),
    (
        f"{SAW} friends=friend/NOUN:NNS/dobj/saw of/ADP/prep/friends Kent@GPE/PROPN/pobj/of {WHO.format('Kent')}",
        "friends of Kent",
        "a person above a place",
    ),
    (
        f"{SAW} a/DET/det/hat hat/NOUN/dobj/saw of/ADP/prep/hat fog/NOUN/pobj/of {WHO.format('fog')}",
        "fog",
        "else the noun",
    ),
    (
        f"{SAW} {DOCTOR}/dobj/saw , {FOG}/dep/saw {WHO.format('fog')}",
        "a doctor",
        "or somebody near",
    ),
    (
        f"{SAW} {DOCTOR}/dobj/saw | {SAW} {FOG}/dep/saw {WHO.format('fog')}",
        "a fog",
        "in the sentence",
    ),
    (
        f"{SAW} {LUND}/dobj/saw " + "so/ADV " * 8 + f"fog/NOUN/dep/saw {WHO.format('fog')}",
        "Lund",
        "eleven tokens back",
    ),
    (
        f"{SAW} {LUND}/dobj/saw " + "so/ADV " * 11 + f"fog/NOUN/dep/saw {WHO.format('fog')}",
        "fog",
        "but not thirteen",
    ),
    (
        f"{SAW} {LUND}/dobj/saw and/CCONJ grandparents=grandparent/NOUN:NNS/dep/saw {WHO.format('grandparents')}",
        "grandparents",
        "a plural that no list knows",
    ),
    (f"{SAW} {LUND}/dobj/saw and/CCONJ those/PRON:DT/dep/saw {WHO.format('those')}", "those", "a pronoun"),
    (f"{SAW} {LUND}/dobj/saw and/CCONJ Kent@GPE/PROPN/dep/saw {WHO.format('Kent')}", "Kent", "any name"),
    (
        f"{SAW} {LUND}/dobj/saw ,/Lund {BERG}/conj/Lund and/CCONJ/cc/Berg Dahl@PERSON/PROPN/conj/Berg ,/Lund "
        f"{WHO.format('Lund')}",
        "Dahl",
        "the last of a list",
    ),
    (
        f"{SAW} {LUND}/dobj/saw ,/Lund {BERG}/appos/Lund ,/Lund {WHO.format('Lund')}",
        "Lund",
        "no apposition",
    ),
    (
        f"{SAW} {LUND}/dobj/saw and/CCONJ/cc/Lund fog/NOUN/conj/Lund ,/Lund {WHO.format('Lund')}",
        "Lund",
        "of people",
    ),
    (
        f"{LUND}/nsubj/is is/AUX/ROOT a/DET/det/doctor doctor/NOUN/attr/is {WHO.format('doctor')}",
        "Lund",
        "the subject of a predicate",
    ),
    (
        f"he/PRON/nsubj/is is/AUX/ROOT a/DET/det/doctor doctor/NOUN/attr/is {WHO.format('doctor')}",
        "a doctor",
        "with a name",
    ),
    (
        f"{SAW} {LUND}/dobj/saw ,/Lund {FOG}/appos/Lund {WHO.format('fog')}",
        "Lund",
        "from an apposition to the name",
    ),
    (
        f"{SAW} a/DET/det/hat hat/NOUN/dobj/saw ,/hat {BERG}/appos/hat {WHO.format('Berg')}",
        "Berg",
        "not to a noun",
    ),
    (
        f"{SAW} {LUND}/dobj/saw whose/PRON:WP$/poss/hat hat/NOUN/nsubj/came came/VERB/relcl/Lund",
        "Lund",
        "a possessive",
    ),
    (
        f"{SAW} {LUND}/dobj/saw who/PRON:WP/nsubj/said he/PRON/nsubj/think think/VERB/ccomp/said said/VERB/relcl/Lund",
        "Lund",
        "the head of the clause",
    ),
]


@pytest.mark.parametrize(("notation", "expected", "why"), PEOPLE, ids=[why for *_, why in PEOPLE])
def test_who(notation: str, expected: str, why: str) -> None:
    assert antecedent(notation) == expected


THINGS = [
    (f"{SAW} a/DET/det/firm firm/NOUN/dobj/saw {WHICH.format('firm')}", "a firm", "a thing"),
    (
        f"{SAW} a/DET/det/letter letter/NOUN/dobj/saw from/ADP/prep/letter his/PRON:PRP$/poss/doctor "
        "doctor/NOUN/pobj/from that/PRON:WDT/nsubj/came came/VERB/relcl/doctor",
        "a letter from his doctor",
        "a text above a person",
    ),
    (
        f"{SAW} a/DET/det/firm firm/NOUN/dobj/saw of/ADP/prep/firm {LUND}/pobj/of that/PRON:WDT/nsubj/came "
        "came/VERB/relcl/Lund",
        "a firm of Lund",
        "an organisation above a name",
    ),
    (
        f"{SAW} {FOG}/dobj/saw of/ADP/prep/fog his/PRON:PRP$/poss/doctor doctor/NOUN/pobj/of "
        "that/PRON:WDT/nsubj/came came/VERB/relcl/doctor",
        "his doctor",
        "but nothing else",
    ),
    (
        f"{SAW} a/DET/det/letter letter/NOUN/dobj/saw his/PRON:PRP$/poss/doctor doctor/NOUN/dep/letter "
        "that/PRON:WDT/nsubj/came came/VERB/relcl/doctor",
        "his doctor",
        "over a preposition",
    ),
    (
        f"{SAW} Harbour@ORG/PROPN/dobj/saw ,/Harbour a/DET/det/bank bank/NOUN/appos/Harbour {WHICH.format('bank')}",
        "Harbour",
        "the name of an apposition",
    ),
    (
        f"{SAW} Harbour@ORG/PROPN/dobj/saw ,/Harbour the/DET/det/banks banks=bank/NOUN:NNS/appos/Harbour "
        f"{WHICH.format('banks')}",
        "the banks",
        "of a single one",
    ),
    (
        f"{SAW} the/DET/det/hat hat/NOUN/dobj/saw ,/hat a/DET/det/bank bank/NOUN/appos/hat {WHICH.format('bank')}",
        "a bank",
        "not any noun",
    ),
    (
        f"{SAW} a/DET/det/firm firm/NOUN/dobj/saw of/ADP/prep/firm {LUND}/pobj/of {WHICH.format('Lund')}",
        "a firm of Lund",
        "no person for which",
    ),
    (f"{SAW} {LUND}/dobj/saw {WHICH.format('Lund')}", "nothing", "if nothing else is there"),
    (
        f"{SAW} firm/NOUN/dobj/saw with/ADP/prep/saw {LUND}/pobj/with which/PRON:WDT came/VERB",
        "firm",
        "without a clause the nearest thing",
    ),
    (f"{SAW} firm/NOUN/dobj/saw with/ADP/prep/saw {LUND}/pobj/with that/PRON:WDT came/VERB", "Lund", "or noun"),
    (f"{SAW} firm/NOUN/dobj/saw " + "so/ADV " * 10 + "that/PRON:WDT came/VERB", "firm", "eleven tokens back"),
    (f"{SAW} firm/NOUN/dobj/saw " + "so/ADV " * 12 + "that/PRON:WDT came/VERB", "nothing", "but not thirteen"),
    ("that/PRON:WDT/nsubj/came came/VERB/relcl/firm firm/NOUN/ROOT", "nothing", "not what follows"),
]


@pytest.mark.parametrize(("notation", "expected", "why"), THINGS, ids=[why for *_, why in THINGS])
def test_which_and_that(notation: str, expected: str, why: str) -> None:
    assert antecedent(notation) == expected
