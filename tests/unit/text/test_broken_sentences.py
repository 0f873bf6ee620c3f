"""Sentences that blank lines part."""

from __future__ import annotations

import pytest

from inquit.languages import language_of
from inquit.text.parsing import paragraph_spans


def paragraphs(*blocks: str) -> list[str]:
    text = "\n\n".join(blocks)
    return [span.of(text) for _, span in paragraph_spans(text, language_of())]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("The board said that it", "would close the pier."),  # small
        ("They met under the old", "pier. It is closed."),
        ("The bridge would open in", "June. The mayor is glad."),  # "in" ends no paragraph
        ("They spoke about the", "Marigold on Monday."),
        ("“The dam will hold,” said Karin", "Vogt. “It was built for this,” she said."),  # the rest of a name
        ("“The dam will hold,” said Karin", "Vogt, who built it."),
    ],
)
def test_parts_of_a_sentence_are_one_paragraph(above: str, below: str) -> None:
    assert paragraphs(above, below) == [f"{above}\n\n{below}"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("The board met on Monday.", "would it close the pier?"),
        ("The board met on Monday:", "the pier is closed."),
        ("“The board met,”", "he said."),
        ("Bridge to open in summer", "The mayor is glad."),  # a heading
        ("Bridge to open in summer", "by Ann Lund"),
        ("Mayor met Karin Vogt", "Vogt is glad."),
        ("Mayor will meet Karin", "Vogt. A portrait."),  # no sentence in it: a heading
        ("Court hears Karin v. U.S. and Karin", "Yesterday, the court met."),
        ("Saturday, 12 September 2015", "pilgrims on the pier."),  # a caption
        ("flour", "eggs"),
        ("brown flour", "two eggs"),
        ("He lists what is missing", "a) money"),
        ("The board said that it", "would close\nthe pier"),  # verse, a list
        ("The board said\nthat it", "would close the pier."),
        ("He said that the", "“Marigold” was late."),
    ],
)
def test_what_is_no_part_of_a_sentence(above: str, below: str) -> None:
    assert len(paragraphs(above, below)) > 1
    assert paragraphs(above, below)[-1] in below


def test_several_parts_in_a_row() -> None:
    lines = ["The harbour board said on", "Tuesday that it would close the old", "pier for good.", "More follows here."]
    assert paragraphs(*lines) == ["\n\n".join(lines[:3]), lines[3]]
