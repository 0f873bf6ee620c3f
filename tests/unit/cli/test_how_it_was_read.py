"""The command says which texts it took for fiction, where nobody told it, and what of a layout is not read well."""

from __future__ import annotations

import pytest

from inquit import Document, Settings
from inquit.cli.run import say_how_it_was_read
from inquit.settings import GenreChoice


@pytest.mark.parametrize(
    ("genre", "taken", "said"),
    [("auto", "fiction", True), ("auto", "news", False), ("fiction", "fiction", False), ("news", "news", False)],
)
def test_genre(genre: GenreChoice, taken: str, said: bool, capsys: pytest.CaptureFixture[str]) -> None:
    say_how_it_was_read(Settings(genre=genre), Document("emma.txt", "", meta={"genre": taken}))

    assert ("emma.txt: read as fiction; `--genre news` reads it as news" in capsys.readouterr().err) == said


def test_layout(capsys: pytest.CaptureFixture[str]) -> None:
    say_how_it_was_read(Settings(), Document("emma.txt", "", meta={"notices": ["this looks like verse", "no marks"]}))

    assert capsys.readouterr().err == "note: emma.txt: this looks like verse\nnote: emma.txt: no marks\n"
