"""Each phenomenon of the contract of `verify` has its verdict, and its differences as an editor would mark them."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from tests.unit.verification.word_sources import judged

from inquit.verification import judging, word_alignment
from inquit.verification.verdicts import Difference

TABLE = Path(__file__).with_name("verdict_cases.tsv")
CASES = list(
    csv.DictReader(
        (line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)
TURNS = {"yes": True, "no": False, "-": None}


def filled(cell: str) -> str:
    """A cell with its line breaks, and so many words for "@100@"."""
    words = re.sub(r"@(\d+)@", lambda number: " ".join(f"word{at}" for at in range(int(number[1]))), cell)
    return words.replace("\\n", "\n")


def shown(difference: Difference) -> str:
    return f"{difference.kind} [{difference.printed}] [{difference.said}]"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["phenomenon"])
def test_the_contract(case: dict[str, str]) -> None:
    texts = filled(case["source"]).split(" || ")

    found = judged(filled(case["quotation"]), *texts)

    assert (found.verdict, "; ".join(map(shown, found.differences))) == (
        case["verdict"],
        filled(case["differences"] or ""),
    )
    assert found.turns_meaning is TURNS[case["turns"]]
    for one in found.differences:
        assert one.quotation is None or one.quotation.of(filled(case["quotation"])) == one.printed
        assert one.source is None or one.source.of(texts[0]) == one.said


def test_readings_of_the_same_words_are_one_place() -> None:
    said = "We met there. I would not tell the town today that the water is bad. The next day we could say no."
    quotation = "I would not tell the town … that the water is bad. … we could say no"

    assert judged(quotation, said).places == 1
    assert judged(quotation, said, said).places == 2
    assert judged(quotation, f"{said} {'It rained. ' * 200}{said}").places == 2


@pytest.mark.parametrize(
    ("quotation", "found"),
    [
        ("nine sold the old mill in May", "Ten sold the old mill in May"),
        ("ten sold the old mill in June", "Ten sold the old mill in May"),
        ("ten sold the new mill in May", "Ten sold the old mill in May"),
    ],
)
def test_what_stands_in_the_source_holds_the_words_that_were_changed(quotation: str, found: str) -> None:
    place = judged(quotation, "So be it. Ten sold the old mill in May, and that was all.").found

    assert place is not None
    assert place.text == found


def test_a_surrogate_is_a_sign() -> None:
    found = judged("we sell it \ud800 now", "Today we sell it \ud800 now.")

    assert found.verdict == "exact"


def test_a_chapter_with_one_word_changed() -> None:
    words = [f"word{at}" for at in range(20_000)]
    changed = [*words[:9_000], "another", *words[9_001:]]

    found = judged(" ".join(changed), " ".join(words))

    assert [shown(one) for one in found.differences] == ["changed [another] [word9000]"]


def test_what_repeats_itself_without_end_is_bounded() -> None:
    found = judged("a " * 500 + "b", "a " * 5_000)

    assert found.verdict == "altered"


def test_what_is_too_long_to_be_compared_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    said, quotation = "We sold the mill and they want it back.", "We mill sold and the want they it"
    assert judged(quotation, said).notes == ()

    for module in (judging, word_alignment):
        monkeypatch.setattr(module, "MAX_CELLS", 50)
    found = judged(quotation, said)

    assert found.verdict == "not_found"
    assert [note.partition(" to be")[0] for note in found.notes] == ["It is too long"]
