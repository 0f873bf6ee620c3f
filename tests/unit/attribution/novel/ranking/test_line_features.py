"""What speaks for and against each candidate of a line: a test for every column but those of the context."""

from __future__ import annotations

import math

import pytest
from tests.unit.attribution.novel.story import described, person, quote, rose, said, story

from inquit.attribution.novel.book import NARRATOR, Book
from inquit.attribution.novel.ranking.line_features import LINE_FEATURES, line_features

EMMA, TOM, KIT, BOY, MAN, LAD = range(6)
PEOPLE = [
    person("Emma", gender="female"),
    person("Tom", gender="male"),
    person("Kit"),
    described("boy", gender="male"),
    described("man", gender="male"),
    person("Bo", gender="male", all_words=frozenset({"bo", "boy"})),
]
EVERY = [*range(len(PEOPLE)), NARRATOR]
GO = "“ Go/VERB/ROOT , ”"
RAIN = "Rain/NOUN/nsubj/fell fell/VERB/ROOT ."


def book_of(*notations: str, scenes: tuple[int, ...] = ()) -> Book:
    return story(*notations, people=PEOPLE, scenes=scenes)


def columns(book: Book, key: int, n: int = -1) -> dict[str, float]:
    """What is not 0 of a candidate's features."""
    values = line_features(book, n % len(book.lines), EVERY)
    assert values.shape == (len(EVERY), len(LINE_FEATURES))
    return {name: round(float(v), 4) for name, v in zip(LINE_FEATURES, values[EVERY.index(key)], strict=True) if v}


def slot(book: Book, key: int, slot_: str = "after", n: int = -1) -> dict[str, float]:
    """What is not 0 of the features of a tag or a beat."""
    prefix = f"{slot_}: "
    return {k.removeprefix(prefix): v for k, v in columns(book, key, n).items() if k.startswith(prefix)}


def tagged(who: str, verb: str = "said") -> Book:
    return book_of(f"{GO} {verb}/VERB/x/Go {who}/nsubj/{verb} .")


def test_a_name() -> None:
    book = tagged("Tom/PROPN")
    assert slot(book, TOM) == {"is named": 1.0}
    assert slot(book, EMMA) == slot(book, NARRATOR) == {"another is named": 1.0}


def test_a_verb_of_no_talk_counts_half() -> None:
    book = tagged("Tom/PROPN", "smiled")
    assert slot(book, TOM) == {"is named": 0.5}
    assert slot(book, TOM, "beat after") == {"is named": 1.0}  # which needs none


def test_a_pronoun() -> None:
    book = tagged("he/PRON")
    assert slot(book, TOM) == {"pronoun fits": 1.0}
    assert slot(book, EMMA) == {"pronoun does not fit": 1.0}
    assert slot(book, NARRATOR) == {"pronoun does not fit": 1.0}
    assert slot(book, KIT) == {"pronoun may fit": 1.0}


def test_the_narrators_i() -> None:
    book = tagged("I/PRON")
    assert slot(book, NARRATOR) == {"narrator says I": 1.0}
    assert slot(book, TOM) == {"another says I": 1.0}


def test_a_description() -> None:
    book = tagged("boy/NOUN")
    assert slot(book, BOY) == {"description fits": 1.0, "is described so": 1.0}
    assert slot(book, MAN) == {"description fits": -0.5}
    assert slot(book, NARRATOR) == {"description fits": -0.5}
    assert slot(book, LAD) == {"description fits": 2.0}  # whose name has the word
    assert slot(book, TOM) == {"description fits": 0.5}
    assert slot(book, EMMA) == {"description fits": -0.5}
    assert slot(book, KIT) == {}


def test_anything_else_says_nothing() -> None:
    assert slot(tagged("cat/NOUN"), TOM) == {}


def test_each_slot_has_its_own_columns() -> None:
    before = book_of("Tom/PROPN/nsubj/said said/VERB/ROOT : “ Go/VERB/x/said ”")
    assert slot(before, TOM, "before") == {"is named": 1.0}
    assert slot(before, TOM, "beat before") == {"is named": 1.0}
    assert slot(before, TOM) == slot(before, TOM, "beat after") == {}
    behind = book_of(f"{GO.replace(',', '.')} {rose('Tom')}")
    assert slot(behind, TOM, "beat after") == {"is named": 1.0}
    assert slot(behind, TOM, "beat before") == slot(behind, TOM) == {}


CALLS = {
    f"{line} {calls}"
    for line in ("this line", "the line before", "the next line")
    for calls in ("fits", "does not fit", "calls so")
}


def calls(book: Book, key: int, n: int) -> dict[str, float]:
    return {k: v for k, v in columns(book, key, n).items() if k in CALLS}


def test_what_lines_call_somebody() -> None:
    book = book_of(quote("Go"), "“ Yes/INTJ/ROOT , boy/NOUN/x/Yes ! ”", quote("No"))
    assert calls(book, TOM, 1) == {"this line fits": 1.0}
    assert calls(book, EMMA, 1) == {"this line does not fit": 1.0}
    assert calls(book, KIT, 1) == calls(book, NARRATOR, 1) == {}
    assert calls(book, LAD, 1) == {"this line fits": 1.0, "this line calls so": 1.0}
    assert calls(book, TOM, 2) == {"the line before fits": 1.0}
    assert calls(book, TOM, 0) == {"the next line fits": 1.0}
    assert columns(book, TOM, 1)["calls somebody"] == 1.0
    assert "calls somebody" not in columns(book, TOM, 0)


