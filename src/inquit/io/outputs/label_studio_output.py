"""Results as tasks for Label Studio, with the statements as predictions that a person corrects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO, Any

from inquit.clock import shown_times
from inquit.document import Document, Failure, Quote, TextSpan
from inquit.io.outputs.json_output import JsonList
from inquit.io.outputs.output_format import WriteOptions

__all__ = ["LabelStudioWriter"]


class LabelStudioWriter:
    """One JSON list with a task a document.

    Every stretch is a region; relations tie the parts of a statement, its cue and its source to its first part. The
    names of the speaker, the addressee and the reporter stand in the meta field of that, and so do an unusual status
    and the time.
    """

    def __init__(self, stream: IO[str], options: WriteOptions) -> None:
        self._made_by = f"inquit {options.version} {options.model}".strip()
        self._tasks = JsonList(stream)

    def document(self, document: Document) -> None:
        firsts = {quote.id: f"{quote.id}-{quote.type}-1" for quote in document.quotes}
        results = [result for quote in document.quotes for result in _results(document, quote, firsts)]
        prediction: dict[str, Any] = {"model_version": self._made_by, "result": results}
        self._tasks.write({"data": {"id": document.id, "text": document.text}, "predictions": [prediction]})

    def failure(self, failure: Failure) -> None:
        """Nothing: a text that could not be read is no task. The caller names the failure."""

    def finish(self) -> None:
        self._tasks.finish()


def _results(document: Document, quote: Quote, firsts: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    speaker = document.speaker_of(quote)
    addressee = document.addressee_of(quote)
    reporter = document.reporter_of(quote)
    about = [] if addressee is None else [f"to {addressee.name}"]
    about += [] if reporter is None else [f"reported by {reporter.name}"]
    about += [] if quote.status == "asserted" else [quote.status]
    about += [] if quote.time is None else [shown_times(quote.time)]
    first = firsts[quote.id]
    for label, spans in ((quote.type, quote.content), ("cue", quote.cue), ("source", quote.source)):
        for number, span in enumerate(spans, start=1):
            region = _region(document, f"{quote.id}-{label}-{number}", label, span)
            if region["id"] == first:
                region["score"] = quote.confidence
                region["meta"] = {"text": ["speaker not known" if speaker is None else speaker.name, *about]}
            else:
                yield _relation(region["id"], first, "part" if spans is quote.content else label)
            yield region
    if quote.parent_id is not None and quote.parent_id in firsts:
        yield _relation(first, firsts[quote.parent_id], "inside")


def _region(document: Document, id_: str, label: str, span: TextSpan) -> dict[str, Any]:
    value = {"start": span.start, "end": span.end, "text": span.of(document.text), "labels": [label]}
    return {"id": id_, "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def _relation(from_id: str, to_id: str, label: str) -> dict[str, Any]:
    return {"type": "relation", "from_id": from_id, "to_id": to_id, "direction": "right", "labels": [label]}
