"""What the uses of a name in a book say of its bearer."""

from __future__ import annotations

import pytest
from tests.unit.entities.hand_made import quoted_tokens
from tests.unit.notation import parsed

from inquit.entities.mentions.counted_capitals import find_counted_names
from inquit.entities.names.name_evidence import NameEvidence


def evidence(*notations: str) -> NameEvidence:
    text = parsed(*notations)
    quoted = quoted_tokens(text)
    return NameEvidence(text, quoted, find_counted_names(text, quoted))


SIGNS = [
    ("then/ADV came/VERB Xan/PROPN", 0.0, "nothing"),
    ("then/ADV came/VERB Xan@PERSON/PROPN", 0.7, "the recogniser"),
    ("then/ADV came/VERB Mr./PROPN Xan/PROPN", 2.0, "a title"),
    ("then/ADV came/VERB Anne/PROPN", 1.0, "a given name"),
    ("then/ADV came/VERB Anne/PROPN Xan/PROPN", 1.0, "before a family name"),
    ("“ Come/VERB , Xan/PROPN ! ”", 2.0, "somebody is called by it"),
    ("then/ADV Xan/PROPN/nsubj/came came/VERB/ROOT", 0.8, "the subject"),
    ("then/ADV Xan/PROPN/nsubjpass/seen seen/VERB/ROOT", 0.0, "not of a passive"),
    ("“ No/INTJ ! ” then/ADV Xan/PROPN/nsubj/said said=say/VERB/ROOT", 2.8, "the subject of a verb of speech"),
    ("then/ADV Xan/PROPN/nsubj/said said=say/VERB/ROOT", 0.8, "where nobody speaks it is none"),
    ("“ No/INTJ ! ” said=say/VERB/ROOT Xan/PROPN", 2.0, "right behind it"),
    ("“ No/INTJ ! ” said=say/VERB/ROOT the/DET Xan/PROPN", 2.0, "and an article"),
    ("“ No/INTJ ! ” said=say/VERB/ROOT then/ADV Xan/PROPN", 0.0, "but no other word"),
    ("“ No/INTJ ! ” then/ADV Xan/PROPN cried=cry/VERB/ROOT", 2.0, "right before it"),
    ("“ then/ADV Xan/PROPN/nsubj/said said=say/VERB/ROOT ”", 0.8, "in somebody's words it does not speak"),
    ("came/VERB to/ADP Xan@GPE/PROPN", -0.5, "a town"),
    ("came/VERB to/ADP Xan@LOC/PROPN", -0.5, "a place"),
    ("came/VERB to/ADP Xan@FAC/PROPN", -0.5, "a building"),
    ("came/VERB to/ADP Xan@NORP/PROPN", -1.0, "a people"),
    ("came/VERB to/ADP Xan@DATE/PROPN", -1.0, "a day"),
    ("came/VERB to/ADP Xan@ORG/PROPN", -0.3, "an organisation"),
    ("came/VERB to/ADP Xan@LAW/PROPN", 0.0, "other labels say nothing"),
    ("lived/VERB in/ADP Xan/PROPN", -1.5, "a preposition of place"),
    ("lived/VERB in/ADP _/PUNCT Xan/PROPN", -1.5, "before emphasis"),
    ("lived/VERB in/ADP , Xan/PROPN", 0.0, "not before another mark"),
    ("saw/VERB the/DET Xan/PROPN", -1.5, "an article"),
    ("saw/VERB the/DET Mrs./PROPN Xan/PROPN", 2.0, "before a title it says nothing"),
]


@pytest.mark.parametrize(("notation", "personhood", "why"), SIGNS, ids=[why for *_, why in SIGNS])
def test_signs_of_a_person(notation: str, personhood: float, why: str) -> None:
    found = evidence(notation)
    ((_, words),) = found.mentions
    assert found.personhood(words) == pytest.approx(personhood)


def test_signs_are_counted_by_name_and_shared_by_its_uses() -> None:
    found = evidence(
        "then/ADV Xan/PROPN/nsubj/came came/VERB/ROOT to/ADP Zed@GPE/PROPN", "saw/VERB Mr./PROPN Xan/PROPN , Xan/PROPN"
    )
    assert found.personhood(("xan",)) == pytest.approx((0.8 + 2.0) / 3)
    assert found.personhood(("zed",)) == pytest.approx(-0.5)
    assert (found.subjects(("xan",)), found.subjects(("zed",))) == (1, 0)
    assert {form: len(mentions) for form, mentions in found.mentions.items()} == {
        ("", ("xan",)): 2,
        ("mr", ("xan",)): 1,
        ("", ("zed",)): 1,
    }


def test_who_speaks_may_have_an_article() -> None:
    found = evidence("“ No/INTJ ! ” said=say/VERB/ROOT the/DET Xan/PROPN", "saw/VERB the/DET Xan/PROPN")
    assert found.personhood(("xan",)) == pytest.approx(1.0)


