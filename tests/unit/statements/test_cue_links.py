"""Which verbs a stretch can belong to, and what is said about each of the two."""

from __future__ import annotations

import pytest
from tests.unit.notation import at, paragraph, stretch

from inquit.statements.cue_links import (
    CueCandidate,
    candidate_cues,
    is_sentence,
    is_set_off,
    link_features,
    stands_free,
    stretch_features,
)
from inquit.text.marks.marked_stretches import Stretch, quoted_flags
from inquit.text.parsing import Paragraph


def candidates(p: Paragraph, words: str) -> list[tuple[str, int, bool]]:
    here = stretch(p, words)
    return [(p.text[c.token], c.rank, c.after) for c in candidate_cues(p, here, quoted_flags(p, [here]))]


def test_candidates_are_the_verbs_around_the_stretch_nearest_first() -> None:
    p = paragraph(
        "Ann/PROPN/nsubj/came came/VERB/ROOT and/CCONJ/cc/came spoke/VERB/conj/came : “/no no/INTJ/ROOT ”/no . | "
        "Bo/PROPN/nsubj/left left/VERB/ROOT . | He/PRON/nsubj/slept slept/VERB/ROOT ."
    )
    assert candidates(p, "“no”") == [("spoke", 0, False), ("came", 1, False), ("left", 0, True), ("slept", 1, True)]


def test_auxiliaries_quoted_verbs_and_other_words_are_no_candidates() -> None:
    p = paragraph(
        "Ann/PROPN/nsubj/said has/AUX/aux/said said/VERB:VBN/ROOT “/go go/VERB/ccomp/said ”/go and/CCONJ/cc/said "
        "talk/NOUN/conj/said was/AUX/auxpass/heard heard/VERB:VBN/conj/said and/CCONJ/cc/is is/AUX/conj/said"
    )
    assert candidates(p, "“go”") == [("said", 0, False), ("heard", 0, True), ("is", 1, True)]


def test_verbs_in_any_other_stretch_are_no_candidates() -> None:
    p = paragraph("“/go go/VERB/ccomp/said ”/go Ann/PROPN/nsubj/said said/VERB/ROOT “/stay stay/VERB/ccomp/said ”/stay")
    both = [stretch(p, "“go”"), stretch(p, "“stay”")]
    found = list(candidate_cues(p, both[1], quoted_flags(p, both)))
    assert found == [CueCandidate(at(p, "said"), 0, False)]


def test_only_the_nearest_are_candidates_on_each_side() -> None:
    before = " ".join(f"b{i}/VERB/dep/no" for i in range(9))
    after = " ".join(f"a{i}/VERB/dep/no" for i in range(9))
    found = candidates(paragraph(f"{before} “/no no/INTJ/ROOT ”/no {after}"), "“no”")
    assert [word for word, _, late in found if not late] == ["b8", "b7", "b6", "b5", "b4", "b3"]
    assert [word for word, _, late in found if late] == ["a0", "a1", "a2", "a3", "a4", "a5"]
    assert [rank for _, rank, late in found if late] == [0, 1, 2, 3, 4, 5]


LEFT = "he/PRON/nsubj/left left/VERB/ccomp/said"


@pytest.mark.parametrize(
    ("notation", "free"),
    [
        (f"“/left {LEFT} ”/left Ann/PROPN/nsubj/said said/VERB/ROOT", True),
        (f"It/PRON/nsubj/rained rained/VERB/ROOT . | “/left {LEFT.replace('said', 'left')} ”/left".replace(
            "ccomp/left", "ROOT"), True),
        (f"Why/ADV/ROOT ? “/left {LEFT.replace('ccomp/said', 'ROOT')} ”/left", True),
        (f"“/so So/ADV/ROOT ”/So “/left {LEFT.replace('ccomp/said', 'ROOT')} ”/left".replace("“/so", "“/So"), True),
        (f"Ann/PROPN/nsubj/said said/VERB/ROOT “/left {LEFT} ”/left", False),
        (f"Ann/PROPN/nsubj/said said/VERB/ROOT ,/said “/left {LEFT} ”/left", False),
        (f"Ann/PROPN/nsubj/said said/VERB/ROOT :/said “/left {LEFT} ”/left", False),
    ],
)  # fmt: skip
def test_a_stretch_stands_free_behind_the_end_of_a_sentence_or_of_another_stretch(notation: str, free: bool) -> None:
    p = paragraph(notation)
    assert stands_free(p, stretch(p, "“he left”")) is free


