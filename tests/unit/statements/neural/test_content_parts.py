"""The parts that tags and marks make of a paragraph."""

from __future__ import annotations

import pytest
from tests.unit.notation import at, paragraph, stretches_in, text_of

from inquit.document import TextSpan
from inquit.statements.neural.content_parts import (
    ContentPart,
    is_beside_report,
    is_outside_parentheses,
    leads_up_to,
    parts_of,
    trim,
    without_unlikely,
)
from inquit.tagger.tagged_text import TaggedContent
from inquit.text.parsing import Paragraph

MIXED = (
    "He/PRON/nsubj/said said/VERB/ROOT the/DET/det/plan plan/NOUN/nsubj/was was/AUX/ccomp/said “ a/DET/det/disgrace "
    "disgrace/NOUN/attr/was ” for/ADP/prep/was all/PRON/pobj/for ."
)
SENTENCE = (
    "He/PRON/nsubj/denied denied/VERB/ROOT the/DET/det/claim claim/NOUN/dobj/denied {point} "
    "“ They/PRON/nsubj/always always/ADV/advmod/stay stay/VERB/ROOT . ” and/CCONJ/cc/left left/VERB/ROOT"
)


def runs(p: Paragraph, *words: str) -> list[TaggedContent]:
    text = text_of(p)
    return [TaggedContent(TextSpan(text.index(w), text.index(w) + len(w)), 0.9) for w in words]


def parts(p: Paragraph, *tagged: str, said: bool = True) -> list[tuple[str, int, int]]:
    """Of each part the words, how many runs it has, and how many stretches."""
    stretches = stretches_in(p)
    found = parts_of(text_of(p), p, runs(p, *tagged), stretches, frozenset(stretches) if said else frozenset())
    return [(part.span.of(text_of(p)), len(part.tagged), len(part.stretches)) for part in found]


@pytest.mark.parametrize(
    ("tagged", "said", "expected"),
    [
        (("the plan was “a disgrace” for all",), True, [("the plan was “a disgrace” for all", 1, 1)]),
        (("the plan was", "a disgrace"), True, [("the plan was", 1, 0), ("“a disgrace”", 1, 1)]),
        (("a disg",), True, [("“a disgrace”", 1, 1)]),
        (("a disg",), False, []),  # nobody's words, and no others around them
        (("was “a disgrace”",), False, [("was “a disgrace”", 1, 1)]),
        ((), True, [("“a disgrace”", 0, 1)]),
        ((), False, []),
        (("the plan", "for all"), True, [("the plan", 1, 0), ("“a disgrace”", 0, 1), ("for all", 1, 0)]),
        (("the plan was “a", "disgrace” for all"), True, [("the plan was “a disgrace” for all", 2, 1)]),
    ],
)
def test_no_part_cuts_a_stretch(tagged: tuple[str, ...], expected: list[tuple[str, int, int]], *, said: bool) -> None:
    assert parts(paragraph(MIXED), *tagged, said=said) == expected


@pytest.mark.parametrize(
    ("point", "tagged", "expected"),
    [
        (".", ("the claim. “They always stay.”",), [("the claim.", 1, 0), ("“They always stay.”", 1, 1)]),
        (":", ("the claim: “They always stay.”",), [("the claim:", 1, 0), ("“They always stay.”", 1, 1)]),
        (",", ("the claim, “They always stay.”",), [("“They always stay.”", 1, 1)]),
        (".", ("“They always stay.” and left",), [("“They always stay.”", 1, 1)]),
        (".", ("the claim",), [("the claim", 1, 0), ("“They always stay.”", 0, 1)]),
    ],
)
def test_a_quoted_sentence_begins_and_ends_with_its_marks(
    point: str, tagged: tuple[str, ...], expected: list[tuple[str, int, int]]
) -> None:
    assert parts(paragraph(SENTENCE.format(point=point)), *tagged) == expected


def test_a_run_has_no_conjunction_that_leads_to_the_next() -> None:
    p = paragraph(
        "He/PRON/nsubj/said said/VERB/ROOT it/PRON/nsubj/failed failed/VERB/ccomp/said ,/failed and/CCONJ/cc/said "
        "insisted=insist/VERB/conj/said so/ADV/advmod/insisted ."
    )
    assert parts(p, "it failed, and") == [("it failed", 1, 0)]
    assert parts(p, "and") == [("and", 1, 0)]


def part_of(p: Paragraph, words: str) -> ContentPart:
    start = text_of(p).index(words)
    return ContentPart(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "expected"), [("it rained", True), ("so", False), ("Bo left", False), ("nobody came", True)]
)
def test_another_sentence_of_the_writer_only_stands_beside_a_report(words: str, *, expected: bool) -> None:
    """One that a mark parts from the cue; behind a comma it is the parse that has cut the sentence."""
    p = paragraph(
        "First/ADV/advmod/came nobody/PRON/nsubj/came came/VERB/ROOT . | He/PRON/nsubj/said said/VERB/ROOT "
        "so/ADV/advmod/said , | Bo/PROPN/nsubj/left left/VERB/ROOT . | it/PRON/nsubj/rained rained/VERB/ROOT ."
    )
    assert is_beside_report(text_of(p), p, at(p, "said"), part_of(p, words)) is expected


