"""Whether the speakers of two texts are one: full and short forms, titles, offices, initials, organisations."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.verification.articles import Row, article, span_of

from inquit.document import Speaker
from inquit.verification.article_quotations import quotation_alone, quotations_in
from inquit.verification.source_voices import Passage, SourceVoice, voices_of
from inquit.verification.speakers_compared import compare_speakers
from inquit.verification.who_speaks import check_speaker


def person(name: str, **more: Any) -> Speaker:
    return Speaker("s1", name, **{"named": True, "kind": "person", **more})


def body(name: str, **more: Any) -> Speaker:
    return Speaker("s1", name, **{"named": True, "kind": "organisation", **more})


def given(name: str) -> Speaker:
    """Somebody of whom a user types the name."""
    return Speaker("s1", name, named=True)


PELL = person("Anna Pell")
MAYOR = person("Pell", role="Mayor", aliases=("MAYOR PELL",))
COUPLE = Speaker("s1", "Ann Lund and Peter Voss", named=True, kind="group", members=("Ann Lund", "Peter Voss"))
SAME = [
    (PELL, PELL),
    (person("Pell"), PELL),
    (PELL, MAYOR),
    (given("A. Pell"), PELL),
    (given("Pell, Anna"), PELL),
    (given("ANNA PELL (D-Westport)"), PELL),
    (given("Westport Mayor Anna Pell"), PELL),
    (given("Ms. Anna Pell, chair"), PELL),
    (given("anna pell"), PELL),
    (given("Anna Pell's"), PELL),
    (given("@annapell"), PELL),
    (given("Pell Anna"), PELL),
    (person("AP"), PELL),
    (given("Anna"), PELL),
    (given("Tom Reed"), person("Thomas J. Reed Jr.")),
    (given("Sir Tom Reed MP"), person("Tom Reed")),
    (given("Dr. Reed"), person("Tom Reed")),
    (given("Bob"), person("Robert Reed")),
    (given("Buck Reed"), person("Tom “Buck” Reed")),
    (given("Buck"), person("Tom Reed", aliases=("Buck", "Reed"))),
    (given("Zoe Álvarez"), person("Zoë Alvarez")),
    (given("Berg"), person("Jan van der Berg")),
    (given("Ann Lund"), person("Ann Lund-Voss")),
    (given("Queen Elizabeth"), person("Elizabeth II")),
    (person("Mr. Darcy"), person("Fitzwilliam Darcy")),
    (given("the mayor"), MAYOR),
    (given("Mayor"), MAYOR),
    (Speaker("s1", "mayor", named=False, kind="person", aliases=("The mayor",)), MAYOR),
    (given("the mayor of Westport"), person("Pell", role="Mayor", affiliation="Westport")),
    (person("Anna Pell", role="mayor"), Speaker("s1", "Mayor", named=False, kind="person", aliases=("THE MAYOR",))),
    (given("The Chairman"), Speaker("s1", "CHAIRMAN", named=False, kind="person")),
    (given("Speaker 1"), Speaker("s1", "SPEAKER 1", named=False, kind="person")),
    (body("IHA"), body("International Harbour Association")),
    (given("IHA"), body("International Harbour Association")),
    (COUPLE, Speaker("s1", "Peter Voss and Ann Lund", named=True, kind="group", members=("Peter Voss", "Ann Lund"))),
]
UNSURE = [
    (person("Anna"), person("Pell")),
    (person("Anna Pelt"), PELL),
    (person("Annemarie Lindqvist"), person("Annemarie Lindkvist")),
    (given("the mayor of Westport"), MAYOR),
    (given("the mayor"), person("Reed", role="harbour master")),
    (given("the president"), person("Barack Obama")),
    (Speaker("s1", "one neighbour", named=False, kind="person"), person("Reed", role="neighbour")),
    (Speaker("s1", "fisherman", named=False, aliases=("a fisherman",)), person("Reed", role="fisherman")),
    (Speaker("s1", "my father", named=False, kind="person"), person("Reed")),
    (given("a resident"), PELL),
    (given("She"), PELL),
    (given("?"), PELL),
    (body("council", named=False), person("Tom Reed", affiliation="council", role="spokesman")),
    (given("IHA"), person("Tom Reed")),
    (given("Harbour Association"), person("Tom Reed")),
    (body("council", named=False), body("Westport City Council")),
    (COUPLE, person("Ann Lund")),
    (Speaker("s1", "officials", named=False, kind="group"), person("Reed")),
]
OTHER = [
    (PELL, person("Tom Reed")),
    (person("Pell"), person("Tom Reed")),
    (PELL, person("Mark Pell")),
    (person("Anna Pell", aliases=("Pell",)), person("Mark Pell", aliases=("MR. PELL",))),
    (person("Mrs. Pell", gender="female"), person("Pell", gender="male", aliases=("MR. PELL",))),
    (person("Tom Reed Jr."), person("Tom Reed Sr.")),
    (person("Anna Kelk"), PELL),
    (MAYOR, person("Reed", gender="male", aliases=("MR. REED",))),
    (given("Robert Reed"), person("Ann Reed")),
    (body("IHA"), body("Westport City Council")),
    (COUPLE, person("Tom Reed")),
]
PAIRS = [(kind, pair) for kind, pairs in (("same", SAME), ("unsure", UNSURE), ("other", OTHER)) for pair in pairs]


@pytest.mark.parametrize(("likeness", "pair"), PAIRS, ids=lambda one: f"{one[0]} / {one[1]}" if one[1:] else str(one))
def test_speakers_of_two_texts(likeness: str, pair: tuple[Speaker, Speaker]) -> None:
    one, other = pair
    assert compare_speakers(one, other) == likeness
    assert compare_speakers(other, one) == likeness


def test_a_short_form_or_an_office_that_is_also_anothers_names_nobody() -> None:
    others = [PELL, person("Mark Pell", role="Mayor")]
    assert compare_speakers(given("Pell"), PELL, others) == "unsure"
    assert compare_speakers(given("Anna Pell"), PELL, others) == "same"
    assert compare_speakers(given("the mayor"), MAYOR, [MAYOR, *others]) == "unsure"
    assert compare_speakers(given("Pell"), PELL, [PELL, person("Tom Reed")]) == "same"


def test_a_name_that_another_speaker_of_the_source_has_is_nobody_elses() -> None:
    labels = [person(name) for name in ("CC", "CDR", "CMP")]
    assert compare_speakers(given("CC"), labels[1], labels) == "other"
    assert compare_speakers(given("CC"), labels[0], labels) == "same"
    assert compare_speakers(given("CC"), labels[1], labels[1:]) == "unsure"
    voices = [Speaker(f"s{n}", f"Speaker {n}", named=False, kind="person") for n in (1, 2)]
    assert compare_speakers(given("speaker 1"), voices[1], voices) == "other"
    spokesman = person("Tom Reed", role="spokesman", affiliation="council")
    council = body("council", named=False)
    assert compare_speakers(council, spokesman, [council, spokesman]) == "unsure"
    assert compare_speakers(spokesman, council, [council, spokesman]) == "unsure"


def match(claimed: float, found: float, *, by: str, status: str = "asserted") -> str:
    text = "“We will sell it,” Pell said."
    document = article(text, Row(("“We will sell it,”",), "Pell", confidence=claimed))
    (quotation,) = quotations_in(document)
    voice = SourceVoice((span_of(text, "We will sell it"),), person(by), found, status=status)  # type: ignore[arg-type]
    return check_speaker(quotation, voice).match


def test_another_speaker_only_where_both_are_sure() -> None:
    assert match(0.95, 0.95, by="Tom Reed") == "other"
    assert match(0.89, 0.95, by="Tom Reed") == "doubtful"
    assert match(0.95, 0.89, by="Tom Reed") == "doubtful"


def test_the_same_speaker_unless_it_is_a_guess_or_the_source_denies_it() -> None:
    assert match(0.95, 0.6, by="Anna Pell") == "same"
    assert match(0.95, 0.4, by="Anna Pell") == "doubtful"
    assert match(0.95, 0.95, by="Anna Pell", status="denied") == "doubtful"


def test_nobody_is_compared_with_nobody() -> None:
    text = "“We will sell it,” Pell said."
    passage = Passage(voices_of(article(text, Row(("“We will sell it,”",), "Pell"))))
    voice = passage.voice_at(span_of(text, "sell it"))
    assert check_speaker(quotation_alone("sell it"), voice, passage.speakers).match == "unknown"
    assert check_speaker(quotation_alone("sell it", "Pell"), None, passage.speakers).match == "unknown"
    found = check_speaker(quotation_alone("sell it", "Anna Pell"), voice, passage.speakers)
    assert (found.claimed, found.found, found.match) == ("Anna Pell", "Pell", "same")
