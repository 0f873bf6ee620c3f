"""The whole job on texts written for the project: a file a phenomenon, see `markup.py` for how to read them."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from tests.golden.compare import differences
from tests.golden.markup import Case, read_cases

from inquit import Extractor, Roster, Settings
from inquit.api import analyse
from inquit.settings import Engine
from inquit.text.parsing import parse

pytestmark = pytest.mark.model

CASES = Path(__file__).with_name("cases")


ENGINES: tuple[Engine, ...] = ("reader", "rules")


def _params() -> list[Any]:
    out = []
    for path in sorted(CASES.glob("*.txt")):
        for case, engine in product(read_cases(path), ENGINES):
            reason = case.xfail.get(engine)
            marks = [pytest.mark.xfail(reason=reason, raises=AssertionError)] if reason else []
            out.append(pytest.param(case, engine, id=f"{engine}, {path.stem}: {case.title}", marks=marks))
    return out


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("case", "engine"), _params())
def test_golden(case: Case, engine: Engine, extractor: Extractor) -> None:
    roster = Roster(tuple(case.roster))
    settings = Settings(engine=engine, genre=case.genre, attitudes=case.attitudes, roster=roster)
    document = analyse(parse(case.text, extractor.nlp), settings)

    assert "\n".join(differences(case, document)) == "", case.text
