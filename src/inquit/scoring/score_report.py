"""Everything that a scoring says, as one value, and as plain dicts and lists for JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import reduce
from operator import add
from typing import Any

from inquit.scoring.calibration import Calibration, calibration
from inquit.scoring.compare import Comparison, Outcome
from inquit.scoring.counts import NOTHING, Counts, Score, TypeCounts
from inquit.scoring.resampling import Interval, Intervals, ScoreDifference, compared, intervals
from inquit.scoring.signature import Signature

__all__ = ["Report", "report", "report_record"]


@dataclass(frozen=True)
class Report:
    """The figures over all documents, with what they are made of.

    comparisons: by document.
    intervals: by figure; empty where there is only one document.
    against: by figure, the difference to other predictions; empty where there are none.
    """

    signature: Signature
    counts: Counts
    comparisons: tuple[Comparison, ...]
    intervals: Mapping[str, Intervals]
    calibration: Mapping[str, Calibration]
    against: Mapping[str, ScoreDifference]

    @property
    def wrong(self) -> tuple[Outcome, ...]:
        """The items whose speaker a reader knows and the program got wrong or did not find, by document.

        Quoted stretches, and whole statements of indirect speech, which have no stretches.
        """
        return tuple(
            outcome
            for comparison in self.comparisons
            for outcome in comparison.outcomes
            if outcome.gold.speaker is not None
            and not outcome.who
            and (outcome.view == "quoted" or outcome.gold.type == "indirect")
        )


def report(
    comparisons: Sequence[Comparison], signature: Signature, against: Sequence[Comparison] | None = None
) -> Report:
    """Sum up.

    Args:
        comparisons: each gold document compared with its predictions.
        signature: what the figures depend on.
        against: each gold document, in the same order, compared with other predictions.
    """
    counts = reduce(add, (comparison.counts for comparison in comparisons), NOTHING)
    by_figure = _by_figure(comparisons, counts)
    others = {} if against is None else _by_figure(against, counts)
    tables = {"quoted": calibration(comparisons, "quoted"), "reported": calibration(comparisons, "reported")}
    return Report(
        signature=signature,
        counts=counts,
        comparisons=tuple(comparisons),
        intervals={name: found for name, scores in by_figure.items() if (found := intervals(scores)) is not None},
        calibration={view: table for view, table in tables.items() if table.bins},
        against={name: compared(by_figure[name], scores) for name, scores in others.items()},
    )


def report_record(result: Report, *, by_document: bool = False, errors: int = 0) -> dict[str, Any]:
    """The report as plain data.

    Args:
        result: the report.
        by_document: with the figures of each document.
        errors: with this many wrong attributions.
    """
    record: dict[str, Any] = {
        "signature": {**asdict(result.signature), "line": str(result.signature)},
        "figures": _figures(result.counts),
        "all_right": result.counts.all_right,
        "best": {name: _score(score) for name, score in result.counts.best().items()},
        "unmarked": result.counts.unmarked(),
        "exact": {name: _score(score) for name, score in result.counts.exact_scores().items()},
        "intervals": {name: _intervals(found) for name, found in result.intervals.items()},
        "by_type": {
            "quoted": _types(result.counts.quoted_types),
            "reported": _types(result.counts.reported_types),
        },
        "calibration": {view: _calibration(table) for view, table in result.calibration.items()},
    }
    if result.against:
        record["against"] = {name: _difference(found) for name, found in result.against.items()}
    if by_document:
        record["by_document"] = [{"id": c.id, **_figures(c.counts)} for c in result.comparisons]
    if errors:
        record["errors"] = [_error(outcome) for outcome in result.wrong[:errors]]
    return record


def _by_figure(comparisons: Sequence[Comparison], total: Counts) -> dict[str, list[Score]]:
    """For each figure of the total that gold says something about, its counts by document."""
    silent = total.unmarked()
    views = [(c.counts.quoted.scores(), c.counts.reported.scores()) for c in comparisons]
    return {
        name: [(quoted if view == "quoted" else reported)[figure] for quoted, reported in views]
        for name in total.scores()
        if name not in silent
        for view, figure in [name.split(".")]
    }


def _figures(counts: Counts) -> dict[str, Any]:
    quoted, reported = counts.quoted_types, counts.reported_types
    figures: dict[str, Any] = {
        "documents": counts.documents,
        "words": counts.words,
        "words_per_second": counts.words_per_second,
        **{name: _score(score) for name, score in counts.scores().items()},
        "quoted.who.accuracy_on_found": _share(counts.quoted.who, counts.quoted.known_found),
        "quoted.who.recall_by_type": {kind: t.who / t.known for kind, t in quoted.items() if t.known},
    }
    if counts.quoted.with_source:
        figures["quoted.mention.recall"] = counts.quoted.source / counts.quoted.with_source
    if counts.reported.gold:
        figures["reported.recall_by_type"] = {kind: t.found / t.gold for kind, t in reported.items()}
    return figures


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _score(score: Score) -> dict[str, Any]:
    return {"p": score.precision, "r": score.recall, "f1": score.f1, "gold": score.gold, "pred": score.predicted}


def _intervals(found: Intervals) -> dict[str, Any]:
    return {"p": _interval(found.precision), "r": _interval(found.recall), "f1": _interval(found.f1)}


def _interval(found: Interval | None) -> list[float] | None:
    return None if found is None else [found.low, found.high]


def _types(types: Mapping[str, TypeCounts]) -> dict[str, Any]:
    return {kind: asdict(counts) for kind, counts in types.items()}


def _calibration(table: Calibration) -> dict[str, Any]:
    return {"error": table.error, "items": table.items, "bins": [asdict(part) for part in table.bins]}


def _difference(found: ScoreDifference) -> dict[str, Any]:
    return {
        "f1": found.f1,
        "other": found.other,
        "difference": found.difference,
        "interval": _interval(found.interval),
        "p": found.p,
    }


def _error(outcome: Outcome) -> dict[str, Any]:
    return {
        "document": outcome.document,
        "view": outcome.view,
        "type": outcome.gold.attribution or outcome.gold.type,
        "text": outcome.said,
        "gold": outcome.gold.speaker,
        "found": outcome.predicted is not None,
        "predicted": None if outcome.predicted is None else outcome.predicted.speaker,
    }
