"""What a novel has in quotation marks: talk, or titles, terms and signs. The shipped weights are what is tested."""

from __future__ import annotations

import pytest

from inquit.languages import language_of
from inquit.structure.spoken_stretches import IS_SAID, said_chances, stretch_rows
from inquit.text.marks.pairing import find_marked, whole_paragraphs
from inquit.text.paragraphs import paragraph_spans


def said(text: str) -> list[str]:
    paragraphs = whole_paragraphs(paragraph_spans(text, language_of()))
    marked = find_marked(text, paragraphs, language_of())
    chances = said_chances(text, paragraphs, marked, language_of())
    return [marked[i].spans[0].of(text) for i, chance in chances.items() if chance >= IS_SAID]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I saw him,” said Hester.", ["“I saw him,”"]),
        ("'I saw him,' said Hester.", ["'I saw him,'"]),
        ("«I saw him», said Hester.", ["«I saw him»"]),
        ("“Yes.”", ["“Yes.”"]),
        ("She turned from the glass. “Who is it?”", ["“Who is it?”"]),
        ("“If it is he,” said her uncle, “he will knock.”", ["“If it is he,”", "“he will knock.”"]),
        ("Hester answered, “Not to-night.”", ["“Not to-night.”"]),
    ],
)
def test_talk(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He went every night to the “Bell and Anchor” and came home late.",
        "It was what her mother would have called “a situation” and her uncle nonsense.",
        "They were known in the village as the “river people” and were let alone.",
        "The “girl” and the “hired man” always quarrelled over the stove.",
        "He wore the kind of coat that is called a “Chesterfield” and carried a stick.",
    ],
)
def test_terms_and_titles_are_nobody_s_words(text: str) -> None:
    assert said(text) == []


def test_stretches_inside_others_are_not_judged() -> None:
    assert said("“He said ‘No’ to me,” said Hester.") == ["“He said ‘No’ to me,”"]


def test_nothing_in_marks() -> None:
    assert said("") == said("Hester stood at the window.") == []


def features(text: str) -> list[dict[str, str]]:
    """The features of each stretch by name."""
    paragraphs = whole_paragraphs(paragraph_spans(text, language_of()))
    rows = stretch_rows(text, paragraphs, find_marked(text, paragraphs, language_of()), language_of())
    return [dict(feature.partition("=")[::2] for feature in row) for _, row in rows]


def test_every_feature_of_a_stretch() -> None:
    text = "Then Hester said, “Go down to the River--now!” and left. “Go down to the river.”"
    first, second = features(text)
    assert first == {
        "bias": "",
        "size": "5",
        "case": "upper",
        "point": "!",
        "left": ",",
        "right": "lower",
        "size+point": "4|!",
        "size+case": "5|upper",
        "left+case": ",|upper",
        "left+point": ",|!",
        "left+right": ",|lower",
        "left+size": ",|4",
        "left+case+point": ",|upper|!",
        "point+right": "!|lower",
        "closed": "True",
        "capitals": "False",
        "titled": "True|!",
        "repeats": "0|3|True",
        "word": "said",
        "earlier": "none|upper|,",
        "gap": "none|none",
    }
    assert (
        second
        | {
            "size": "4",
            "point": ".",
            "left": ".",
            "right": "end",
            "word": "none",
            "earlier": "!|upper|.",
            "gap": "2|!",
        }
        == second
    )


@pytest.mark.parametrize(("words", "size"), [(1, 1), (2, 2), (3, 3), (4, 4), (5, 4), (6, 5), (9, 6), (15, 7), (30, 8)])
def test_size_is_told_by_words(words: int, size: int) -> None:
    (row,) = features(f"“{' '.join(['word'] * words)}”")
    assert row["size"] == str(size)
    assert row["left+size"] == f"start|{min(size, 4)}"
    assert row["repeats"] == f"0|{min(size, 3)}|False"


