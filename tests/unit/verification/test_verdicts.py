"""Each phenomenon of the contract of `verify` has its verdict, and its differences as an editor would mark them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from inquit.document import Document, TextSpan
from inquit.settings import Settings
from inquit.source import Source
from inquit.text.parsing import Paragraph
from inquit.verification.article_quotations import quotation_alone
from inquit.verification.judging import judge
from inquit.verification.source_passages import PassageReader
from inquit.verification.source_texts import Sources
from inquit.verification.source_voices import Passage
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


class Unread(PassageReader):
    """Passages of which nothing but the words is known."""

    def passage(self, source: Source, document: Document | None, span: TextSpan) -> Passage:
        return Passage(())

    def paragraphs(self, source: Source, document: Document | None, span: TextSpan) -> tuple[Paragraph, ...]:
        return ()


def sources(*texts: str) -> Sources:
    made = Sources(texts)
    made.passages = Unread("none", Settings())
    return made


def shown(difference: Difference) -> str:
    return f"{difference.kind} [{difference.printed}] [{difference.said}]"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["phenomenon"])
def test_the_contract(case: dict[str, str]) -> None:
    text = case["source"].replace("\\n", "\n")

    found = judge(quotation_alone(case["quotation"]), sources(text), "v1")

    assert (found.verdict, "; ".join(map(shown, found.differences))) == (case["verdict"], case["differences"] or "")
    assert found.turns_meaning is TURNS[case["turns"]]
    for one in found.differences:
        assert one.quotation is None or one.quotation.of(case["quotation"]) == one.printed
        assert one.source is None or one.source.of(text) == one.said
