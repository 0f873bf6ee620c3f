"""Text in, `Document` out: the library's front door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from inquit.document import Document, Failure
from inquit.parsing import ParsedText, parse
from inquit.quotes.finder import find_statements
from inquit.settings import DEFAULT_MODEL, Settings
from inquit.speakers.attribute import attribute

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Extractor", "analyse", "extract", "load_pipeline"]


class Extractor:
    """Reads texts with one loaded spaCy pipeline.

    model: a spaCy pipeline, or the name or path of one; it needs a tagger, a parser, a lemmatizer and NER.
    """

    def __init__(self, model: str | Language = DEFAULT_MODEL, *, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.nlp = load_pipeline(model)

    def extract(self, text: str, *, id: str = "") -> Document:
        """The quotes and speakers of one text."""
        return analyse(parse(text, self.nlp), self.settings, id=id)

    def extract_many(self, texts: Iterable[tuple[str, str]]) -> Iterator[Document | Failure]:
        """For each `(id, text)`, in order, its document, or the failure that it ended in."""
        for id_, text in texts:
            yield self.extract(text, id=id_)


def extract(text: str, *, model: str | Language = DEFAULT_MODEL, settings: Settings | None = None) -> Document:
    """The quotes and speakers of one text; use an `Extractor` for several, so that the model is loaded once."""
    return Extractor(model, settings=settings).extract(text)


def analyse(parsed: ParsedText, settings: Settings, *, id: str = "") -> Document:
    """The stages after parsing: what was said, and who said it."""
    finding = find_statements(parsed, attitudes=settings.attitudes)
    quotes, speakers = attribute(parsed, finding.drafts, settings.roster)
    return Document(id, parsed.text, quotes, speakers, finding.not_quotes)


def load_pipeline(model: str | Language) -> Language:
    """A spaCy pipeline ready for the stages.

    Raises:
        ModelMissingError: not installed, or without a part that the stages need.
    """
    import spacy

    return spacy.load(model) if isinstance(model, str) else model
