"""Each phenomenon of the contract of `verify` has its verdict, and its differences as an editor would mark them."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from inquit.document import Document, Speaker, TextSpan
from inquit.settings import Settings
from inquit.source import Source
from inquit.text.parsing import Paragraph
from inquit.verification.article_quotations import quotation_alone
from inquit.verification.judging import judge
from inquit.verification.source_passages import PassageReader
from inquit.verification.source_texts import Sources
from inquit.verification.source_voices import Passage, SourceVoice
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


LABEL = re.compile(r"^(?P<name>[A-Z]+): (?P<said>.+)$", re.MULTILINE)


class Unread(PassageReader):
    """Passages of which nothing but the words is known, and the turns of those that name a speaker in each line."""

    def passage(self, source: Source, document: Document | None, span: TextSpan) -> Passage:
        return Passage(
            tuple(
                SourceVoice(_spoken(source.text, *turn.span("said")), Speaker(turn["name"], turn["name"], True), 1.0)
                for turn in LABEL.finditer(source.text)
            )
        )

    def paragraphs(self, source: Source, document: Document | None, span: TextSpan) -> tuple[Paragraph, ...]:
        return ()


def _spoken(text: str, start: int, end: int) -> tuple[TextSpan, ...]:
    """A turn without its stage directions in double brackets."""
    edges = [start, *(edge for aside in re.finditer(r"\(\(.*?\)\)", text[start:end]) for edge in aside.span()), end]
    edges[1:-1] = [start + edge for edge in edges[1:-1]]
    return tuple(TextSpan(lo, hi) for lo, hi in zip(edges[::2], edges[1::2], strict=True))


def sources(*texts: str) -> Sources:
    made = Sources(texts)
    made.passages = Unread("none", Settings())
    return made


def filled(cell: str) -> str:
    """A cell with its line breaks, and so many words for "@100@"."""
    words = re.sub(r"@(\d+)@", lambda number: " ".join(f"word{at}" for at in range(int(number[1]))), cell)
    return words.replace("\\n", "\n")


def shown(difference: Difference) -> str:
    return f"{difference.kind} [{difference.printed}] [{difference.said}]"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["phenomenon"])
def test_the_contract(case: dict[str, str]) -> None:
    texts = filled(case["source"]).split(" || ")

    found = judge(quotation_alone(filled(case["quotation"])), sources(*texts), "v1")

    assert (found.verdict, "; ".join(map(shown, found.differences))) == (
        case["verdict"],
        filled(case["differences"] or ""),
    )
    assert found.turns_meaning is TURNS[case["turns"]]
    for one in found.differences:
        assert one.quotation is None or one.quotation.of(filled(case["quotation"])) == one.printed
        assert one.source is None or one.source.of(texts[0]) == one.said
