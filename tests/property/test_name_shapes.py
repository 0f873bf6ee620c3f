"""Whatever words stand where a source is looked for, nothing is printed that has no shape of a name."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.entities.hand_made import named_sources
from tests.unit.notation import paragraph

from inquit.document import Speaker
from inquit.entities.names.name_shape import can_be_printed

TOKENS = {
    "the": "the/DET",
    "Together": "Together/ADV",
    "63": "63@PERCENT/NUM",
    "percent": "percent@PERCENT/NOUN",
    "Mrs.": "Mrs./PROPN",
    "Gov.": "Gov./PROPN",
    "of": "of/ADP",
    "and": "and/CCONJ",
    "who": "who/PRON:WP",
    "left": "left/VERB",
    "Monday": "Monday@DATE/PROPN",
    "quickly": "quickly/ADV",
    "Lund": "Lund@PERSON/PROPN",
    "Ann": "Ann@PERSON/PROPN",
    "baker": "baker/NOUN",
    "Lund.[3": "Lund.[3/PROPN",
    "<b>": "<b>/X",
    ",": ",",
}
WORDS = st.lists(st.sampled_from(sorted(TOKENS)), min_size=1, max_size=5)


@given(WORDS, WORDS)
@settings(max_examples=300, deadline=None)
def test_speakers_have_names(source: list[str], behind: list[str]) -> None:
    first, *rest = (TOKENS[word] for word in source)
    marked = " ".join([f"{{{first}", *rest]) + "}"
    found = named_sources(f"so/ADV {marked} {' '.join(TOKENS[word] for word in behind)} said/VERB/ROOT no/INTJ")
    assert all(_has_shape(speaker) for speaker in found.speakers)


def _has_shape(speaker: Speaker) -> bool:
    """Whether the words of a name, tagged as above, can be printed."""
    lower = {word.lower(): token for word, token in TOKENS.items()}
    parts = speaker.members or (speaker.name,)
    tokens = [[lower[word.lower()] for word in part.replace(",", " ,").split()] for part in parts]
    return all(can_be_printed(p := paragraph(" ".join(part)), 0, len(p)) for part in tokens)