SENTENCE = "“/left The/DET/det/ship ship/NOUN/nsubj/left left/VERB/ROOT ./left ”/left"


@pytest.mark.parametrize(
    ("notation", "words", "expected"),
    [
        (SENTENCE, "“The ship left.”", True),
        (SENTENCE.replace("./left", "!/left"), "“The ship left!”", True),
        # not a whole sentence
        (SENTENCE.replace("The/", "the/"), "“the ship left.”", False),
        (SENTENCE.replace("./left", ",/left"), "“The ship left,”", False),
        (SENTENCE.replace("./left ", ""), "“The ship left”", False),
        (SENTENCE.replace("The/DET/det/ship ", "").replace("ship", "Ships"), "“Ships left.”", False),  # too short
        (SENTENCE.replace("left/VERB", "left/ADV"), "“The ship left.”", False),  # no verb
        # a title has capitals; a sentence may open with a verb, or be all capitals
        (SENTENCE.replace("left/VERB", "Left/VERB").replace("/left", "/Left"), "“The ship Left.”", False),
        (SENTENCE.replace("left/VERB", "LEFT/VERB").replace("/left", "/LEFT"), "“The ship LEFT.”", True),
        ("“/Stop Stop/VERB/ROOT that/DET/det/ship ship/NOUN/dobj/Stop ./Stop ”/Stop", "“Stop that ship.”", True),
        # not by itself
        (f"He/PRON/nsubj/liked liked/VERB/ROOT {SENTENCE}", "“The ship left.”", False),
        (f"He/PRON/nsubj/slept slept/VERB/ROOT . | {SENTENCE}", "“The ship left.”", True),
    ],
)
def test_what_is_a_sentence(notation: str, words: str, expected: bool) -> None:
    p = paragraph(notation)
    assert is_sentence(p, stretch(p, words)) is expected


def test_with_a_cue_a_sentence_may_end_in_a_comma() -> None:
    p = paragraph(SENTENCE.replace("./left", ",/left"))
    assert is_sentence(p, stretch(p, "“The ship left,”"), introduced=True)


def features(p: Paragraph, words: str, cue: str, *, chance: float = 0.0, used: bool = False) -> set[str]:
    here = stretch(p, words)
    quoted = quoted_flags(p, [here])
    found = next(c for c in candidate_cues(p, here, quoted) if p.text[c.token] == cue)
    out = link_features(p, here, found, quoted, chance=chance, used=used)
    assert len(set(out)) == len(out), "a feature counted twice"
    return set(out)


def test_link_features_tell_sides_words_and_ties_apart() -> None:
    p = paragraph(
        "“ Go/VERB:VB/ccomp/said , ” said/VERB/ROOT Ann@PERSON/PROPN/nsubj/said . | "
        "He/PRON/nsubj/left left=leave/VERB/ROOT ."
    )
    said, left = features(p, "“Go,”", "said"), features(p, "“Go,”", "left")
    assert {"side=after", "lemma=say", "tie=child ccomp", "source=PERSON", "ends=after|0"} <= said
    assert {"side=after", "lemma=leave", "tie=apart", "source=he", "ends=after|1"} <= left
    assert "adjacent after=self|after" in said
    assert "adjacent after=other|after" in left


@pytest.mark.parametrize(
    ("notation", "cue", "tie"),
    [
        ("said/VERB/ROOT “/go go/VERB/ccomp/said ”/go", "said", "child ccomp"),
        ("“/go go/VERB/ROOT ”/go said/VERB/parataxis/go", "said", "parent parataxis"),
        ("said/VERB/ROOT that/PRON/dobj/said “/go go/VERB/relcl/that ”/go", "said", "below"),
        ("“/go go/VERB/ROOT ”/go it/PRON/dobj/go said/VERB/relcl/it", "said", "above"),
        ("said/VERB/nsubj/is is/AUX/ROOT “/go go/VERB/ccomp/is ”/go", "said", "same sentence"),
        ("said/VERB/ROOT . | “/go go/VERB/ROOT ”/go", "said", "apart"),
    ],
)
def test_how_the_parse_ties_a_stretch_to_a_verb(notation: str, cue: str, tie: str) -> None:
    assert f"tie={tie}" in features(paragraph(notation), "“go”", cue)


