"""What must hold for turns of any words: the text is made of them, and every row lies within one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.invariants import check

from inquit import Extractor, Settings, Turn

pytestmark = pytest.mark.model

SIGNS = "\"'“”‘’«».,:;!?()[]*♪-—… \t\r\n\u2028\u200b\ufeff\ud800😀"
WORDS = "said Ann Lee He told Bo that the plan fails Speaker 1 Q A Mr. Laughter inaudible (Laughter.) I'm".split()
PIECES = st.sampled_from([*SIGNS, "\n\n", "\r\n\r\n", *(f" {word} " for word in WORDS)])
TEXTS = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=20).map("".join))
NAMES = st.one_of(
    st.none(), st.sampled_from(["Ann Lee", "MS. LEE:", "Bo", "Q", "A", "Speaker 1", "The Chairman"]), TEXTS
)
TIMES = st.one_of(st.none(), st.floats(0, 9000), st.sampled_from(["14:00:03", "2024-05-01T14:00:03", "soon"]))
TURNS = st.lists(st.builds(Turn, NAMES, TEXTS, TIMES, TIMES), max_size=6)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(settings=Settings(engine="rules", genre="transcript"))


@QUICK
@given(turns=TURNS)
def test_turns_of_any_words_have_an_answer_that_fits_them(extractor: Extractor, turns: list[Turn]) -> None:
    document = extractor.extract(turns=turns)
    said = [turn for turn in turns if turn.text.strip()]

    assert document.text == "\n\n".join(turn.text for turn in said)
    check(document, document.text)
    ends = [0]
    for turn in said:
        ends.append(ends[-1] + len(turn.text) + 2)
    places = {place.label for place in document.places}
    for quote in document.quotes:
        assert document.place_of(quote) in places
        for span in quote.content:
            assert span.of(document.text).strip()
            assert any(start <= span.start and span.end <= end for start, end in pairwise(ends))
