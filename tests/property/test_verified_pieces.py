"""What holds for any piece of what somebody says: it stands in the source, and across two speakers it does not."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inquit.verification import Sources
from inquit.verification.article_quotations import quotation_alone
from inquit.verification.judging import judge
from inquit.verification.verdicts import GOOD

# Nothing in it governs anything else: no negation, modal, condition or quantity, and nobody says what others say.
DEBATE = """\
Mira Lund: The harbour belongs to the town and the old ferry crosses the bay in the morning; our fishermen sell their
herring on the pier, and children from the upper valley come down to watch the boats.

Tom Oakes: My father built the yard with wood from the northern forest. He painted the masts himself, sang the songs of
his own grandfather, and kept a small brown dog beside the gate. That dog loved the smell of fresh paint.

Mira Lund: Summer guests walk along the wall at dusk with ice cream in their hands while the lamps begin to glow.
"""
TURNS = [
    (found[1], [*re.finditer(r"\w+", DEBATE[found.start(2) : found.end(2)])], found.start(2))
    for found in re.finditer(r"^(\w+ \w+): (.+(?:\n.+)*)", DEBATE, re.MULTILINE)
]
LEAST = 4  # words


@pytest.fixture(scope="module")
def sources() -> Sources:
    return Sources([DEBATE])


@st.composite
def pieces(draw: st.DrawFn) -> tuple[str, int, int]:
    """A speaker, and where some of the speaker's words begin and end."""
    speaker, words, start = draw(st.sampled_from(TURNS))
    lo = draw(st.integers(0, len(words) - LEAST))
    hi = draw(st.integers(lo + LEAST, len(words)))
    return speaker, start + words[lo].start(), start + words[hi - 1].end()


@pytest.mark.model
@pytest.mark.parametrize(("speaker", "words", "turn"), TURNS)
def test_a_piece_of_a_turn_is_exact_and_stands_where_it_was_taken(
    sources: Sources, speaker: str, words: list[re.Match[str]], turn: int
) -> None:
    for first, last in combinations(range(len(words)), 2):
        if last - first + 1 >= LEAST:
            start, end = turn + words[first].start(), turn + words[last].end()
            found = judge(quotation_alone(DEBATE[start:end], speaker), sources, "v1")
            assert (found.verdict, found.turns_meaning, found.speaker.match) == ("exact", False, "same")
            assert found.found is not None
            assert [(span.start, span.end) for span in found.found.spans] == [(start, end)]


@pytest.mark.model
@given(pieces(), st.data())
@settings(max_examples=60, deadline=None)
def test_a_piece_with_two_words_changed_about_is_not_good(
    sources: Sources, piece: tuple[str, int, int], data: st.DataObject
) -> None:
    speaker, start, end = piece
    words = re.findall(r"\w+", DEBATE[start:end])
    lo, hi = sorted(data.draw(st.lists(st.integers(0, len(words) - 1), min_size=2, max_size=2, unique=True)))
    if words[lo].lower() != words[hi].lower():
        words[lo], words[hi] = words[hi], words[lo]
        assert judge(quotation_alone(" ".join(words), speaker), sources, "v1").verdict not in GOOD


@pytest.mark.model
@given(st.integers(LEAST, 12), st.integers(LEAST, 12), st.sampled_from(["", " …", "."]))
@settings(max_examples=30, deadline=None)
def test_the_end_of_a_turn_and_the_beginning_of_the_next_are_stitched(
    sources: Sources, last: int, first: int, mark: str
) -> None:
    (speaker, before, start), (_, after, next_start), *_ = TURNS
    one = DEBATE[start + before[-last].start() : start + before[-1].end()]
    other = DEBATE[next_start + after[0].start() : next_start + after[first - 1].end()]
    assert judge(quotation_alone(f"{one}{mark} {other}", speaker), sources, "v1").verdict == "stitched"
