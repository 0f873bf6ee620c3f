"""`verify_cases.py` on a made-up debate: what is changed, and how, and that nothing that was changed is called good."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest

import quotation_changes
from inquit.document import TextSpan
from inquit.source import Source
from inquit.verification.verdicts import GOOD
from quotation_cases import ALL_WAYS, CHANGED, TYPOGRAPHY, UNCHANGED, Case, cases_of
from quotation_changes import SAME, Piece
from quotation_originals import Original, Stretch
from verify_cases import dangerous, is_right, judged

TURNS = """\
Mira Lund: We will not sell the harbour to a company from abroad. It belongs to the town, and it may stay so for three
hundred years. The old ferry should run again before the winter comes.

Tom Oakes: I do not believe that the council will find the money for the ferry. Lund has promised twelve boats, and we
have seen two of them so far.

Mira Lund: The boats are not ready because the yard has no wood. Oakes knows the yard well, and he can ask the men who
work there. They would tell him the same story that they told me.

Carla Weiss: Nobody asked the fishermen. If the pier falls, forty families lose what they live on, and the town must
pay for it. I have never seen such a careless plan in all my life.

Tom Oakes: Weiss is right about the pier. We should not wait for another storm before we mend the stones under the
bridge. The engineer did not sign the report, and she might not sign it next week.

Carla Weiss: The report is forty pages long, and the mayor read it on the train. He said that the bridge could carry a
heavy lorry, but the lorry was never weighed by anybody at the gate.

Mira Lund: I cannot answer for the mayor. My office wrote to the engineer in Oakport five times, and the letters came
back with a stamp on them. We won't write again until the council has met.

Tom Oakes: Then let the council meet here in the open air. People from the upper valley want to hear what we say about
their water. It was clean when my mother was young, and it is not clean now.
"""
ELSEWHERE = (
    "Our cousins in the mountains keep their cheese under straw until the first snow has melted",
    "Every violin that leaves this workshop carries the sign of a small bird under its varnish",
)


def debate() -> Original:
    stretches = [
        Stretch((TextSpan(found.start(2), found.end(2)),), found[1])
        for found in re.finditer(r"^(\w+ \w+): (.+(?:\n.+)*)", TURNS, re.MULTILINE)
    ]
    persons = {one.speaker: (one.speaker.split()[1],) for one in stretches if one.speaker is not None}
    return Original("debate", Source("debate", TURNS), stretches, labelled=True, persons=persons)


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    original = debate()
    return [
        case
        for seed in range(5)
        for case in cases_of(original, ELSEWHERE, random.Random(seed), limit=20, ways=ALL_WAYS)
    ]


def test_every_way_is_taken(cases: list[Case]) -> None:
    assert {case.way for case in cases} == {*ALL_WAYS}


def test_the_same_seed_makes_the_same_cases() -> None:
    def made() -> list[tuple[str, str]]:
        some = cases_of(debate(), ELSEWHERE, random.Random(7), limit=3, ways=ALL_WAYS)
        return [(case.way, case.quotation.text) for case in some]

    assert made() == made()


def test_what_is_changed_stands_nowhere_in_the_source(cases: list[Case]) -> None:
    """But for the words of cuts, which are those of the source."""
    standing = [
        (case.way, case.quotation.text)
        for case in cases
        if case.way in CHANGED and not case.way.startswith("cut") and case.original.has(case.quotation.text)
    ]
    assert not standing


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (
            quotation_changes.negation_taken_out,
            "I will not, I will not go",
        ),  # to leave out what is said twice is to clean
        (quotation_changes.modal_changed, "The will of my father may"),  # nouns, and no word behind
        (quotation_changes.word_dropped, "no no"),
        (quotation_changes.negation_swallowed, "It is not only the harbour that we sell"),
        (quotation_changes.cut_beside_negation, "You went there, didn't you, and came back early"),
    ],
)
def test_where_it_is_not_sure_what_is_right_there_is_no_case(way: quotation_changes.Way, words: str) -> None:
    piece = Piece(debate(), words, "Mira Lund")
    changed = {way(piece, random.Random(seed)) for seed in range(20)}
    assert changed == {None}


@pytest.mark.model
def test_nothing_that_was_changed_is_called_good(cases: list[Case]) -> None:
    results = [*judged(iter(cases))]
    assert [(case.way, case.quotation.text) for case, found in results if dangerous(case, found)] == []
    same = [case.quotation.text for case, found in results if case.way == UNCHANGED and found.verdict not in SAME]
    assert same == []
    wrong = Counter(case.way for case, found in results if not is_right(case, found))
    assert sum(wrong.values()) <= len(results) * 0.03, wrong
    assert all(found.verdict in GOOD for case, found in results if case.way == TYPOGRAPHY)
