"""The command says which texts it took for fiction, and only where nobody told it."""

from __future__ import annotations

import pytest

from inquit import Document, Settings
from inquit.cli.run import say_genre
from inquit.settings import GenreChoice


@pytest.mark.parametrize(
    ("genre", "taken", "said"),
    [("auto", "fiction", True), ("auto", "news", False), ("fiction", "fiction", False), ("news", "news", False)],
)
def test_notice(genre: GenreChoice, taken: str, said: bool, capsys: pytest.CaptureFixture[str]) -> None:
    say_genre(Settings(genre=genre), Document("emma.txt", "", meta={"genre": taken}))

    notice = capsys.readouterr().err
    assert ("emma.txt: read as fiction; `--genre news` reads it as news" in notice) == said
