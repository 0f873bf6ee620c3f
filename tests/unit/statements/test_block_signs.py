"""By what paragraphs are set off on the page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import spacy

from inquit.document import TextSpan
from inquit.statements.block_signs import signs_of
from inquit.text.parsing import parsed_from_doc


def signs(text: str, *, quoted: Sequence[TextSpan] = (), items: Sequence[TextSpan] = ()) -> list[tuple[str, int, str]]:
    found = signs_of(parsed_from_doc(spacy.blank("en")(text)), quoted, items)
    return [(sign.kind, sign.depth, text[sign.start :][:2]) for sign in found]


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("We pay.", ("none", 0, "We")),
        ("> We pay.", ("quoted", 1, "We")),
        (">> We pay.", ("quoted", 2, "We")),
        ("> > We pay.", ("quoted", 2, "We")),
        ("- We pay.", ("item", 0, "We")),
        ("• We pay.", ("item", 0, "We")),
        ("12. We pay.", ("item", 0, "We")),
        ("(a) We pay.", ("item", 0, "We")),
        ("2020. We pay.", ("none", 0, "20")),
        ("-We pay.", ("none", 0, "-W")),
        ("    We pay.", ("indented", 4, "We")),
        ("\tWe pay.", ("indented", 8, "We")),
    ],
)
def test_the_sign_of_a_line(line: str, sign: tuple[str, int, str]) -> None:
    assert signs(f"He said:\n\n{line}")[1] == sign


def test_what_a_file_says_is_set_off() -> None:
    text = "He said:\n\nWe pay.\n\nMore pay."
    quoted, item = TextSpan(10, 17), TextSpan(19, 28)
    found = signs(text, quoted=[quoted], items=[item])
    assert [kind for kind, _, _ in found] == ["none", "quoted", "item"]