def test_a_stretch_of_marks_only_has_no_tie() -> None:
    assert "tie=empty" in features(paragraph("said/VERB/ROOT “ … ”"), "“…”", "said")


def test_link_features_know_what_was_found_before() -> None:
    p = paragraph("said/VERB/ROOT “/go go/VERB/ccomp/said ”/go")
    assert "used=True|before" in features(p, "“go”", "said", used=True)
    assert "used=False|before" in features(p, "“go”", "said")
    assert "chance=0" in features(p, "“go”", "said")
    assert "chance=7" in features(p, "“go”", "said", chance=1.0)


def test_a_colon_and_a_source_between_are_noted() -> None:
    p = paragraph("said/VERB/ROOT Ann/PROPN/nsubj/said : “/go go/VERB/ccomp/said ”/go")
    found = features(p, "“go”", "said")
    assert {"colon between=before", "source between=before|True"} <= found


def test_an_end_of_sentence_hides_a_verb_of_speech_beside_the_stretch() -> None:
    p = paragraph("Ann/PROPN/nsubj/said said/VERB/ROOT . | “/go go/VERB/ROOT ”/go")
    assert "adjacent before=none|before" in features(p, "“go”", "said")
    p = paragraph("Ann/PROPN/nsubj/said said/VERB/ROOT : “/go go/VERB/ROOT ”/go")
    assert "adjacent before=self|before" in features(p, "“go”", "said")


def described(p: Paragraph, words: str, *, closed: bool = True) -> set[str]:
    out = stretch_features(p, stretch(p, words), chance=0.0, link=0.0, closed=closed)
    assert len(set(out)) == len(out), "a feature counted twice"
    return set(out)


def test_stretch_features_tell_titles_from_sentences() -> None:
    title = paragraph(
        "He/PRON/nsubj/saw saw/VERB/ROOT “ The/DET/det/Sea Sea/PROPN/dobj/saw of/ADP/prep/Sea Ice/PROPN/pobj/of ”"
    )
    said = described(paragraph(SENTENCE.replace("left", "departed")), "“The ship departed.”")
    named = described(title, "“The Sea of Ice”")
    assert any(name.startswith("titled=True") for name in named)
    assert any(name.startswith("titled=False") for name in said)
    assert {"before=saw", "before pos=VERB", "first=DET", "last=PROPN"} <= named
    assert {"before=start", "after=end", "alone=True|True|True"} <= said
    assert "closed=False" in described(title, "“The Sea of Ice”", closed=False)


def test_a_stretch_without_words_can_be_described() -> None:
    p = paragraph("Well/INTJ/ROOT “ … ”")
    assert "last=none" in described(p, "“…”")


@pytest.mark.parametrize("edge", [Stretch(0, 1, 0, stretch(paragraph("no/INTJ/ROOT"), "no").span)])
def test_a_stretch_that_is_the_whole_paragraph(edge: Stretch) -> None:
    p = paragraph("no/INTJ/ROOT")
    assert stands_free(p, edge)
    assert not is_sentence(p, edge)
    assert list(candidate_cues(p, edge, [True])) == []


@pytest.mark.parametrize(
    ("before", "set_off"),
    [("", True), ("Ann/PROPN left/VERB .", True), ("Ann/PROPN said/VERB :", True), ("Ann/PROPN said/VERB", False)],
    ids=["nothing before", "behind a sentence", "behind a colon", "inside the clause"],
)
def test_a_sentence_is_set_off_by_what_leads_up_to_it(before: str, set_off: bool) -> None:
    p = paragraph(f"{before} “/PUNCT Nobody/PRON asked/VERB us/PRON about/ADP that/PRON plan/NOUN . ”/PUNCT")
    assert is_set_off(p, stretch(p, "“Nobody asked us about that plan.”")) is set_off


@pytest.mark.parametrize("words", ["Nobody asked", "nobody asked us about it"])
def test_too_few_words_or_no_capital_are_no_sentence_that_is_set_off(words: str) -> None:
    p = paragraph(f"“/PUNCT {' '.join(f'{word}/VERB' for word in words.split())} ”/PUNCT")
    assert not is_set_off(p, stretch(p, f"“{words}”"))
