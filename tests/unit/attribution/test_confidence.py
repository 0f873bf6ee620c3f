"""How sure a row is, and what that is weighed by."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.notation import paragraph

from inquit.attribution.confidence import (
    ChoiceKind,
    Grounds,
    LineGrounds,
    StatementGrounds,
    certainty_features,
    speaker_shape,
    with_confidence,
)
from inquit.attribution.novel.ranking.speaker_model import load_speaker_model
from inquit.document import Act, Quote, QuoteType, Speaker, TextSpan
from inquit.entities.coreference.antecedent import Sureness
from inquit.entities.reach import Reach
from inquit.languages import language_of
from inquit.statements.statement_draft import NeuralCue, StatementDraft
from inquit.text.marks.marked_stretches import Stretch


def quote(type_: QuoteType = "direct", act: Act = "speech", speaker: str | None = "s1") -> Quote:
    return Quote("q1", type_, (TextSpan(0, 1),), act=act, speaker_id=speaker)


def features(grounds: StatementGrounds, type_: QuoteType = "direct") -> list[str]:
    return list(grounds.features(quote(type_)))


def confidence(grounds: Grounds, row: Quote | None = None) -> float:
    return with_confidence(row or quote(), grounds, language_of()).confidence


def reader(chance: float, source: float, rule: str = "read: cue before", naming: str = "surname") -> StatementGrounds:
    return StatementGrounds(rule, naming, chance, source, engine="reader")


def test_each_step_that_a_probability_reaches_counts() -> None:
    assert features(reader(0.9, 0.45)) == [
        "bias",
        "engine=reader",
        "rule=read: cue before",
        "naming=surname",
        "type=direct",
        "act=speech",
        "speaker=unknown|marks",
        "chance=reader|marks|0.2",
        "source=0.2",
        "chance=reader|marks|0.3",
        "source=0.3",
        "chance=reader|marks|0.4",
        "source=0.4",
        "chance=reader|marks|0.5",
        "chance=reader|marks|0.6",
        "chance=reader|marks|0.7",
        "chance=reader|marks|0.8",
        "chance=reader|marks|0.9",
    ]


def test_the_last_steps_are_close_to_one() -> None:
    found = features(StatementGrounds("clause", None, 1.0, None), "indirect")
    assert found[1:4] == ["engine=rules", "rule=clause", "naming=none"]
    assert found[-3:] == ["chance=rules|none|0.9", "chance=rules|none|0.95", "chance=rules|none|0.98"]
    assert "chance=rules|none|0.98" not in features(StatementGrounds("clause", None, 0.97, None), "indirect")


@pytest.mark.parametrize(("type_", "where"), [("direct", "marks"), ("mixed", "marks"), ("indirect", "none")])
def test_statements_with_and_without_marks_are_weighed_apart(type_: QuoteType, where: str) -> None:
    assert f"chance=reader|{where}|0.5" in features(reader(0.5, 0.5), type_)


def test_who_it_is_counts_with_and_without_marks() -> None:
    grounds = replace(reader(0.1, 0.1), speaker="person, one word")
    assert features(grounds)[-1] == "speaker=person, one word|marks"
    assert features(grounds, "indirect")[-1] == "speaker=person, one word|none"


@pytest.mark.parametrize(
    ("speaker", "shape"),
    [
        (Speaker("s1", "Lund", named=True, kind="person"), "person, one word"),
        (Speaker("s1", "Ann Lund", named=True, kind="person"), "person, several words"),
        (Speaker("s1", "NATO", named=True, kind="organisation"), "organisation, one word"),
        (Speaker("s1", "a neighbour", named=False, kind="person"), "person, described"),
        (Speaker("s1", "two of them", named=False), "somebody, described"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_the_shape_of_a_speaker(speaker: Speaker, shape: str) -> None:
    assert speaker_shape(speaker) == shape


@pytest.mark.parametrize(
    ("reach", "found"),
    [
        (None, []),
        (Reach(0, 0), []),
        (Reach(99, 1), ["rivals=1"]),
        (Reach(100, 0), ["back=100"]),
        (Reach(700, 4), ["back=100", "back=300", "back=600", "rivals=1", "rivals=2", "rivals=3"]),
    ],
)
def test_what_a_mention_reaches_over_counts_step_by_step(reach: Reach | None, found: list[str]) -> None:
    grounds = replace(reader(0.1, 0.1), reach=reach)
    assert [f for f in features(grounds) if f.startswith(("back=", "rivals="))] == found


def test_rivals_count_where_words_are_quoted() -> None:
    assert "rivals=1" not in features(replace(reader(0.1, 0.1), reach=Reach(0, 3)), "indirect")


def test_how_sure_the_choice_of_whom_a_mention_means_counts_step_by_step() -> None:
    found = features(replace(reader(0.1, 0.1), sureness=Sureness(0.55, 0.3)))
    assert found[-4:] == ["sureness=0.2", "sureness=0.3", "sureness=0.4", "sureness=0.5"]
    assert not any(f.startswith("sureness") for f in features(reader(0.1, 0.1)))


# With the weights that are shipped, which are fitted anew with each reader, what anybody would say is surer is so. The
# figures are in the golden cases.
SURE = replace(reader(1.0, 1.0), speaker="person, several words")
CLAUSE = replace(SURE, rule="clause")


@pytest.mark.parametrize(
    ("surer", "than"),
    [
        ((SURE, quote()), (replace(SURE, chance=0.5), quote())),
        ((SURE, quote()), (replace(SURE, speaker="person, described", naming="description"), quote())),
        ((SURE, quote()), (replace(SURE, rule="goes on"), quote())),
        ((SURE, quote()), (CLAUSE, quote("indirect"))),
        ((CLAUSE, quote("indirect")), (CLAUSE, quote("indirect", "attitude"))),
        ((CLAUSE, quote("indirect")), (replace(CLAUSE, chance=0.6), quote("indirect"))),
        ((CLAUSE, quote("indirect")), (replace(CLAUSE, naming="neuter pronoun"), quote("indirect"))),
        ((SURE, quote()), (replace(SURE, naming="pronoun", reach=Reach(2000, 9)), quote())),
        ((replace(SURE, engine="rules"), quote()), (replace(SURE, engine="rules", chance=0.6), quote())),
    ],
    ids=range(9),
)
def test_rows_of_statements(surer: tuple[Grounds, Quote], than: tuple[Grounds, Quote]) -> None:
    assert confidence(*surer) > confidence(*than)


def test_what_nothing_speaks_against_is_nearly_certain_and_a_guess_is_not_likely() -> None:
    assert confidence(SURE) >= 0.95
    assert confidence(StatementGrounds("goes on", "pronoun", 0.1, None), quote("mixed")) <= 0.5


def test_a_row_of_nobody_has_none() -> None:
    assert confidence(reader(1.0, 1.0), quote(speaker=None)) == 0.0
    assert confidence(line(1.0, 1.0, "sure"), quote(speaker=None)) == 0.0


@pytest.mark.parametrize("rule", ["read: cue before", "clause", "unheard of"])
@pytest.mark.parametrize("chance", [0.0, 0.5, 1.0])
def test_confidence_is_a_probability_of_two_places(rule: str, chance: float) -> None:
    value = confidence(reader(chance, chance, rule, "unheard of"))
    assert 0 <= value <= 1
    assert value == round(value, 2)


def test_what_goes_on_has_the_source_of_the_statement_before() -> None:
    p = paragraph("Ann/PROPN/nsubj/said said/VERB/ROOT it/PRON/dobj/said")
    cue = NeuralCue(p.token_span(1, 2), p.token_span(0, 1), 0.7, 0.9)
    before = StatementDraft(p, [p.token_span(2, 3)], "read", 0.8, neural_cue=cue)
    on = StatementDraft(p, [p.token_span(2, 3)], "goes on", 0.6, after=before)
    assert StatementGrounds.of(before, "clause", "surname") == reader(0.8, 0.7, "clause")
    assert StatementGrounds.of(on, "goes on", None) == replace(reader(0.6, 0.7, "goes on"), naming=None)
    large = StatementDraft(p, [p.token_span(2, 3)], "read", 0.8, neural_cue=replace(cue, engine="large"))
    assert "chance=large|marks|0.8" in StatementGrounds.of(large, "clause", "surname").features(quote())
    alone = StatementDraft(p, [p.token_span(2, 3)], "ccomp", 0.5, first=Stretch(2, 3, 0, p.token_span(2, 3)))
    assert StatementGrounds.of(alone, "clause", "surname").source_chance is None


# Lines of novels.


def line(chance: float, said: float, kind: ChoiceKind, *, described: bool = False) -> LineGrounds:
    return LineGrounds(chance, said, kind, load_speaker_model().certainty, described)


def test_a_line_is_weighed_by_both_chances_what_its_choice_rests_on_and_if_the_speaker_is_described() -> None:
    found = certainty_features(0.9, 0.2, "noun", described=True)
    assert found.tolist() == pytest.approx([np.log(9), -np.log(4), 0, 0, 0, 1, 0, 0, 0, 0, 1], rel=1e-6)
    kinds: tuple[ChoiceKind, ...] = ("sure", "name", "pronoun", "noun", "I", "other", "beat", "nothing")
    assert [certainty_features(0.5, 0.5, kind)[2:10].tolist().index(1.0) for kind in kinds] == list(range(8))


@pytest.mark.parametrize(("chance", "nearest"), [(0.0, 1e-4), (1e-5, 1e-4), (1.0, 1 - 1e-4), (0.99995, 1 - 1e-4)])
def test_chances_at_the_ends_are_not_told_apart(chance: float, nearest: float) -> None:
    assert certainty_features(chance, 0.5, "I")[0] == pytest.approx(np.log(nearest / (1 - nearest)), rel=1e-5)


@pytest.mark.parametrize(
    ("grounds", "expected"),
    [
        (line(0.99, 0.99, "sure"), 0.95),
        (line(0.99, 0.6, "sure"), 0.86),
        (line(0.6, 0.99, "sure"), 0.57),
        (line(0.9, 0.95, "name"), 0.8),
        (line(0.9, 0.95, "pronoun"), 0.78),
        (line(0.9, 0.95, "noun"), 0.75),
        (line(0.9, 0.95, "I"), 0.85),
        (line(0.9, 0.95, "other"), 0.66),
        (line(0.9, 0.95, "beat"), 0.76),
        (line(0.9, 0.95, "nothing"), 0.75),
        (line(0.9, 0.95, "noun", described=True), 0.42),
        (line(0.3, 0.95, "nothing"), 0.31),
    ],
    ids=range(12),
)
def test_rows_of_lines(grounds: LineGrounds, expected: float) -> None:
    assert confidence(grounds) == expected
