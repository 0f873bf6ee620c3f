"""`antecedents.py`: what each kind of mention gains, on a text and with links that are made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.unit.entities.coreference.made_links import MadeLinks
from tests.unit.entities.hand_made import without_braces

import antecedents
from antecedents import Row, rows_of, table
from corpus import GoldDocument

SAID = "“ No/INTJ , ” {} said/VERB/ROOT ."
# By the rules "she" is Eva Berg. There are two Lunds, and one Berg.
TEXT = (
    "Ann@PERSON/PROPN/compound/Lund Lund@PERSON/PROPN/nsubj/came came/VERB/ROOT with/ADP "
    "Otto@PERSON/PROPN/compound/Lund Lund@PERSON/PROPN/pobj/with",
    "Eva@PERSON/PROPN/compound/Berg Berg@PERSON/PROPN/nsubj/met met/VERB/ROOT "
    "the/DET/det/senator senator/NOUN/dobj/met",
    SAID.format("{she/PRON/nsubj/said}"),
    SAID.format("{Lund@PERSON/PROPN/nsubj/said}"),
    SAID.format("{Berg@PERSON/PROPN/nsubj/said}"),
    SAID.format("{they/PRON/nsubj/said}"),
)
SPEAKERS = ("Ann Lund", "Otto Lund", "Eva Berg", None)
LINKS = {"she": {"senator": 0.97, "Berg": 0.03}, "senator": {"Lund": 1.0}}


@pytest.fixture
def document() -> GoldDocument:
    parsed, sources = without_braces(TEXT)
    quotes: list[dict[str, Any]] = []
    for (number, lo, hi), speaker in zip(sources, SPEAKERS, strict=True):
        p = parsed.paragraphs[number]
        held = {"source": [[p.start[lo], p.end[hi - 1]]], "content": [[p.start[0], p.end[3]]], "cue": []}
        quotes.append({"type": "direct", "speaker": speaker, "aliases": [], **held})
    return GoldDocument("pier", parsed.text, quotes, parsed)


@pytest.fixture
def links(document: GoldDocument) -> MadeLinks:
    return MadeLinks(document.parsed, LINKS)


def test_rows_are_of_what_has_to_be_resolved_and_has_a_speaker(document: GoldDocument, links: MadeLinks) -> None:
    rows = list(rows_of(document, links))
    assert [(row.kind, row.mention, row.gold) for row in rows] == [
        ("he", "she", "Ann Lund"),
        ("namesake", "Lund", "Otto Lund"),
    ]


def test_what_the_links_mend_is_told(document: GoldDocument, links: MadeLinks) -> None:
    she, lund = rows_of(document, links)
    assert she.names == ("Eva Berg", "Ann Lund")
    assert (she.right, she.there) == ((False, True), True)
    assert lund.there is None
    assert lund.names[0] == lund.names[1]
    assert list(table([she]))[-1] == "| he, she | 1 | 1.000 | 0.000 | 1.000 | 1 | 0 |"


def test_somebody_who_is_no_candidate_is_not_there(document: GoldDocument, links: MadeLinks) -> None:
    document.quotes[0] |= {"speaker": "Ida Dahl"}
    she = next(rows_of(document, links))
    assert (she.right, she.there) == ((False, False), False)


def row(kind: antecedents.Kind, before: bool, after: bool, there: bool | None) -> Row:
    return Row("a", kind, "it", "Ann Lund", ("Ann Lund", "Eva Berg"), (before, after), there, "and it said")


def test_a_line_a_kind() -> None:
    rows = [row("it", True, False, True), row("it", False, True, False), row("it", True, True, True)]
    rows += [row("who", True, True, None), row("who", False, False, None)]
    assert list(table(rows))[2:] == [
        "| it, that | 3 | 0.667 | 0.667 | 0.667 | 1 | 1 |",
        "| who, which | 2 |  | 0.500 | 0.500 | 0 | 0 |",
    ]


@pytest.mark.parametrize(
    ("options", "printed"),
    [
        ([], []),
        (["--wrong", "9"], ["a 'it': 'Ann Lund', 'Eva Berg'; gold 'Ann Lund', there"] * 2),
        (["--wrong", "9", "--from", "1"], ["a 'it': 'Ann Lund', 'Eva Berg'; gold 'Ann Lund', there"]),
        (["--wrong", "9", "--kind", "they"], []),
        (
            ["--wrong", "1", "--context"],
            ["a 'it': 'Ann Lund', 'Eva Berg'; gold 'Ann Lund', there", "       and it said"],
        ),
        (["--wrong", "9", "--moved"], ["a 'it': 'Ann Lund', 'Eva Berg'; gold 'Ann Lund', there"]),
    ],
)
def test_the_command(
    options: list[str], printed: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Read:
        gold = antecedents = None

    def made(*_: object) -> Iterator[Row]:
        yield from (row("it", True, False, True), row("it", False, False, True), row("it", True, True, True))

    monkeypatch.setattr(antecedents, "resolved_documents", lambda *_: [Read()])
    monkeypatch.setattr(antecedents, "rows_of", made)
    monkeypatch.setattr("sys.argv", ["antecedents.py", "gold.jsonl", *options])
    antecedents.main()
    assert capsys.readouterr().out.splitlines()[3:] == printed