def test_two_genders_called_fit_nobody_for_sure() -> None:
    book = book_of("“ Yes/INTJ/ROOT , boy/NOUN/x/Yes , girl/NOUN/x/Yes ! ”")
    assert calls(book, TOM, 0) == calls(book, EMMA, 0) == {}


def common(book: Book, n: int = -1) -> set[str]:
    """The features of a line itself that are 1."""
    at = LINE_FEATURES.index("inquit with a name")
    return {name for name, v in columns(book, TOM, n).items() if name in LINE_FEATURES[at:] and v == 1.0}


KINDS = {"inquit with a name", "inquit with a pronoun", "inquit with a description", "inquit with I", "beat",
         "nothing beside"}  # fmt: skip


@pytest.mark.parametrize(
    ("notation", "kind"),
    [
        (said("Go", "Tom"), "inquit with a name"),
        (said("Go", "he"), "inquit with a pronoun"),
        (f"{GO} said/VERB/x/Go the/DET/det/boy boy/NOUN/nsubj/said .", "inquit with a description"),
        (said("Go", "I"), "inquit with I"),
        (f"“ Go/VERB/ROOT . ” {rose('Tom')}", "beat"),
        (f"{rose('Tom')} | {quote('Go')}", "beat"),
        (quote("Go"), "nothing beside"),
        (f"{GO} said/VERB/x/Go cats/NOUN/nsubj/said .", None),
    ],
)
def test_what_stands_beside_a_line(notation: str, kind: str | None) -> None:
    assert common(book_of(notation)) & KINDS == ({kind} if kind else set())


def test_how_the_line_lies_on_the_page() -> None:
    assert "paragraph is all quote" in common(book_of(quote("Go")))
    assert "paragraph is all quote" not in common(book_of(said("Go", "Tom")))
    assert "line in the paragraph before" in common(book_of(quote("Go"), quote("No")))
    assert "line in the paragraph before" not in common(book_of(quote("Go"), RAIN, quote("No")))
    assert "line in the paragraph before" not in common(book_of(quote("Go")))
    assert "scene begins" in common(book_of(quote("Go"), quote("No"), scenes=(1,)))
    assert "scene begins" not in common(book_of(quote("Go"), quote("No"), scenes=(0,)))
    assert "scene begins" not in common(book_of(quote("Go"), scenes=(0,)))


@pytest.mark.parametrize(("words", "value"), [(0, 0.0), (50, 0.5), (200, 2.0), (300, 2.0)])
def test_words_of_narration_since_the_line_before(words: int, value: float) -> None:
    rain = " ".join(["so/ADV/dep/ran"] * (words - 1) + ["ran/VERB/ROOT"]) if words else "—"
    book = book_of(said("Go", "Tom"), rain, said("No", "Tom"))
    assert columns(book, TOM).get("narration since the line before", 0.0) == value
    assert columns(book, TOM, 0)["narration since the line before"] == 2.0  # the first line


def test_the_words_of_the_line() -> None:
    long = book_of(quote("Go", *["so"] * 6))
    assert columns(long, TOM)["words"] == round(math.log1p(10) / 4, 4)  # marks included
    two = book_of("“ Go/VERB/ROOT , ” said/VERB/x/Go Tom/PROPN/nsubj/said , “ now/ADV/x/Go . ”")
    assert columns(two, TOM)["words"] == round(math.log1p(8) / 4, 4)
    assert "several stretches" in common(two)
    assert "several stretches" not in common(long)


def test_a_question() -> None:
    assert "question" in common(book_of("“ Go/VERB/ROOT ? ”"))
    assert "question" not in common(book_of("“ Go/VERB/ROOT ? No/X/x/Go . ”"))
    assert "question" not in common(book_of("“ Go/VERB/ROOT ! ”"))


def test_a_book_in_the_first_person() -> None:
    assert "first person" in common(book_of("I/PRON/nsubj/ran ran/VERB/ROOT .", quote("Go")))
    assert "first person" not in common(book_of(RAIN, quote("Go")))


def test_candidates_of_the_gender() -> None:
    name = "candidates of the gender"
    assert columns(book_of(said("Go", "she")), TOM)[name] == round(2 / 6, 4)  # Emma and Kit
    assert columns(book_of(said("Go", "he")), TOM)[name] == round(5 / 6, 4)
    assert columns(book_of(quote("Go")), TOM)[name] == 1.0


def test_the_gender_that_is_wanted() -> None:
    assert common(book_of(said("Go", "he"))) & {"wants a male", "wants a female"} == {"wants a male"}
    assert common(book_of(said("Go", "she"))) & {"wants a male", "wants a female"} == {"wants a female"}
    assert not common(book_of(quote("Go"))) & {"wants a male", "wants a female"}
