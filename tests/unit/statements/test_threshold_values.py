"""From which probability on each engine believes what: just below it and just above it, with the values written out."""

from __future__ import annotations

from math import log

import pytest
from tests.unit.conftest import SURE, Weights
from tests.unit.notation import paragraph, parsed, structure

from inquit.languages.linear_model import LinearModel
from inquit.statements.paragraph_candidates import find_candidates
from inquit.statements.rules.rule_finder import RuleFinder

SAID = "Ann/PROPN/nsubj/said said/VERB/ROOT"
FRAGMENT = f"{SAID} today/NOUN/npadvmod/said “ never/ADV/neg/said ”"
SENTENCE = f"“ They/PRON/nsubj/always always/ADV/advmod/stay stay/VERB/ccomp/said , ” {SAID} ."
TWO = (
    "“ No/INTJ/ccomp/said , ” said/VERB/ROOT Jo/PROPN/nsubj/said , but/CCONJ/cc/said Al/PROPN/nsubj/replied "
    "replied=reply/VERB/conj/said : “ Yes/INTJ/ccomp/replied . ”"
)
LABELLED = (
    "It/PRON/nsubj/surprised surprised=surprise/VERB/ROOT pollster/NOUN/compound/Lund "
    "Lund@PERSON/PROPN/dobj/surprised : "
    "“ They/PRON/nsubj/stay stay/VERB/ccomp/surprised . ”"
)


def odds(chance: float) -> dict[str, float]:
    """Weights under which everything is as likely."""
    return {"bias": log(chance / (1 - chance))}


def found(*notations: str) -> list[tuple[str, str]]:
    """Of each statement the rule and the words."""
    text = parsed(*notations)
    drafts = RuleFinder().find(structure(text)).drafts
    return [(draft.rule, " … ".join(span.of(text.text) for span in draft.content)) for draft in drafts]


@pytest.mark.parametrize(("chance", "said"), [(0.59, False), (0.61, True)])
def test_a_stretch_is_somebodys_words(weights: Weights, chance: float, *, said: bool) -> None:
    weights(links={"bias": -SURE}, stretches=odds(chance), frames={"bias": -SURE})
    assert bool(found(FRAGMENT)) is said


@pytest.mark.parametrize(("chance", "rule"), [(0.14, "fragment"), (0.16, "cue")])
def test_a_verb_is_the_cue_of_a_stretch(weights: Weights, chance: float, rule: str) -> None:
    weights(links=odds(chance), stretches={"bias": SURE}, frames={"bias": -SURE})
    assert [kind for kind, _ in found(FRAGMENT)] == [rule]


@pytest.mark.parametrize(("chance", "said"), [(0.49, False), (0.51, True)])
def test_with_a_cue_a_free_clause_is_a_quote(weights: Weights, chance: float, *, said: bool) -> None:
    weights(links=odds(chance), stretches={"bias": -SURE}, frames={"bias": -SURE})
    assert bool(found(SENTENCE)) is said


@pytest.mark.parametrize(("chance", "statements"), [(0.49, 1), (0.51, 2)])
def test_a_quote_may_have_a_cue_of_its_own(weights: Weights, chance: float, statements: int) -> None:
    """The cue of the quote before is likelier for both."""
    weights(links=odds(chance) | {"lemma=say": SURE}, stretches={"bias": SURE}, frames={"bias": -SURE})
    assert len(found(TWO)) == statements


@pytest.mark.parametrize(("chance", "rule"), [(0.74, "label"), (0.76, "cue")])
def test_a_doubtful_verb_yields_to_a_label(weights: Weights, chance: float, rule: str) -> None:
    weights(links=odds(chance), stretches={"bias": SURE}, frames={"bias": -SURE})
    assert [kind for kind, _ in found(LABELLED)] == [rule]


@pytest.mark.parametrize(("chance", "begin"), [(0.14, "the plan “never"), (0.16, "that the plan “never")])
def test_the_clause_of_a_linked_cue_takes_in_the_words_around(weights: Weights, chance: float, begin: str) -> None:
    """Without it, those behind "that"."""
    weights(links={"bias": SURE}, stretches={"bias": SURE}, frames=odds(chance))
    text = (
        f"{SAID} that/SCONJ/mark/worked the/DET/det/plan plan/NOUN/nsubj/worked “ never/ADV/neg/worked "
        "really/ADV/advmod/worked worked=work/VERB/ccomp/said out/ADP:RP/prt/worked well/ADV/advmod/worked ” ."
    )
    assert found(text)[0][1].startswith(begin)


@pytest.mark.parametrize(("chance", "kept"), [(0.029, 0), (0.031, 1)])
def test_hopeless_frames_are_not_kept(chance: float, kept: int) -> None:
    p = paragraph("Ann/PROPN/nsubj/praised praised=praise/VERB/ROOT it/PRON/dobj/praised .")
    assert len(find_candidates(p, (), LinearModel(odds(chance))).frames) == kept


@pytest.mark.parametrize(("words", "content"), [(24, "word"), (26, "“never”")])
def test_words_far_from_a_cue_are_not_taken_in(weights: Weights, words: int, content: str) -> None:
    weights(links={"bias": SURE}, stretches={"bias": SURE}, frames={"bias": -SURE})
    text = f"{SAID} " + "word/NOUN/dep/#1 " * words + "“ never/ADV/neg/#1 ” ."
    assert found(text)[0][1].startswith(content)
