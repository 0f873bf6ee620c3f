"""The same parse in less time, for pipelines of which it is known that nothing depends on what is left out.

Parts of speech and lemmas come from a table (`ruled_words.py`) where all components are those of spaCy's English
pipelines. In a pipeline that inquit itself has loaded, the parse and the names are found step by step
(`transitions.py`), and networks multiply by numpy's library: that which comes with spaCy is built without the
instructions of present processors, and took three times as long for a product. Both may change last digits of scores;
no token of the development corpora was parsed otherwise (`benchmarks/same_parse.py`).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary, WeakSet

from inquit.blas_threads import has_known_library, one_blas_thread
from inquit.text.ruled_words import RuledWords, patterns_of
from inquit.text.transitions import annotate, is_greedy

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

__all__ = ["Shortcuts", "products", "shortcuts_of", "take_shortcuts"]


class Shortcuts(NamedTuple):
    """How a pipeline runs in less time.

    words: what says parts of speech and lemmas.
    steps: the components that go through transitions, in order, if these are taken from here.
    replaced: the names of all components in whose place this is.
    """

    words: RuledWords
    steps: tuple[Any, ...]
    replaced: tuple[str, ...]

    def docs(self, nlp: Pipeline, texts: Iterable[str]) -> Iterator[Doc]:
        """The texts, parsed, without parts of speech and lemmas."""
        docs = nlp.pipe(texts, disable=self.replaced)
        while batch := list(islice(docs, nlp.batch_size)):
            for part in self.steps:
                annotate(part, batch, max(nlp.batch_size // 4, 2))  # as spaCy does it
            yield from batch


_LOADED_HERE: WeakSet[Pipeline] = WeakSet()
# The shortcuts of a pipeline, or None, with the state of the pipeline that they were made for.
_KNOWN: WeakKeyDictionary[Pipeline, tuple[Hashable, Shortcuts | None]] = WeakKeyDictionary()


def take_shortcuts(nlp: Pipeline) -> None:
    """Let a pipeline run as fast as it can, which may change last digits of its scores."""
    from thinc.api import Model, NumpyOps

    _LOADED_HERE.add(nlp)
    if not has_known_library():
        return
    ops = NumpyOps(use_blis=False)
    models = [getattr(part, "model", None) for _, part in nlp.components]
    for layer in (layer for model in models if isinstance(model, Model) for layer in model.walk()):
        if type(layer.ops) is NumpyOps:  # those for a GPU, or for a Mac, are fast
            layer.ops = ops


def products(nlp: Pipeline) -> AbstractContextManager[Any]:
    """The pipeline runs within this."""
    return one_blas_thread() if nlp in _LOADED_HERE else nullcontext()


def shortcuts_of(nlp: Pipeline) -> Shortcuts | None:
    """How a pipeline can run in less time; None where all its components have to run."""
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler

    if not isinstance(nlp, Language):  # what tests and benchmarks put in the place of one
        return None
    parts = tuple(nlp.pipeline)
    rules = tuple(len(part.attrs) for _, part in parts if isinstance(part, AttributeRuler))
    state = (parts, rules, nlp in _LOADED_HERE)
    known = _KNOWN.get(nlp)
    if known is None or known[0] != state:
        known = _KNOWN[nlp] = (state, _shortcuts(parts, by_steps=nlp in _LOADED_HERE))
    return known[1]


def _shortcuts(parts: tuple[tuple[str, Any], ...], *, by_steps: bool) -> Shortcuts | None:
    from spacy.lang.en.lemmatizer import EnglishLemmatizer
    from spacy.pipeline import AttributeRuler, DependencyParser, EntityRecognizer, Tagger, Tok2Vec

    order: list[type] = [type(part) for _, part in parts]
    known = {Tok2Vec, Tagger, DependencyParser, AttributeRuler, EnglishLemmatizer, EntityRecognizer}
    if (
        not known.issuperset(order)
        or len(set(order)) < len(order)
        or not {AttributeRuler, EnglishLemmatizer} <= {*order}
    ):
        return None
    at = order.index(AttributeRuler)
    if {Tagger, DependencyParser} & set(order[at:]) or EnglishLemmatizer in order[:at]:
        return None
    ruler, lemmatizer = parts[at][1], parts[order.index(EnglishLemmatizer)][1]
    if lemmatizer.mode != "rule" or lemmatizer.overwrite or (patterns := patterns_of(ruler)) is None:
        return None
    stepping = [part for _, part in parts if type(part) in {DependencyParser, EntityRecognizer}]
    steps = tuple(stepping) if by_steps and all(map(is_greedy, stepping)) else ()
    replaced = {id(part) for part in (ruler, lemmatizer, *steps)}
    names = tuple(name for name, part in parts if id(part) in replaced)
    return Shortcuts(RuledWords(ruler, lemmatizer, patterns), steps, names)
