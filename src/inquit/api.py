"""Text in, `Document` out: the library's front door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from inquit.document import Document, Failure
from inquit.errors import InputError, ModelMissingError
from inquit.parsing import ParsedText, parse
from inquit.quotes.finder import find_statements
from inquit.settings import DEFAULT_MODEL, Settings
from inquit.speakers.attribute import attribute

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Extractor", "analyse", "extract", "load_pipeline"]

# What the stages read from a parse, and the kind of component that writes it.
_NEEDED = {"TAG": "a tagger", "DEP": "a parser", "LEMMA": "a lemmatizer", "ENT_IOB": "NER"}


class Extractor:
    """Reads texts with one loaded spaCy pipeline.

    model: an English spaCy pipeline, or the name or path of one; it needs a tagger, a parser, a lemmatizer and NER.
    settings: how texts are read.

    Raises:
        ModelMissingError: the pipeline is not installed, not English, or lacks a part.
    """

    def __init__(self, model: str | Language = DEFAULT_MODEL, *, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.nlp = load_pipeline(model)

    def extract(self, text: str, *, id: str = "") -> Document:
        """The quotes and speakers of one text.

        Raises:
            InputError: `text` is not a str.
        """
        if not isinstance(text, str):
            raise InputError(f"document {id!r}: a text must be a str, not {type(text).__name__}; decode bytes first")
        return analyse(parse(text, self.nlp), self.settings, id=id)

    def extract_many(self, texts: Iterable[tuple[str, str]]) -> Iterator[Document | Failure]:
        """For each `(id, text)`, in order, its document, or the failure that it ended in."""
        for id_, text in texts:
            try:
                yield self.extract(text, id=id_)
            except InputError as error:
                yield Failure(id_, str(error))
            except Exception as error:  # noqa: BLE001 - a fault in one text must not cost the rest of the batch
                yield Failure(id_, f"{type(error).__name__}: {error}; please report this with the text")


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
        ModelMissingError: not installed, not English, or without a part that the stages need.
    """
    import spacy

    if isinstance(model, str):
        try:
            nlp = spacy.load(model)
        except OSError as error:
            raise ModelMissingError(
                f"the spaCy pipeline {model!r} cannot be loaded: it is neither an installed package nor a folder with "
                f"a pipeline. Install it (`python -m spacy download {model}`), or name none to use the built-in one"
            ) from error
    else:
        nlp, model = model, model.meta.get("name", "given")
    if nlp.lang != "en":
        raise ModelMissingError(f"the pipeline {model!r} is for language {nlp.lang!r}; inquit reads English")
    probe = nlp("She said so.")
    missing = [maker for attribute, maker in _NEEDED.items() if not probe.has_annotation(attribute)]
    if missing:
        raise ModelMissingError(f"the pipeline {model!r} lacks {' and '.join(missing)}; use en_core_web_sm or the like")
    return nlp
