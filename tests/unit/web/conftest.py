from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.web.pages import Pages, made, served
from tests.unit.web.programs import Program, asking


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return made(tmp_path / "quotes.db")


@pytest.fixture
def pages(database: Path) -> Iterator[Pages]:
    with served(database) as found:
        yield found


@pytest.fixture
def program(database: Path) -> Iterator[Program]:
    with asking(database) as found:
        yield found