def test_words_behind_a_semicolon_are_of_the_sentence_that_the_parse_says() -> None:
    notation = "He/PRON/nsubj/said said/VERB/ROOT so/ADV/advmod/said ; {cut}it/PRON/nsubj/rained rained/VERB/{tree} ."
    for cut, tree, expected in (("", "conj/said", False), ("| ", "ROOT", True)):
        p = paragraph(notation.format(cut=cut, tree=tree))
        assert is_beside_report(text_of(p), p, at(p, "said"), part_of(p, "it rained")) is expected


def test_words_without_a_token_stand_beside_nothing() -> None:
    p = paragraph("He/PRON/nsubj/said said/VERB/ROOT so/ADV/advmod/said .")
    assert is_beside_report(text_of(p), p, at(p, "said"), ContentPart(2, 2)) is False


@pytest.mark.parametrize(
    ("words", "expected"), [("it failed", True), ("failed", False), ("He", False), ("badly", False)]
)
def test_a_cue_leads_up_to_what_only_a_comma_parts_from_it(words: str, *, expected: bool) -> None:
    p = paragraph(
        "He/PRON/nsubj/said said/VERB/ROOT ,/said it/PRON/nsubj/failed failed/VERB/ccomp/said —/failed "
        "badly/ADV/advmod/failed ."
    )
    cue = p.token_span(at(p, "said"), at(p, "said") + 1)
    assert leads_up_to(text_of(p), cue, part_of(p, words)) is expected


def test_a_title_in_a_part_stands_beside_its_own_noun() -> None:
    """An apposition of another noun is no title of the noun before the marks."""
    notation = (
        "He/PRON/nsubj/said said/VERB/ROOT Ann/PROPN/nsubj/sold of/ADP/prep/Ann novel/NOUN/pobj/of "
        "“ Deep/ADJ/amod/Snow Snow/PROPN/appos/{noun} ” sold/VERB/ccomp/said ."
    )
    for noun, left in (("novel", 0), ("Ann", 1)):
        p = paragraph(notation.format(noun=noun))
        part = part_of(p, "Ann of novel “Deep Snow” sold")
        part.stretches = list(stretches_in(p))
        trim(p, at(p, "said"), part)
        assert len(part.stretches) == left


@pytest.mark.parametrize(
    ("words", "left", "is_cut"), [("the board he left", "he left", True), ("he left", "he left", False)]
)
def test_a_part_is_cut_to_what_its_cue_reports(words: str, left: str, *, is_cut: bool) -> None:
    p = paragraph(
        "She/PRON/nsubj/told told/VERB/ROOT the/DET/det/board board/NOUN/dobj/told he/PRON/nsubj/left "
        "left/VERB/ccomp/told ."
    )
    part = part_of(p, words)
    assert trim(p, at(p, "told"), part) is is_cut
    assert part.span.of(text_of(p)) == left


def test_further_words_that_are_unlikely_reported_are_left_out() -> None:
    p = paragraph(MIXED)
    likely, unlikely, unlinked = (ContentPart(i, i + 1, cue=cue, chance=chance) for i, cue, chance in PARTS)
    quoted = ContentPart(9, 10, [], list(stretches_in(p)), cue=0, chance=0.1)
    assert without_unlikely(p, [likely, unlikely, unlinked, quoted]) == [likely, unlinked, quoted]
    assert without_unlikely(p, [unlikely]) == [unlikely]  # the threshold of statements decides


def test_what_the_verb_of_likely_words_is_said_of_goes_with_them() -> None:
    p = paragraph(
        "The/DET/det/dam dam/NOUN/nsubj/was , as/SCONJ/mark/put she/PRON/nsubj/put put/VERB/advcl/was it/PRON/dobj/put "
        ", was/AUX/ROOT empty/ADJ/acomp/was ."
    )
    subject, predicate = part_of(p, "The dam"), part_of(p, "was empty")
    subject.chance, predicate.chance = 0.1, 0.9
    subject.cue = predicate.cue = 0
    assert without_unlikely(p, [subject, predicate]) == [subject, predicate]
    subject.cue = 1
    assert without_unlikely(p, [subject, part_of(p, "put"), predicate])[-1] is predicate


@pytest.mark.parametrize(("words", "expected"), [("It opened", True), ("They stay", False)])
def test_what_stands_outside_the_parentheses_of_a_cue(words: str, *, expected: bool) -> None:
    p = paragraph(
        "It/PRON/nsubj/opened opened/VERB/ROOT ( They/PRON/nsubj/stay stay/VERB/ccomp/said , he/PRON/nsubj/said "
        "said/VERB/parataxis/opened ) ."
    )
    assert is_outside_parentheses(p, at(p, "said"), part_of(p, words)) is expected


PARTS = ((0, 0, 0.9), (2, 0, 0.2), (4, None, 0.0))
