"""The whole job on texts written for the project: a file a phenomenon, see `markup.py` for how to read them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.golden.compare import differences
from tests.golden.markup import Case, read_cases

from inquit import Extractor, Roster, Settings
from inquit.api import analyse
from inquit.parsing import parse

pytestmark = pytest.mark.model

CASES = Path(__file__).with_name("cases")


def _params() -> list[Any]:
    out = []
    for path in sorted(CASES.glob("*.txt")):
        for case in read_cases(path):
            marks = [pytest.mark.xfail(reason=case.xfail, raises=AssertionError)] if case.xfail else []
            out.append(pytest.param(case, id=f"{path.stem}: {case.title}", marks=marks))
    return out


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize("case", _params())
def test_golden(case: Case, extractor: Extractor) -> None:
    settings = Settings(attitudes=case.attitudes, roster=Roster(tuple(case.roster)))
    document = analyse(parse(case.text, extractor.nlp), settings)

    assert "\n".join(differences(case, document)) == "", case.text
