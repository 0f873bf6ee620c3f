"""What must hold for the whole job on any string, and on the golden texts under changes that mean nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.golden.markup import read_cases
from tests.invariants import check, check_schema

from inquit import Document, Settings, TextSpan
from inquit.api import analyse, load_pipeline
from inquit.digests import text_digest
from inquit.settings import DEFAULT_MODEL, Engine
from inquit.text.parsing import ParsedText, parse

pytestmark = pytest.mark.model

SIGNS = "\"'“”‘’„«»`´.,:;!?()[]-—–… \t\r\n\u2028\u200b\ufeff\u00a0\ud800𝔘😀é"
WORDS = "said Ann Lee He they told Bo that the plan would fail who , . : according to in a statement not".split()
PIECES = st.sampled_from([*SIGNS, "''", "``", "\n\n", "\r\n\r\n", *(f" {word} " for word in WORDS)])
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=60).map("".join))

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)

# What the weather did says nothing about anybody.
NEUTRAL = "It was raining.\n\n"
CURLY = re.compile("[“”]").search
UNSEEN = re.compile("[\u200b\ufeff]").search  # beside these only the shape of a curly mark tells whether it opens
STRAIGHT = str.maketrans("“”", '""')
TEXTS_BY_CASE = {
    f"{path.stem}: {case.title}": case.text
    for path in sorted((Path(__file__).parents[1] / "golden" / "cases").glob("*.txt"))
    for case in read_cases(path)
}
GOLDEN = [pytest.param(text, id=name) for name, text in TEXTS_BY_CASE.items()]
# Read as news here, the rules lose a short question that stands in straight marks right behind another quote.
STRAIGHT_LOST = {
    "beats: In a novel one answers at once": pytest.mark.xfail(reason="a short question in straight marks")
}
CURLY_GOLDEN = [
    pytest.param(text, id=name, marks=STRAIGHT_LOST.get(name, ()))
    for name, text in TEXTS_BY_CASE.items()
    if CURLY(text) and not UNSEEN(text)
]


# The reader sees the paragraphs around a text, so a few doubtful rows may change with them; few is one text in ten.
# A share is as well told from one text in three, which one process reads in eight seconds instead of twenty-three.
FEW = 0.1
SAMPLED = 3


class Reading:
    """What an engine makes of a text; most texts are asked for by several tests, and parsed and read once."""

    def __init__(self, parsed: Callable[[str], ParsedText], engine: Engine) -> None:
        settings = Settings(engine=engine)
        self.extract: Callable[[str], Document] = cache(lambda text: analyse(parsed(text), settings))


@pytest.fixture(scope="module")
def parsed() -> Callable[[str], ParsedText]:
    nlp = load_pipeline(DEFAULT_MODEL)
    return cache(lambda text: parse(text, nlp))


@pytest.fixture(scope="module")
def reader(parsed: Callable[[str], ParsedText]) -> Reading:
    return Reading(parsed, "reader")


@pytest.fixture(scope="module")
def rules(parsed: Callable[[str], ParsedText]) -> Reading:
    return Reading(parsed, "rules")


@pytest.fixture(scope="module", params=["reader", "rules"])
def either(request: pytest.FixtureRequest) -> Reading:
    reading: Reading = request.getfixturevalue(request.param)
    return reading


@QUICK
@given(text=TEXTS)
def test_any_string_has_an_answer_that_fits_it(either: Reading, text: str) -> None:
    check(either.extract(text), text)


@pytest.mark.parametrize("text", GOLDEN)
def test_golden_texts_have_an_answer_that_fits_them(either: Reading, text: str) -> None:
    check(either.extract(text), text)
    check_schema(either.extract(text))


@pytest.mark.parametrize("text", GOLDEN)
def test_a_neutral_paragraph_in_front_changes_nothing_else(rules: Reading, text: str) -> None:
    assert moved(rules.extract(NEUTRAL + text), -len(NEUTRAL), text) == rules.extract(text)


def test_a_neutral_paragraph_in_front_changes_few_rows_of_the_reader(reader: Reading) -> None:
    def rows(document: Document, front: int) -> list[tuple[Any, ...]]:
        contents = [[(span.start - front, span.end - front) for span in quote.content] for quote in document.quotes]
        return list(zip(contents, [shape(document, quote)[-1] for quote in document.quotes], strict=True))

    texts = list(TEXTS_BY_CASE.values())[::SAMPLED]
    other = [
        text for text in texts if rows(reader.extract(NEUTRAL + text), len(NEUTRAL)) != rows(reader.extract(text), 0)
    ]

    assert len(other) <= FEW * len(texts), "\n\n".join(other)


def moved(document: Document, by: int, text: str) -> Document:
    """The document as it is without the paragraph in front."""
    quotes = tuple(
        replace(
            quote,
            content=shifted(quote.content, by),
            cue=shifted(quote.cue, by),
            source=shifted(quote.source, by),
            evidence=replace(quote.evidence, via=tuple(moved_step(step, by) for step in quote.evidence.via)),
            paragraph=quote.paragraph - 1,
        )
        for quote in document.quotes
    )
    speakers = tuple(replace(speaker, mentions=shifted(speaker.mentions, by)) for speaker in document.speakers)
    rest = tuple(replace(n, span=n.span.shift(by), paragraph=n.paragraph - 1) for n in document.not_quotes)
    meta = {**document.meta, "text_sha256": text_digest(text)}
    return replace(document, text=text, quotes=quotes, speakers=speakers, not_quotes=rest, meta=meta)


def moved_step(step: Any, by: int) -> Any:
    return step if step.span is None else replace(step, span=step.span.shift(by))


def shifted(spans: tuple[TextSpan, ...], by: int) -> tuple[TextSpan, ...]:
    return tuple(span.shift(by) for span in spans)


@pytest.mark.parametrize("text", CURLY_GOLDEN)
def test_curly_and_straight_marks_agree(rules: Reading, text: str) -> None:
    curly, straight = rules.extract(text), rules.extract(text.translate(STRAIGHT))

    assert [shape(curly, quote) for quote in curly.quotes] == [shape(straight, quote) for quote in straight.quotes]


def shape(document: Document, quote: Any) -> tuple[Any, ...]:
    """What is shown of a row, less how sure it is: the parser reads the marks too. Nicknames are in marks."""
    speaker = document.speaker_of(quote)
    name = None if speaker is None else speaker.name.translate(STRAIGHT)
    return quote.content, quote.type, quote.act, quote.parent_id, name
