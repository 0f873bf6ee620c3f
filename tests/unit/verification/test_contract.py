"""docs/verify.md: each sentence of the contract has its cases beside it, and each case comes to what the page says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import inquit
from inquit.verification import CheckedQuotation, Sources, Verification
from inquit.verification.judging import MANY_PLACES, MEANT, TOO_FEW
from inquit.verification.piecing import LEAST_PIECE
from inquit.verification.reading_in_order import MAX_GAP, MAX_REPLACED
from inquit.verification.verdicts import VERDICTS
from inquit.verification.who_speaks import SURE

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "verify.md").read_text(encoding="utf-8")
FIRST, BEHIND = "## What is judged", "## What it does not say"
CONTRACT = FIRST + PAGE.partition(f"\n{FIRST}")[2].partition(f"\n{BEHIND}")[0]
HEADER = "| the contract | article | source | verdict |"
# A bound of the code in the words of the contract.
BOUNDS = {
    "within one hundred words of one another": MAX_GAP == 100,
    "up to five words of the source": MAX_REPLACED == 5,
    "in more than twenty places": MANY_PLACES == 20,
    "three in five words in the order of the source": MEANT == 3 / 5,
    "pieces of four words or more": LEAST_PIECE == 4,
    "One or two words say nothing": TOO_FEW == 2,
    "0.9 and more is sure": SURE == 0.9,
}
_REPEATED = re.compile(r"(?P<sentence>.*) ×(?P<times>\d+)")
_NAMED = re.compile(r"(?:\{(?P<name>[^}]*)\} )?(?P<text>.*)")
_OTHER_WORDS = re.compile(r"@(\d+)@")
_EXPECTED = re.compile(r"(?P<verdict>\w+)(?:: (?P<touches>[\w, ]+?))?(?: \((?P<besides>[^)]*)\))?")


@dataclass(frozen=True)
class Case:
    """One row of the contract; `sentence` is the one that it belongs to."""

    section: str
    sentence: str
    article: str
    sources: dict[str, str | None]
    expected: str

    def __str__(self) -> str:
        return f"{self.section}: {self.sentence[:50]} [{self.article[-40:]}]"


def rows() -> Iterator[tuple[str, list[str]]]:
    """The rows of the tables, each with its section."""
    section = ""
    for line in CONTRACT.splitlines():
        if line.startswith("## "):
            section = line.removeprefix("## ")
        elif line.startswith("| ") and line != HEADER:
            yield section, [cell.strip() for cell in line.strip("| \n").split(" | ")]


def cases() -> Iterator[Case]:
    sentence = ""
    for section, cells in rows():
        *said, article, source, expected = cells
        sentence = said[0] if said else sentence
        yield Case(section, sentence, _article(article), _sources(source), expected)


def _article(cell: str) -> str:
    text = cell.replace("<br>", "\n\n").replace("⏎", "\n")
    return text if "“" in text or "\n" in text or text.startswith("Ann Lund said") else f"Ann Lund said: “{text}”"


def _sources(cell: str) -> dict[str, str | None]:
    """The sources by their names."""
    named = (_NAMED.fullmatch(one) for one in cell.split(" ‖ "))
    return {one["name"] or f"source {n}": _source(one["text"]) for n, one in enumerate(filter(None, named), start=1)}


def _source(cell: str) -> str | None:
    """The text; None for one that cannot be read."""
    if cell == "(cannot be read)":
        return None
    text = cell.replace("<br>", "\n\n").replace("⏎", "\n")
    text = _OTHER_WORDS.sub(lambda found: "It " + "really " * (int(found[1]) - 2) + "rained.", text)
    repeated = _REPEATED.fullmatch(text)
    if repeated is None:
        return text
    return "\n\n".join(f"It was {n} then. {repeated['sentence']}" for n in range(int(repeated["times"])))


CASES = list(cases())


@pytest.fixture(scope="module")
def reader() -> Sources:
    """Lends its pipeline to all."""
    return Sources([])


def test_every_line_of_the_contract_is_in_a_table() -> None:
    for line in CONTRACT.splitlines():
        assert not line or line.startswith(("## ", "| ", "|---")), f"no case beside it: {line}"


def test_every_sentence_is_one_and_every_row_a_case() -> None:
    for section, cells in rows():
        assert len(cells) in {3, 4}, (section, cells)
        if len(cells) == 4:
            sentence = re.sub(r"`[^`]*`|“[^”]*”|\"[^\"]*\"", "it", cells[0])
            assert re.findall(r"[.!?](?=\s|$)", sentence) == ["."], sentence
            assert sentence.endswith((".", "it.")), sentence


def test_every_verdict_has_several_cases() -> None:
    found = [one["verdict"] for case in CASES for one in map(_EXPECTED.fullmatch, case.expected.split("; ")) if one]

    for verdict in VERDICTS:
        assert found.count(verdict) >= 2, verdict
    assert len(CASES) > 130


def test_the_page_lists_all_verdicts() -> None:
    assert re.findall(r"^\| `(\w+)` \|", PAGE.partition(FIRST)[0], re.MULTILINE) == list(VERDICTS)


@pytest.mark.parametrize("words", BOUNDS)
def test_bounds_are_those_of_the_code(words: str) -> None:
    assert words in CONTRACT
    assert BOUNDS[words]


@pytest.mark.model
@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_case_comes_to_what_the_contract_says(reader: Sources, case: Case) -> None:
    texts = [
        inquit.Failure(name, f"{name}: gone") if text is None else inquit.Source(name, text)
        for name, text in case.sources.items()
    ]
    article = inquit.Source("article", case.article)
    found = inquit.verify(article, Sources(texts, like=reader), all_quoted="all quoted" in case.expected)

    expected = [] if case.expected == "none" else case.expected.split("; ")
    assert len(found) == len(expected), [one.text for one in found]
    for one, wanted in zip(found, expected, strict=True):
        _check(one, wanted, found)
        _check_offsets(one, case, found)


def _check(one: CheckedQuotation, wanted: str, found: Verification) -> None:
    match = _EXPECTED.fullmatch(wanted)
    assert match is not None, wanted
    touched = {difference.touches for difference in one.differences} - {None}
    assert (one.verdict, touched) == (match["verdict"], set(filter(None, (match["touches"] or "").split(", "))))
    besides = list(filter(None, (match["besides"] or "").split(", ")))
    judged = one.verdict not in {"not_found", "too_short", "stitched"} and "meaning not judged" not in besides
    if judged:
        assert one.turns_meaning is bool(touched)
    for beside in besides:
        _check_beside(one, beside, found)


def _check_beside(one: CheckedQuotation, beside: str, found: Verification) -> None:
    number = next((int(word) for word in beside.split() if word.isdigit()), 0)
    match beside.split():
        case [("same" | "other" | "doubtful" | "unknown") as how]:
            assert one.speaker.match == how
        case ["second", "hand"]:
            assert one.second_hand is True
        case ["not", "second", "hand"]:
            assert one.second_hand is False
        case ["all", "quoted"]:
            pass  # an option, which the case is run with
        case [_, "places"]:
            assert one.places == number
        case [_, "unread"]:
            assert len(found.unread) == number
            assert any("could not be read" in note for note in one.notes)
        case ["meaning", "not", "judged"]:
            assert one.turns_meaning is None
            assert any("another language" in note for note in one.notes)
        case _:
            assert one.found is not None
            assert one.found.source == beside


def _check_offsets(one: CheckedQuotation, case: Case, found: Verification) -> None:
    """What is shown stands at its offsets, on both sides."""
    article = found.document.text
    assert " … ".join(span.of(article) for span in one.spans) == one.text
    if one.found is None:
        return
    source = case.sources[one.found.source] or ""
    assert " … ".join(span.of(source) for span in one.found.spans) == one.found.text
    for difference in one.differences:
        if difference.source is not None:
            assert difference.source.of(source) == difference.said
        if difference.quotation is not None and difference.printed:
            assert difference.quotation.of(article) == difference.printed
