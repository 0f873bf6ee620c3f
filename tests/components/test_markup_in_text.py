"""Tags of HTML and signs of Markdown in a text that is given as it is: no words, and no parts of names."""

from __future__ import annotations

import pytest

import inquit
from inquit.engines import Engine
from inquit.settings import Settings

pytestmark = pytest.mark.model


def rows(text: str, engine: Engine) -> list[tuple[str | None, list[str]]]:
    document = inquit.extract(text, settings=Settings(engine=engine))
    assert document.text == text
    speakers = (document.speaker_of(q) for q in document.quotes)
    names = [None if speaker is None else speaker.name for speaker in speakers]
    return list(zip(names, ([span.of(text) for span in q.content] for q in document.quotes), strict=True))


@pytest.mark.parametrize("engine", ["reader", "rules"])
@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("<blockquote><p>We sold the boats in March.</p><footer>— Clara Heide</footer></blockquote>",
         "Clara Heide", ["We sold the boats in March."]),
        ("<blockquote class='pull'>\n  <p>The dam will hold.</p>\n  <p>Then we must build.</p>\n"
         "  <cite>Bruno Falk</cite>\n</blockquote>", "Bruno Falk", ["The dam will hold.", "Then we must build."]),
        ("<figure><blockquote><p>I never saw the map.</p></blockquote><figcaption>Igor Matsen, guide</figcaption>"
         "</figure>", "Igor Matsen", ["I never saw the map."]),
        ("<p>Mayor Dina Lund wrote to the council:</p><blockquote>The bridge is closed.</blockquote>",
         "Dina Lund", ["The bridge is closed."]),
        ("<q>The gate is locked at nine,</q> said Ellis Brook.", "Ellis Brook", ["The gate is locked at nine,"]),
        ("“The roof is new,” said <b>Karin Stolt</b>.", "Karin Stolt", ["“The roof is new,”"]),
        ("“The roof is new,” said <em>Karin</em> Stolt.", "Karin Stolt", ["“The roof is new,”"]),
        ("“The roof is new,” said **Karin Stolt**.", "Karin Stolt", ["“The roof is new,”"]),
        ("“The roof is new,” _Karin Stolt_ said.", "Karin Stolt", ["“The roof is new,”"]),
        ("“The roof is new,” said [Karin Stolt](https://example.org/k).", "Karin Stolt", ["“The roof is new,”"]),
        ("“The roof is <i>new</i>,” said Karin Stolt.", "Karin Stolt", ["“The roof is <i>new</i>,”"]),
    ],
)  # fmt: skip
def test_markup_is_read_over(engine: Engine, text: str, name: str, words: list[str]) -> None:
    assert rows(text, engine) == [(name, words)]
