"""The table of parts of speech and lemmas says what spaCy's components say."""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import patch

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from inquit.pipelines import load_pipeline
from inquit.settings import DEFAULT_MODEL
from inquit.text import parsing, ruled_words
from inquit.text.parsing import ParsedText, parse
from inquit.text.shortcuts import products, shortcuts_of

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("pipelines_loaded_anew")]

# Words that patterns name, alone and in pairs, with and without those that make the pair; white space of two kinds.
TEXT = """\
"I ain't gonna say it," she said.  "You've gotta ask the mayors' people, and c'mon, let's go! Y'all got that?"

There's a reason why there were none; there is no other. It was they who had done it, hadn't they? He'd gone; he'd go.

The worst was over. An octopus's children went to\tthe best men's houses, but they are not mine. I'm what I am. Let go!

Better: what you did, what you have done. Gon, na, got ta and gonna. That that is is. But for her, nobody else but me.

She doesn't like him, does she? "Did you?" To be, or not to be - that has been asked before (by whom?). $5 or #1, 20%...
"""


def by_components(text: str, nlp: Language) -> ParsedText:
    """The parse with all components of the pipeline run."""
    with patch.object(parsing, "shortcuts_of", lambda _: None):
        return parse(text, nlp)


def test_the_table_says_what_the_components_say(shipped: Language) -> None:
    assert shortcuts_of(shipped) is not None
    for _ in range(2):  # what is known already is said again
        assert parse(TEXT, shipped) == by_components(TEXT, shipped)


def test_pairs_of_words_are_told_by_what_is_beside_them(shipped: Language) -> None:
    told = {(a, b): parse(f"{a}{b}", shipped).paragraphs[0].lemma for a, b in [("gon", "na"), ("let", "'s")]}
    assert told == {("gon", "na"): ["go", "to"], ("let", "'s"): ["let", "us"]}
    assert parse("gon", shipped).paragraphs[0].lemma != ["go"]


def test_what_is_kept_is_bounded(shipped: Language) -> None:
    with patch.object(ruled_words, "MAX_KEPT", 3):
        assert parse(TEXT, shipped) == by_components(TEXT, shipped)


@pytest.fixture
def own() -> Language:
    """A pipeline of the user's."""
    return spacy.load(DEFAULT_MODEL)


def test_a_pattern_that_is_added_later_counts(own: Language) -> None:
    parse(TEXT, own)
    own.get_pipe("attribute_ruler").add([[{"LOWER": "mayors"}]], {"LEMMA": "Bürgermeister"})  # type: ignore[attr-defined]
    assert shortcuts_of(own) is not None
    lemmas = [lemma for p in parse(TEXT, own).paragraphs for lemma in p.lemma]
    assert "bürgermeister" in lemmas
    assert parse(TEXT, own) == by_components(TEXT, own)


def test_the_steps_are_taken_here_only_for_pipelines_that_are_loaded_here(shipped: Language, own: Language) -> None:
    ours, theirs = shortcuts_of(shipped), shortcuts_of(own)
    assert ours is not None
    assert theirs is not None
    assert set(ours.replaced) == {"parser", "attribute_ruler", "lemmatizer", "ner"}
    assert set(theirs.replaced) == {"attribute_ruler", "lemmatizer"}


def test_a_search_for_the_best_steps_is_left_to_spacy() -> None:
    nlp = load_pipeline(DEFAULT_MODEL)
    nlp.get_pipe("ner").cfg["beam_width"] = 4  # type: ignore[attr-defined]
    found = shortcuts_of(load_pipeline(nlp))
    assert found is not None
    assert found.steps == ()


def test_steps_on_a_gpu_are_left_to_spacy() -> None:
    nlp = load_pipeline(DEFAULT_MODEL)
    nlp.get_pipe("ner").model.ops = object()  # type: ignore[attr-defined]
    found = shortcuts_of(nlp)
    assert found is not None
    assert found.steps == ()


@pytest.mark.parametrize(
    "pattern",
    [
        [{"LOWER": "mayors"}, {"OP": "?"}],
        [{"LEMMA": "mayor"}],
        [{"SHAPE": "xxxx"}],
        [{"LOWER": {"FUZZY": "mayor"}}],
        [{"LOWER": {"IN": ["mayors"], "NOT_IN": ["men"]}}],
    ],
)
def test_the_components_run_where_a_pattern_asks_for_more(own: Language, pattern: list[dict[str, object]]) -> None:
    own.get_pipe("attribute_ruler").add([pattern], {"POS": "X"})  # type: ignore[attr-defined]
    assert shortcuts_of(own) is None
    assert parse(TEXT, own) == by_components(TEXT, own)


def test_the_components_run_where_a_rule_says_more(own: Language) -> None:
    own.get_pipe("attribute_ruler").add([[{"LOWER": "mayors"}]], {"TAG": "NNP"})  # type: ignore[attr-defined]
    assert shortcuts_of(own) is None
    assert "NNP" in parse("The mayors met.", own).paragraphs[0].tag


@Language.component("reads_lemmas")
def reads_lemmas(doc: Doc) -> Doc:
    """Asks for what the table would not have written."""
    assert all(token.lemma for token in doc)
    return doc


def test_the_components_run_where_another_may_ask_for_what_they_write(own: Language) -> None:
    own.add_pipe("reads_lemmas")
    assert shortcuts_of(own) is None
    assert parse(TEXT, own).paragraphs


def test_the_components_run_where_they_stand_before_what_they_are_told_by(own: Language) -> None:
    ruler = own.remove_pipe("attribute_ruler")
    own.add_pipe("attribute_ruler", first=True)
    assert ruler is not None
    assert shortcuts_of(own) is None


def test_another_lemmatizer_runs(own: Language) -> None:
    own.get_pipe("lemmatizer").overwrite = True  # type: ignore[attr-defined]
    assert shortcuts_of(own) is None


def layers(nlp: Language) -> Iterator[bool]:
    """Whether each layer of the pipeline's networks multiplies by spaCy's own library."""
    for name in ("tok2vec", "tagger", "parser", "ner"):
        yield from (layer.ops.use_blis for layer in nlp.get_pipe(name).model.walk())  # type: ignore[attr-defined]


def test_numpy_multiplies_for_pipelines_that_are_loaded_here_and_for_no_other(own: Language) -> None:
    assert not any(layers(load_pipeline(DEFAULT_MODEL)))
    assert all(layers(load_pipeline(own)))
    assert all(layers(load_pipeline(DEFAULT_MODEL, as_it_is=True)))


def test_a_pipeline_that_is_loaded_here_parses_alike(shipped: Language, own: Language) -> None:
    assert parse(TEXT, own) == parse(TEXT, shipped)


def test_a_pipeline_that_is_given_may_use_its_threads(shipped: Language, own: Language) -> None:
    from threadpoolctl import threadpool_info

    def threads() -> set[int]:
        return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}

    usual = threads()
    with products(own):
        assert threads() == usual
    with products(shipped):
        assert threads() == {1}
    assert threads() == usual
