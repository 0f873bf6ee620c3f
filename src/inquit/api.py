"""Text in, `Document` out: the library's front door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from inquit.document import Document, Failure
from inquit.settings import DEFAULT_MODEL, Settings

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Extractor", "extract"]


class Extractor:
    """Reads texts with one loaded spaCy pipeline.

    model: a spaCy pipeline, or the name or path of one; it needs a tagger, a parser, a lemmatizer and NER.
    """

    def __init__(self, model: str | Language = DEFAULT_MODEL, *, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.nlp = load_pipeline(model)

    def extract(self, text: str, *, id: str = "") -> Document:
        """The quotes and speakers of one text."""
        return Document(id=id, text=text)

    def extract_many(self, texts: Iterable[tuple[str, str]]) -> Iterator[Document | Failure]:
        """For each `(id, text)`, in order, its document, or the failure that it ended in."""
        for id_, text in texts:
            yield self.extract(text, id=id_)


def extract(text: str, *, model: str | Language = DEFAULT_MODEL, settings: Settings | None = None) -> Document:
    """The quotes and speakers of one text; use an `Extractor` for several, so that the model is loaded once."""
    return Extractor(model, settings=settings).extract(text)


def load_pipeline(model: str | Language) -> Language:
    """A spaCy pipeline ready for the stages.

    Raises:
        ModelMissingError: not installed, or without a part that the stages need.
    """
    import spacy

    return spacy.load(model) if isinstance(model, str) else model