@pytest.mark.parametrize(("words", "gap"), [(0, 0), (1, 1), (2, 2), (3, 3), (4, 3), (5, 4), (8, 5), (13, 6), (25, 7)])
def test_words_between_two_stretches_are_counted(words: int, gap: int) -> None:
    assert features(f"“No.” {'don’t ' * words}“Yes.”")[1]["gap"] == f"{gap}|."


def test_a_stretch_of_another_paragraph_is_not_before() -> None:
    assert features("“No.”\n\nShe said “Yes.”")[1]["earlier"] == "none|upper|word"


@pytest.mark.parametrize(("times", "repeats"), [(1, 0), (2, 1), (3, 2), (4, 2), (5, 3)])
def test_the_same_words_are_counted_in_the_whole_text(times: int, repeats: int) -> None:
    marked = ["“River People”", "‘river people’", "“River people”", "«RIVER PEOPLE»", "“River People”"]
    assert features("\n\n".join(marked[:times]))[0]["repeats"] == f"{repeats}|2|False"


@pytest.mark.parametrize(
    ("text", "left", "word"),
    [
        ("said “No.”", "word", "said"),
        ("Then he said: “No.”", ":", "said"),
        ("don’t, “No.”", ",", "don’t"),
        ("She left. “No.”", ".", "none"),
        ("She left… “No.”", "…", "none"),
        ("She left — “No.”", "—", "none"),
        ("She left ― “No.”", "—", "none"),
        ("She left – “No.”", "–", "none"),
        ("She left) “No.”", ")", "none"),
        ("‘Yes’ “No.”", "mark", "none"),
        ("She left * “No.”", "other", "none"),
        ("“No.”", "start", "none"),
        ("  “No.”", "start", "none"),
        ("x" * 60 + " “No.”", "word", "x" * 59),
    ],
)
def test_what_stands_before(text: str, left: str, word: str) -> None:
    row = features(text)[-1]
    assert (row["left"], row["word"]) == (left, word)


@pytest.mark.parametrize(
    ("behind", "right"),
    [
        (" he said", "lower"),
        (" Hester said", "upper"),
        (" 12", "other"),
        (", he said", ","),
        (" — he said", "—"),
        ("", "end"),
        (" ", "end"),
        (" ‘Yes.’", "mark"),
        (" *", "other"),
        (" " * 60 + "said", "end"),
        (" " * 59 + "said", "lower"),
    ],
)
def test_what_stands_behind(behind: str, right: str) -> None:
    assert features(f"“No.”{behind}")[0]["right"] == right


@pytest.mark.parametrize(
    ("words", "point", "case", "capitals", "titled"),
    [
        ("The Bell", "word", "upper", False, True),
        ("The Bell of Pell", "word", "upper", False, True),
        ("The Bell under Pell", "word", "upper", False, False),
        ("The Bell with Pell.", ".", "upper", False, True),
        ("the Bell", "word", "lower", False, False),
        ("Bell", "word", "upper", False, False),
        ("BELL", "word", "upper", True, False),
        ("B", "word", "upper", False, False),
        ("12 Bells", "word", "other", False, False),
        ("_Bell_?", "?", "upper", False, False),
        ("Bell―", "—", "upper", False, False),
        ("Bell;", ";", "upper", False, False),
        ("Bell)", ")", "upper", False, False),
    ],
)
def test_what_a_stretch_looks_like(words: str, point: str, case: str, capitals: bool, titled: bool) -> None:
    (row,) = features(f"“{words}”")
    assert (row["point"], row["case"]) == (point, case)
    assert row["capitals"] == str(capitals)
    assert row["titled"] == f"{titled}|{point}"


def test_a_quote_over_paragraphs_is_one_stretch_from_its_first_to_its_last() -> None:
    (row,) = features("She said: “No.\n\n“Never,” and left.")
    assert (row["left"], row["point"], row["right"]) == (":", ",", "lower")
    assert row["closed"] == "True"


def test_a_stretch_without_end_is_said_to_be_so() -> None:
    assert features("She said: “No.")[0]["closed"] == "False"
