"""The whole job on texts written for the project: a file a phenomenon, see `markup.py` for how to read them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from tests.golden.compare import differences, rows_found
from tests.golden.confidence_lines import write_confidence
from tests.golden.markup import ENGINES, Case, read_cases

from inquit import Roster, Settings
from inquit.api import Extractor, analyse, load_pipeline, speech_of, transcript_in
from inquit.settings import DEFAULT_MODEL, Engine, GenreChoice
from inquit.structure.transcript.transcript import Transcript
from inquit.text.entity_columns import without_names
from inquit.text.parsing import ParsedText, parse

pytestmark = pytest.mark.model

CASES = Path(__file__).with_name("cases")


def _params() -> list[Any]:
    out = []
    for path in sorted(CASES.glob("*.txt")):
        for case, engine in product(read_cases(path), ENGINES):
            reason = case.xfail.get(engine)
            marks = [pytest.mark.xfail(reason=reason, raises=AssertionError)] if reason else []
            out.append(pytest.param(path, case, engine, id=f"{engine}, {path.stem}: {case.title}", marks=marks))
    return out


Parser = Callable[[str, GenreChoice], tuple[ParsedText, Transcript | None]]


@pytest.fixture(scope="module")
def parser() -> Parser:
    """Parses a text, of a transcript the speech; the engines take turns with a case, so it is parsed once for both."""
    nlp = load_pipeline(DEFAULT_MODEL)

    @lru_cache(maxsize=1)
    def parsed(text: str, genre: GenreChoice) -> tuple[ParsedText, Transcript | None]:
        transcript = transcript_in(text, nlp.lang, Settings(genre=genre))
        return parse(text, nlp, part=speech_of(transcript)), transcript

    return parsed


@pytest.mark.parametrize(("path", "case", "engine"), _params())
def test_golden(path: Path, case: Case, engine: Engine, parser: Parser, request: pytest.FixtureRequest) -> None:
    roster = Roster(tuple(case.roster), everywhere=bool(case.roster))
    settings = Settings(
        engine=engine, genre=case.genre, attitudes=case.attitudes, thoughts=case.thoughts, roster=roster
    )
    parsed, transcript = parser(case.text, case.genre)
    if not settings.needs_names:
        parsed = without_names(parsed)
    document = analyse(parsed, settings, transcript=transcript)
    if request.config.getoption("--update-expected") and engine not in case.xfail:
        case = write_confidence(path, case.title, engine, rows_found(case, document))

    assert "\n".join(differences(case, document, engine)) == "", case.text


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("&ldquo;The dam isn&rsquo;t new,&rdquo; said Karin Aldous.", "The dam isn&rsquo;t new,"),
        ("He asked. &quot;It is old,&quot; said Karin Aldous.", "It is old,"),
        ("â€œThe dam is old,â€ said Karin Aldous. Itâ€™s built for this.", "The dam is old,"),
    ],
)
def test_marks_that_are_spelled_otherwise_are_marks(engine: Engine, text: str, words: str) -> None:
    document = Extractor(settings=Settings(engine=engine)).extract(text)
    assert document.text == text
    assert [(quote.type, document.text_of(quote.content)) for quote in document.quotes] == [("direct", words)]
    assert [speaker.name for speaker in document.speakers] == ["Karin Aldous"]