SUBJECT = "so/ADV Xan/PROPN/nsubj/came came/VERB/ROOT as/SCONJ {}/PRON did/VERB"
OBJECT = "saw/VERB/ROOT Xan/PROPN/dobj/saw as/SCONJ {}/PRON did/VERB"
GENDERS = [
    ([SUBJECT.format("he")] * 4, "male", True, "four pronouns of one gender"),
    ([SUBJECT.format("her")] * 4, "female", True, "of either"),
    ([SUBJECT.format("he")] * 3, "male", False, "three without another"),
    ([SUBJECT.format("he")] * 2, "male", False, "or two"),
    ([SUBJECT.format("he")], None, False, "but not one"),
    ([SUBJECT.format("he")] * 3 + [SUBJECT.format("she")], "male", False, "two more than of the other"),
    ([SUBJECT.format("he")] * 7 + [SUBJECT.format("she")] * 2, "male", True, "more than three times as many"),
    ([SUBJECT.format("he")] * 6 + [SUBJECT.format("she")] * 2, "male", False, "not just three times"),
    ([SUBJECT.format("he")] * 2 + [SUBJECT.format("she")], None, False, "one more says nothing"),
    ([OBJECT.format("he")] * 4, None, False, "nor do those behind an object"),
    ([f"“ {SUBJECT.format('he')} ”"] * 4, None, False, "or in somebody's words"),
    ([SUBJECT.format("it")] * 4, None, False, "or for no person"),
    (
        ["so/ADV Xan/PROPN/nsubj/came came/VERB/ROOT “ he/PRON ” she/PRON"] * 4,
        "female",
        True,
        "narration goes over them",
    ),
    (
        ["so/ADV Xan/PROPN/nsubj/came came/VERB/ROOT " + "so/ADV " * 23 + "he/PRON"] * 4,
        "male",
        True,
        "25 tokens behind",
    ),
    (["so/ADV Xan/PROPN/nsubj/came came/VERB/ROOT " + "so/ADV " * 24 + "he/PRON"] * 4, None, False, "but not 26"),
]


@pytest.mark.parametrize(("notations", "gender", "shown", "why"), GENDERS, ids=[why for *_, why in GENDERS])
def test_gender_by_pronouns(notations: list[str], gender: str | None, shown: bool, why: str) -> None:
    found = evidence(*notations)
    assert (found.gender(("", ("xan",))), found.is_shown(("", ("xan",)))) == (gender, shown)


@pytest.mark.parametrize(
    ("notations", "form", "gender"),
    [
        (["saw/VERB Mrs./PROPN Xan/PROPN as/SCONJ he/PRON did/VERB"] * 4, ("mrs", ("xan",)), "female"),
        (["saw/VERB Dr./PROPN Anne/PROPN"], ("dr", ("anne",)), "female"),
        (["saw/VERB Anne/PROPN"], ("", ("anne",)), "female"),
        (["so/ADV Anne/PROPN/nsubj/came came/VERB/ROOT as/SCONJ he/PRON did/VERB"] * 3, ("", ("anne",)), "female"),
        (["so/ADV Anne/PROPN/nsubj/came came/VERB/ROOT as/SCONJ he/PRON did/VERB"] * 4, ("", ("anne",)), "male"),
        (["saw/VERB Aunt/PROPN"], ("", ("aunt",)), "female"),
        (["saw/VERB Aunt/PROPN , Aunt/PROPN Bee/PROPN"], ("", ("aunt", "bee")), None),
    ],
)
def test_gender_by_title_and_given_name(notations: list[str], form: tuple[str, tuple[str, ...]], gender: str) -> None:
    assert evidence(*notations).gender(form) == gender


LIKELY = [
    ([SUBJECT.format("he"), OBJECT.format("he")], "male", "one behind a subject, and another"),
    ([SUBJECT.format("her"), OBJECT.format("she")], "female", "of either gender"),
    ([SUBJECT.format("he")], None, "one alone"),
    ([OBJECT.format("he")] * 2, None, "none behind a subject"),
    ([SUBJECT.format("he"), OBJECT.format("she"), *[OBJECT.format("he")] * 3], "male", "clearly more"),
    ([SUBJECT.format("he"), OBJECT.format("she"), *[OBJECT.format("he")] * 2], None, "not clearly more"),
    ([SUBJECT.format("he"), SUBJECT.format("she"), *[OBJECT.format("he")] * 6], None, "as many behind subjects"),
]


@pytest.mark.parametrize(("notations", "gender", "why"), LIKELY, ids=[why for *_, why in LIKELY])
def test_a_likely_gender(notations: list[str], gender: str | None, why: str) -> None:
    assert evidence(*notations).likely_gender([("", ("xan",)), ("mr", ("xan",))]) == gender


DOERS = [
    ("then/ADV Xan/PROPN/nsubj/nodded nodded=nod/VERB/ROOT", True, "what people do"),
    ("then/ADV Xan/PROPN/nsubj/fell fell=fall/VERB/ROOT", False, "what things do as well"),
    (
        "then/ADV Xan/PROPN/nsubj/lost lost=lose/VERB/ROOT his/PRON:PRP$/poss/coat coat/NOUN/dobj/lost",
        True,
        "to something of his own",
    ),
    (
        "then/ADV Xan/PROPN/nsubj/lost lost=lose/VERB/ROOT its/PRON:PRP$/poss/mast mast/NOUN/dobj/lost",
        False,
        "not of its own",
    ),
    ("then/ADV Ann/PROPN/nsubj/nodded and/CCONJ Xan/PROPN/conj/Ann nodded=nod/VERB/ROOT", True, "one of two"),
    ("saw/VERB/ROOT Ann/PROPN/dobj/saw and/CCONJ Xan/PROPN/conj/Ann", False, "two who do nothing"),
    ("then/ADV nodded=nod/VERB/ROOT to/ADP/prep/nodded Xan/PROPN/pobj/to", False, "to somebody else"),
]


@pytest.mark.parametrize(("notation", "does", "why"), DOERS, ids=[why for *_, why in DOERS])
def test_who_does_what_people_do(notation: str, does: bool, why: str) -> None:
    assert evidence(notation).does(("xan",)) is does
