"""What must hold of the confidence of any row: it is a probability, and what is surer is never said to be less sure."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from inquit.attribution.confidence import StatementGrounds, with_confidence
from inquit.document import Quote, TextSpan
from inquit.entities.coreference.antecedent import Sureness
from inquit.entities.reach import Reach
from inquit.languages import language_of

chances = st.floats(0, 1)
reaches = st.builds(Reach, st.integers(0, 3000), st.integers(0, 12))
surenesses = st.builds(Sureness, chances, chances)
grounds = st.builds(
    StatementGrounds,
    rule=st.sampled_from(["clause", "read: cue before", "cue after", "goes on", "unheard of"]),
    naming=st.sampled_from([None, "full name", "surname", "pronoun", "description", "unheard of"]),
    chance=chances,
    source_chance=st.none() | chances,
    speaker=st.sampled_from([None, "person, one word", "organisation, several words", "person, described"]),
    reach=st.none() | reaches,
    engine=st.sampled_from(["reader", "large", "rules"]),
    sureness=st.none() | surenesses,
)
rows = st.builds(
    Quote,
    id=st.just("q1"),
    type=st.sampled_from(["direct", "mixed", "indirect"]),
    content=st.just((TextSpan(0, 1),)),
    act=st.sampled_from(["speech", "writing", "attitude"]),
    speaker_id=st.just("s1"),
)


def confidence(row: Quote, known: StatementGrounds) -> float:
    return with_confidence(row, known, language_of()).confidence


@settings(deadline=None)
@given(rows, grounds)
def test_confidence_is_a_probability(row: Quote, known: StatementGrounds) -> None:
    assert 0 <= confidence(row, known) <= 1


@settings(deadline=None)
@given(rows, grounds, chances)
def test_a_likelier_statement_is_never_less_sure(row: Quote, known: StatementGrounds, other: float) -> None:
    low, high = sorted((known.chance, other))
    assert confidence(row, replace(known, chance=low)) <= confidence(row, replace(known, chance=high))


@settings(deadline=None)
@given(rows, grounds, chances, chances)
def test_a_likelier_source_is_never_less_sure(row: Quote, known: StatementGrounds, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert confidence(row, replace(known, source_chance=low)) <= confidence(row, replace(known, source_chance=high))


@settings(deadline=None)
@given(rows, grounds, surenesses, chances)
def test_a_surer_choice_of_whom_is_meant_is_never_less_sure(
    row: Quote, known: StatementGrounds, sureness: Sureness, other: float
) -> None:
    low, high = (sureness._replace(chance=chance) for chance in sorted((sureness.chance, other)))
    assert confidence(row, replace(known, sureness=low)) <= confidence(row, replace(known, sureness=high))


@settings(deadline=None)
@given(rows, grounds, reaches, reaches)
def test_who_is_farther_off_among_more_is_never_surer(
    row: Quote, known: StatementGrounds, one: Reach, other: Reach
) -> None:
    near = Reach(min(one.back, other.back), min(one.rivals, other.rivals))
    far = Reach(max(one.back, other.back), max(one.rivals, other.rivals))
    assert confidence(row, replace(known, reach=far)) <= confidence(row, replace(known, reach=near))
