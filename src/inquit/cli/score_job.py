"""The work of `inquit score`: read, extract where there are no predictions, compare, write."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from inquit import __version__
from inquit.cli.gold_files import all_faults_named
from inquit.cli.messages import notice, say_error
from inquit.cli.option_groups import ScoredExtractionOptions
from inquit.cli.output import Screen, text_output, unwritten
from inquit.cli.run import Job, run
from inquit.cli.termination import INTERRUPTED
from inquit.digests import digest, short
from inquit.document import Document, Failure
from inquit.filters import RowFilter
from inquit.io.side_files import read_side_file
from inquit.provenance import engine_of
from inquit.record import document_record
from inquit.render.score_tables import ScoreOptions, score_tables
from inquit.scoring import Report, Signature, compare_all, read_gold, read_predictions, report, report_record
from inquit.scoring.faults import Notes
from inquit.scoring.predictions import predicted_document
from inquit.scoring.scored_rows import GoldDocument, PredictedDocument
from inquit.settings import Settings
from inquit.source import Source

__all__ = ["ScoreRequest", "run_score"]


@dataclass(frozen=True, slots=True)
class ScoreRequest:
    """What the user wants to know; the fields have the names of the options."""

    gold: Path
    predictions: Path | ScoredExtractionOptions
    against: Path | None
    as_json: bool
    output: Path | None
    by_document: bool
    errors: int


def run_score(request: ScoreRequest) -> int:
    """Do it, and say how it went: the exit code.

    Raises:
        InquitError: a file cannot be read or written, or there is no model.
    """
    with all_faults_named():
        data = read_side_file(request.gold)
        gold = read_gold(data, str(request.gold))
        other = None if request.against is None else _read(request.against, gold)
        if isinstance(request.predictions, Path):
            code, found = 0, _read(request.predictions, gold)
        else:
            code, found = _extract(request.predictions, gold, request.gold)
    if code in INTERRUPTED:
        return code
    if code and not found.documents and request.output is not None:
        say_error(unwritten(request.output))
        return code
    how = request.predictions
    signature = Signature(
        inquit=__version__,
        model=", ".join(sorted({one.model for one in found.documents.values() if one.model is not None})) or None,
        settings=None if isinstance(how, Path) else _settings_line(how),
        gold=digest(data),
        documents=len(gold),
        predictions=found.digest,
        against=None if other is None else other.digest,
    )
    rivals = None if other is None else compare_all(gold, other.documents)
    _write(report(compare_all(gold, found.documents), signature, rivals), request)
    return code


def _settings_line(how: ScoredExtractionOptions) -> str:
    """What changes what is found; `jobs` does not, and the model has a place of its own in the signature."""
    roster = "none" if how.roster is None else short(digest(read_side_file(how.roster)))
    attitudes, thoughts = ("yes" if one else "no" for one in (how.attitudes, how.thoughts))
    engine = " ".join(engine_of(Settings(engine=how.engine)).values())
    return (
        f"engine={engine}, genre={how.genre}, attitudes={attitudes}, thoughts={thoughts}, "
        f"min_confidence={how.min_confidence:g}, roster={roster}"
    )


@dataclass(frozen=True, slots=True)
class _Predictions:
    documents: Mapping[str, PredictedDocument]
    digest: str | None = None  # of the file that they are from


def _read(path: Path, gold: Sequence[GoldDocument]) -> _Predictions:
    data = read_side_file(path)
    documents = read_predictions(data, str(path), gold)
    missing = len(gold) - len(documents)
    if missing:
        notice(f"{path}: nothing about {missing} of {len(gold)} gold documents; nothing is found in them, then")
    return _Predictions(documents, digest(data))


def _extract(how: ScoredExtractionOptions, gold: Sequence[GoldDocument], path: Path) -> tuple[int, _Predictions]:
    """The exit code of the extraction, and what it found; a text that failed has nothing found in it."""
    found = _Found({document.id: document.text for document in gold})
    job = Job(
        sources=[Source(document.id, document.text, str(path), "utf-8") for document in gold],
        total=len(gold),
        output=found,
        filter=RowFilter(min_confidence=how.min_confidence),
        settings=how.settings(),
        model=how.model,
        jobs=how.jobs,
        max_seconds=how.max_seconds,
    )
    return run(job), _Predictions(found.predictions)


class _Found:
    """Takes results and keeps them as predictions."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self.predictions: dict[str, PredictedDocument] = {}

    def document(self, document: Document) -> None:
        record = document_record(document)
        self.predictions[document.id] = predicted_document(record, self._texts[document.id], Notes("inquit"))

    def failure(self, failure: Failure) -> None:
        """Nothing: what failed counts as not found."""

    def finish(self) -> None:
        """Nothing: everything is kept already."""


def _write(result: Report, request: ScoreRequest) -> None:
    with text_output(request.output, escape="json" if request.as_json else None) as stream:
        if request.as_json:
            record = report_record(result, by_document=request.by_document, errors=request.errors)
            stream.write(json.dumps(record, indent=2) + "\n")
        else:
            screen = Screen(stream)
            screen.print(score_tables(result, screen.width, ScoreOptions(request.by_document, request.errors)))
    if request.output is not None:
        notice(f"{request.output}: written")
