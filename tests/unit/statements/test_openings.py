"""Who acts in the sentence before a quoted one, and when that outweighs a cue."""

from __future__ import annotations

import pytest
from tests.unit.notation import at, paragraph, shown, stretches_in

from inquit.statements.openings import is_answered, is_reaction, opening_before, own_cue, speaks_instead
from inquit.statements.subjects import Range
from inquit.text.marks.marked_stretches import quoted_flags
from inquit.text.parsing import Paragraph

WE = "“ We/PRON/nsubj/go go/VERB/ROOT . ”"
COLE = "Cole@PERSON/PROPN/nsubj/nodded nodded=nod/VERB/ROOT ."


def actor(p: Paragraph) -> str:
    """The one who acts before the last stretch, in words."""
    found = stretches_in(p)
    opening = opening_before(p, found[-1], quoted_flags(p, found))
    return shown(p, None if opening is None else opening.actor)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Marsh@PERSON/PROPN/nsubj/turned turned=turn/VERB/ROOT .", "Marsh"),
        ("The/DET/det/mayor mayor/NOUN/nsubj/smiled smiled=smile/VERB/ROOT .", "The mayor"),
        ("The/DET/det/workers workers=worker/NOUN:NNS/nsubj/smiled smiled=smile/VERB/ROOT .", "The workers"),
        ("She/PRON/nsubj/smiled smiled=smile/VERB/ROOT .", "She"),
        (
            "Marsh@PERSON/PROPN/nsubj/was , who/PRON/nsubj/sat sat=sit/VERB/relcl/Marsh , was/AUX/ROOT calm/ADJ .",
            "Marsh",
        ),
        ("And/CCONJ the/DET/det/treasurer treasurer=treasurer/NOUN/ROOT ?", "the treasurer"),
        ("Marsh@PERSON/PROPN/nsubj/disagreed disagreed=disagree/VERB/ROOT .", "Marsh"),
        ("The/DET/det/dam dam/NOUN/nsubj/broke broke=break/VERB/ROOT .", "-"),
        ("It/PRON/nsubj/rained rained=rain/VERB/ROOT .", "-"),
        ("Marsh@PERSON/PROPN/nsubj/denied denied=deny/VERB/ROOT it/PRON .", "-"),  # a report
        ("And/CCONJ the/DET/det/mayor mayor/NOUN/ROOT .", "-"),
    ],
)
def test_who_acts_before(sentence: str, who: str) -> None:
    assert actor(paragraph(f"{sentence} | {WE}")) == who


def test_only_the_sentence_right_before_counts() -> None:
    rain = "It/PRON/nsubj/rained rained=rain/VERB/ROOT ."
    assert actor(paragraph(f"Marsh@PERSON/PROPN/nsubj/turned turned=turn/VERB/ROOT . | {rain} | {WE}")) == "-"


def test_a_sentence_that_goes_on_into_the_quote_is_none_before_it() -> None:
    assert actor(paragraph("Marsh@PERSON/PROPN/nsubj/made made=make/VERB/ROOT “ progress/NOUN/dobj/made . ”")) == "-"


@pytest.mark.parametrize(
    ("quote", "behind", "reacts"),
    [
        (WE, COLE, True),
        (WE, "Cole@PERSON/PROPN/nsubj/said said/VERB/ROOT .", False),
        (WE, "said/VERB/ROOT Cole@PERSON/PROPN/nsubj/said .", False),
        (WE, "nodded=nod/VERB/ROOT Cole@PERSON/PROPN/nsubj/nodded .", False),
        (WE, "Cole@PERSON/PROPN/nsubj/said said/VERB/ROOT nothing/PRON/dobj/said .", True),
        (WE, "Cole@PERSON/PROPN/nsubj/answer did/AUX/aux/answer not/PART/neg/answer answer/VERB/ROOT .", True),
        ("“ We/PRON/nsubj/go go/VERB/ROOT ? ”", "Cole@PERSON/PROPN/nsubj/asked asked=ask/VERB/ROOT .", False),
        ("“ We/PRON/nsubj/go go/VERB/ROOT ? ”", COLE, True),
        ("“ We/PRON/nsubj/go go/VERB/ROOT , ”", COLE, False),
        ("“ We/PRON/nsubj/go go/VERB/ROOT ! ”", "he/PRON/nsubj/laughed laughed=laugh/VERB/ROOT .", False),
    ],
)
def test_what_stands_behind_quoted_words(quote: str, behind: str, reacts: bool) -> None:
    p = paragraph(f"{quote} | {behind}")
    verb = next(i for i in range(stretches_in(p)[0].hi, len(p)) if p.dep[i] == "ROOT")
    assert is_reaction(p, stretches_in(p)[0], verb) is reacts


