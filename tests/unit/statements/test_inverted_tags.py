"""Tags behind quotes, with verb and name inverted."""

from __future__ import annotations

import pytest
from tests.unit.notation import paragraph, stretches_in, text_of

from inquit.statements.inverted_tags import tag_behind
from inquit.text.marks.marked_stretches import quoted_flags


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        ("interrupted=interrupt/VERB/ROOT Rosa/PROPN/compound/Pell Pell/PROPN/dobj/interrupted .", "Rosa Pell"),
        ("put/VERB/ROOT in/ADP/prep/put Hugo/PROPN/pobj/in .", "Hugo"),
        ("went=go/VERB/ROOT on/ADP/prp/went the/DET/det/cook cook/NOUN/pobj/on .", "the cook"),
        ("went=go/VERB/ROOT to/ADP/prep/went Hugo/PROPN/pobj/to .", None),
        ("said/VERB/ROOT Monday@DATE/PROPN/npadvmod/said .", None),
        ("told/VERB/ROOT reporters/NOUN/dobj/told .", None),
        ("ate=eat/VERB/ROOT Hugo/PROPN/nsubj/ate .", None),
    ],
)
def test_the_name_behind_a_verb_of_speech(behind: str, name: str | None) -> None:
    p = paragraph(f"“ No/INTJ/ROOT , ” | {behind}")
    (marked,) = stretches_in(p)
    tag = tag_behind(p, marked, quoted_flags(p, [marked]))
    assert (None if tag is None else tag.source(p).of(text_of(p))) == name
