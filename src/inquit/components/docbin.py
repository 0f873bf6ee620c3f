"""Results as a spaCy `DocBin`: docs with the annotations of the component, for training and for `DocBin.from_disk`."""

from __future__ import annotations

from dataclasses import replace
from typing import IO, Any

import spacy
from spacy.tokens import DocBin

from inquit.components.annotations import KEY, annotate
from inquit.document import Document, Failure
from inquit.io.outputs.output_format import WriteOptions
from inquit.text_safety import encodable

__all__ = ["DocBinWriter"]


class DocBinWriter:
    """A `Doc` a document, with the tokens of spaCy's English tokenizer and what the component `inquit` writes.

    The format is one piece, so all docs are in memory (as arrays) until the end. Lone surrogates become U+FFFD.
    """

    def __init__(self, stream: IO[bytes], options: WriteOptions) -> None:
        del options  # nothing to choose
        self._stream = stream
        self._nlp = spacy.blank("en")
        self._docs = DocBin(store_user_data=True)

    def document(self, document: Document) -> None:
        text = encodable(document.text)
        doc = self._nlp.tokenizer(text)
        annotate(doc, replace(document, text=text))
        doc.user_data[KEY] = _encodable(doc.user_data[KEY])
        self._docs.add(doc)

    def failure(self, failure: Failure) -> None:
        """Nothing: a text that could not be read is no doc. The caller names the failure."""

    def finish(self) -> None:
        self._stream.write(self._docs.to_bytes())


def _encodable(value: Any) -> Any:
    """A record in which every text can be written as UTF-8."""
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, list):
        return [_encodable(item) for item in value]
    if isinstance(value, dict):
        return {key: _encodable(item) for key, item in value.items()}
    return value