def instead(notation: str, cue: str | None, source: Range | None = None) -> bool:
    """Whether who acts before the last stretch says it, and not the source of a cue."""
    p = paragraph(notation)
    found = stretches_in(p)
    opening = opening_before(p, found[-1], quoted_flags(p, found))
    assert opening is not None
    return speaks_instead(p, found[-1], opening, None if cue is None else at(p, cue), source)


MARSH = "Marsh@PERSON/PROPN/nsubj/turned turned=turn/VERB/ROOT ."


def test_who_acts_before_speaks_and_not_who_reacts() -> None:
    assert instead(f"{MARSH} | {WE} | {COLE}", "nodded")


def test_a_tag_outweighs_who_acts_before() -> None:
    assert not instead(f"{MARSH} | {WE} | said/VERB/ROOT Cole@PERSON/PROPN/nsubj/said .", "said")


def test_a_cue_in_the_sentence_before_is_left_if_somebody_reports_by_it() -> None:
    assert not instead(f"{MARSH} | {WE}", "turned", (0, 1))
    assert instead(f"{MARSH} | {WE}", "turned")


def test_a_cue_in_a_paragraph_before_is_another_s() -> None:
    assert instead(f"{MARSH} | {WE}", None)


def test_another_name_than_that_of_the_cue_before() -> None:
    said = "“ They/PRON/nsubj/stay stay/VERB/ccomp/said , ” said/VERB/ROOT Cole@PERSON/PROPN/nsubj/said ."
    assert instead(f"{said} | {MARSH} | {WE}", "said", (6, 7))
    again = said.replace("Cole", "Marsh")
    assert not instead(f"{again} | {MARSH} | {WE}", "said", (6, 7))


def test_a_noun_or_a_pronoun_in_between_leaves_the_cue() -> None:
    said = "“ They/PRON/nsubj/stay stay/VERB/ccomp/said , ” said/VERB/ROOT Cole@PERSON/PROPN/nsubj/said ."
    he = "He/PRON/nsubj/smiled smiled=smile/VERB/ROOT ."
    mayor = "The/DET/det/mayor mayor/NOUN/nsubj/smiled smiled=smile/VERB/ROOT ."
    asks = "And/CCONJ the/DET/det/mayor mayor/NOUN/ROOT ?"
    assert not instead(f"{said} | {he} | {WE}", "said", (6, 7))
    assert not instead(f"{said} | {mayor} | {WE}", "said", (6, 7))
    assert instead(f"{said} | {asks} | {WE}", "said", (6, 7))


def test_a_quote_that_another_answers_at_once() -> None:
    asks = "“ We/PRON/nsubj/go go/VERB/ROOT ? ”"
    p = paragraph(f"{asks} | “ No/INTJ , ” said/VERB/ROOT Cole@PERSON/PROPN/nsubj/said .")
    first, second = stretches_in(p)
    assert is_answered(p, first, second, at(p, "said"))
    assert not is_answered(p, first, None, at(p, "said"))
    assert not is_answered(p, first, second, 1)
    comma = paragraph(f"{asks.replace('?', ',')} | “ No/INTJ , ” said/VERB/ROOT Cole@PERSON/PROPN/nsubj/said .")
    first, second = stretches_in(comma)
    assert not is_answered(comma, first, second, at(comma, "said"))
    parted = paragraph(f"{asks} and/CCONJ “ No/INTJ , ” said/VERB/ROOT Cole@PERSON/PROPN/nsubj/said .")
    first, second = stretches_in(parted)
    assert not is_answered(parted, first, second, at(parted, "said"))


def test_what_is_left_of_a_cue() -> None:
    p = paragraph(f"{MARSH} | {WE} | {COLE}")
    stretch, quoted = stretches_in(p)[0], quoted_flags(p, stretches_in(p))
    cue, opening, answered = own_cue(p, stretch, None, at(p, "nodded"), quoted)
    assert (cue, answered) == (None, False)
    assert opening is not None
    assert shown(p, opening.actor) == "Marsh"
    assert own_cue(p, stretch, None, at(p, "turned"), quoted) == (at(p, "turned"), None, False)


def test_a_given_name_alone_is_a_person_s_unless_it_is_a_place_s() -> None:
    assert actor(paragraph(f"Agnes/PROPN/nsubj/turned turned=turn/VERB/ROOT . | {WE}")) == "Agnes"
    assert actor(paragraph(f"Virginia@GPE/PROPN/nsubj/turned turned=turn/VERB/ROOT . | {WE}")) == "-"
