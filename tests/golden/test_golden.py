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
from inquit.api import Extractor, analyse, load_pipeline
from inquit.settings import DEFAULT_MODEL, Engine
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


@pytest.fixture(scope="module")
def parsed() -> Callable[[str], ParsedText]:
    """Parses a text; the engines take turns with a case, so that it is parsed once for both."""
    nlp = load_pipeline(DEFAULT_MODEL)
    return lru_cache(maxsize=1)(lambda text: parse(text, nlp))


@pytest.mark.parametrize(("path", "case", "engine"), _params())
def test_golden(
    path: Path, case: Case, engine: Engine, parsed: Callable[[str], ParsedText], request: pytest.FixtureRequest
) -> None:
    roster = Roster(tuple(case.roster))
    settings = Settings(engine=engine, genre=case.genre, attitudes=case.attitudes, roster=roster)
    document = analyse(parsed(case.text), settings)
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
