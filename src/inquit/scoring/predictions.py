"""Reading predictions in the common format, of which the output of `inquit extract --format jsonl` is a superset."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from inquit.scoring.faults import Notes, json_lines
from inquit.scoring.gold_records import refuse
from inquit.scoring.scored_rows import GoldDocument, PredictedDocument, PredictedQuote
from inquit.scoring.sheet import is_sheet

__all__ = ["predicted_document", "read_predictions"]


def read_predictions(data: bytes, file: str, gold: Iterable[GoldDocument]) -> dict[str, PredictedDocument]:
    """What was predicted for the documents of `gold`, by id; other documents are left out.

    Raises:
        GoldError: the file cannot be read, belongs to other texts, or has nothing for any of them.
    """
    texts = {document.id: document.text for document in gold}
    notes = Notes(file)
    if is_sheet(data):
        notes.on(1).add(f"a sheet, not predictions; make records of it with: inquit gold build {file} -o {file}.jsonl")
        raise refuse(notes.faults)
    documents: dict[str, PredictedDocument] = {}
    strange = 0
    for here, record in json_lines(data, notes):
        id_ = str(record["id"]) if type(record.get("id")) is int else here.string(record, "id")
        if id_ in documents:
            here.at(f"document {id_}").add("an earlier line is about the same document")
        elif id_ in texts:
            documents[id_] = predicted_document(record, texts[id_], here.at(f"document {id_}"))
        else:
            strange += bool(id_)
    if strange and not documents and not notes.faults:
        notes.on(1).add(f"none of its {strange} documents is in the gold file; their ids must be the same")
    if notes.faults:
        raise refuse(notes.faults)
    return documents


def predicted_document(record: Mapping[str, Any], text: str, notes: Notes) -> PredictedDocument:
    """The outermost rows of one record, and how long it took."""
    rows: list[tuple[Notes, str | None, PredictedQuote]] = []
    ids: set[str] = set()
    for number, item in enumerate(notes.records(record, "quotes"), start=1):
        here = notes.at(f"quote number {number}")
        if not isinstance(item, dict):
            here.add("a quote must be an object")
            continue
        id_ = here.maybe_id(item, "id")
        if id_ is not None:
            here = notes.at(f"quote {id_}")
            if id_ in ids:
                here.add("an earlier quote of this document has the same id")
            ids.add(id_)
        rows.append((here, here.maybe_id(item, "parent_id"), _quote(here, item, text)))
    for here, parent, _ in rows:
        if parent is not None and parent not in ids:
            here.add(f"parent_id must be the id of a quote of this document, or null, not {parent!a}")
    return PredictedDocument(
        str(record.get("id", "")),
        tuple(quote for _, parent, quote in rows if parent is None),
        notes.number(record, "seconds") or 0.0,
        _model(record, notes),
    )


def _model(record: Mapping[str, Any], notes: Notes) -> str | None:
    meta = record.get("meta")
    if meta is not None and not isinstance(meta, dict):
        notes.add("meta must be an object")
        return None
    return notes.maybe_string(meta or {}, "model", needed=False)


def _quote(notes: Notes, record: Mapping[str, Any], text: str) -> PredictedQuote:
    if record.get("content") == []:
        notes.add("content is empty; a quote without words is none: leave it out")
    speaker = record.get("speaker")
    return PredictedQuote(
        content=notes.spans(record, "content", text, needed=True),
        cue=notes.spans(record, "cue", text, needed=False),
        source=notes.spans(record, "source", text, needed=False),
        speaker=None if speaker == "" else notes.maybe_string(record, "speaker", needed=False),
        confidence=notes.number(record, "confidence", most=1),
    )
