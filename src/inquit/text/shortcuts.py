"""The same parse in less time, for pipelines of which it is known that nothing depends on what is left out.

Parts of speech and lemmas come from a table (`ruled_words.py`) where all components are those of spaCy's English
pipelines. A pipeline that inquit itself has loaded also multiplies by numpy's library: that which comes with spaCy is
built without the instructions of present processors, and took three times as long for a product.
"""

from __future__ import annotations

from collections.abc import Hashable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary, WeakSet

from inquit.blas_threads import has_known_library, one_blas_thread
from inquit.text.ruled_words import RuledWords, patterns_of

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

__all__ = ["WordTable", "multiply_by_numpy", "products", "words_by_table"]


class WordTable(NamedTuple):
    """What says parts of speech and lemmas, and the names of the components in whose place it does."""

    words: RuledWords
    replaced: tuple[str, ...]


_BY_NUMPY: WeakSet[Pipeline] = WeakSet()
# The table of a pipeline, or None, with the state of the pipeline that it was made for.
_TABLES: WeakKeyDictionary[Pipeline, tuple[Hashable, WordTable | None]] = WeakKeyDictionary()


def multiply_by_numpy(nlp: Pipeline) -> None:
    """Let the networks of a pipeline multiply by numpy's library, if it has one that is known."""
    from thinc.api import Model, NumpyOps

    if not has_known_library():
        return
    ops = NumpyOps(use_blis=False)
    models = [getattr(part, "model", None) for _, part in nlp.components]
    for layer in (layer for model in models if isinstance(model, Model) for layer in model.walk()):
        if type(layer.ops) is NumpyOps:  # those for a GPU, or for a Mac, are fast
            layer.ops = ops
    _BY_NUMPY.add(nlp)


def products(nlp: Pipeline) -> AbstractContextManager[Any]:
    """The pipeline runs within this."""
    return one_blas_thread() if nlp in _BY_NUMPY else nullcontext()


def words_by_table(nlp: Pipeline) -> WordTable | None:
    """What says the parts of speech and lemmas of a pipeline's words; None where its components have to run."""
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler

    if not isinstance(nlp, Language):  # what tests and benchmarks put in the place of one
        return None
    parts = tuple(nlp.pipeline)
    state = (parts, tuple(len(part.attrs) for _, part in parts if isinstance(part, AttributeRuler)))
    known = _TABLES.get(nlp)
    if known is None or known[0] != state:
        known = _TABLES[nlp] = (state, _table(parts))
    return known[1]


def _table(parts: tuple[tuple[str, Any], ...]) -> WordTable | None:
    from spacy.lang.en.lemmatizer import EnglishLemmatizer
    from spacy.pipeline import AttributeRuler, DependencyParser, EntityRecognizer, SentenceRecognizer, Tagger, Tok2Vec

    order: list[type] = [type(part) for _, part in parts]
    known = {Tok2Vec, Tagger, DependencyParser, SentenceRecognizer, AttributeRuler, EnglishLemmatizer, EntityRecognizer}
    if not known.issuperset(order) or order.count(AttributeRuler) != 1 or order.count(EnglishLemmatizer) != 1:
        return None
    at = order.index(AttributeRuler)
    if {Tagger, DependencyParser} & set(order[at:]) or EnglishLemmatizer in order[:at]:
        return None
    ruler, lemmatizer = parts[at][1], parts[order.index(EnglishLemmatizer)][1]
    if lemmatizer.mode != "rule" or lemmatizer.overwrite or (patterns := patterns_of(ruler)) is None:
        return None
    return WordTable(
        RuledWords(ruler, lemmatizer, patterns),
        tuple(name for name, part in parts if part is ruler or part is lemmatizer),
    )
