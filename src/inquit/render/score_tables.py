"""A scoring as tables for reading, in a layout that fits the width.

Every cell is a `rich.text.Text`: rich would take `[sic]` in a plain string for markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from inquit.render.display import displayable
from inquit.render.fitted_table import FittedColumn, FittedTable
from inquit.scoring import Comparison, Counts, Outcome, Report, Score
from inquit.scoring.calibration import Calibration
from inquit.scoring.counts import TypeCounts
from inquit.scoring.resampling import Interval, Intervals, ScoreDifference

__all__ = ["ScoreOptions", "score_tables"]

_NOTHING = "–"
_BY_DOCUMENT = ("quoted", "who", "reported", "who")
_HEADINGS = {
    "quoted": "Quoted: each stretch between quotation marks",
    "reported": "Reported: each whole statement, indirect speech included",
}


@dataclass(frozen=True, slots=True)
class ScoreOptions:
    """What to show besides the figures over all documents.

    by_document: the main figures of each document.
    errors: so many wrong attributions.
    """

    by_document: bool = False
    errors: int = 0


def score_tables(report: Report, width: int, options: ScoreOptions) -> RenderableType:
    """The report for reading.

    Args:
        report: the report.
        width: the columns of the terminal.
        options: what to show besides.
    """
    parts: list[RenderableType] = [Text(_extent(report.counts)), Text()]
    if report.counts.all_right:
        parts += [Text("Everything is as it is marked, to the character."), Text()]
    for view, heading in _HEADINGS.items():
        names = [name for name in report.counts.scores() if name.startswith(view)]
        if names:
            parts += [_heading(heading), _figures(report, names, width), *_best(report.counts, names), Text()]
    parts += [_heading("By type"), _types(report.counts).at(width), Text()]
    for view, table in report.calibration.items():
        if view == "reported" or "reported" not in report.calibration:
            parts += [_calibration_heading(view, table), _calibration(table).at(width), Text()]
    if report.against:
        parts += [_heading("Against the other predictions (F1)"), _against(report.against).at(width), Text()]
    if options.by_document:
        parts += [_heading("By document (F1)"), _documents(report.comparisons).at(width), Text()]
    if options.errors:
        wrong = report.wrong
        shown = f"Wrong attributions: {min(options.errors, len(wrong))} of {len(wrong)}"
        parts += [_heading(shown), _errors(wrong[: options.errors]).at(width), Text()]
    parts.append(Text(displayable(str(report.signature)), style="dim"))
    return Group(*parts)


def _extent(counts: Counts) -> str:
    speed = counts.words_per_second
    parts = [f"{counts.documents:,} documents" if counts.documents != 1 else "1 document", f"{counts.words:,} words"]
    return " · ".join(parts + ([f"{speed:,.0f} words a second"] if speed else []))


def _heading(text: str) -> Text:
    return Text(text, style="bold")


def _table(*headings: str, left: int = 1) -> FittedTable:
    """A table of figures; its first columns, `left` of them, say what a row is about."""
    return FittedTable([FittedColumn(name, "left" if i < left else "right") for i, name in enumerate(headings)])


def _figures(report: Report, names: Sequence[str], width: int) -> RenderableType:
    """With the intervals of precision and recall, and all exact figures, where there is room for them."""
    interval = "95 % interval"
    main = ("Precision", interval, "Recall", interval, "F1", interval)
    wide = _table("", "gold", "predicted", "right", *main, "exact: precision", "exact: recall", "exact: F1")
    narrow = _table("", "Precision", "Recall", "F1", interval, "exact F1")
    exact, silent, scores = report.counts.exact_scores(), report.counts.unmarked(), report.counts.scores()
    for table, cells_of in ((wide, _wide), (narrow, _narrow)):
        for name in names:
            cells = tuple(cells_of(scores[name], exact[name], report.intervals.get(name)))
            shown = [_NOTHING for _ in cells] if name in silent else cells
            table.add(_label(name), *shown)
    return wide.at(width) if wide.fits(width) else narrow.at(width)


def _best(counts: Counts, names: Sequence[str]) -> Iterator[Text]:
    """What figures can be at best, where that is less than 1."""
    best = {name: score.f1 for name, score in counts.best().items() if name in names and score.f1 < 1}
    if best:
        figures = ", ".join(f"{_label(name)} {_figure(value)}" for name, value in best.items())
        yield Text(f"What has no speaker, source or cue counts as not right; the best F1 here: {figures}", style="dim")


def _label(name: str) -> str:
    return name.split(".")[1].replace("_", " ")


def _wide(score: Score, exact: Score, found: Intervals | None) -> Iterator[str]:
    yield from (f"{number:,}" for number in (score.gold, score.predicted, score.right))
    for value, interval in (
        (score.precision, None if found is None else found.precision),
        (score.recall, None if found is None else found.recall),
        (score.f1, None if found is None else found.f1),
    ):
        yield from (_figure(value), _interval(interval))
    yield from map(_figure, (exact.precision, exact.recall, exact.f1))


def _narrow(score: Score, exact: Score, found: Intervals | None) -> Iterator[str]:
    yield from map(_figure, (score.precision, score.recall, score.f1))
    yield _interval(None if found is None else found.f1)
    yield _figure(exact.f1)


def _types(counts: Counts) -> FittedTable:
    table = _table("", "Type", "gold", "found", "recall", "who right", "recall", left=2)
    views: list[tuple[str, Mapping[str, TypeCounts]]] = [
        ("quoted", counts.quoted_types),
        ("reported", counts.reported_types),
    ]
    for view, types in views:
        for kind, part in types.items():
            found, who = Score(part.found, part.gold), Score(part.who, part.known)
            whose = (f"{part.who:,}", _figure(who.recall)) if part.known else (_NOTHING, _NOTHING)
            table.add(view, kind, f"{part.gold:,}", f"{part.found:,}", _figure(found.recall), *whose)
    return table


def _calibration_heading(view: str, table: Calibration) -> Text:
    error, items = _figure(table.error), f"{table.items:,}"
    return _heading(f"Confidence ({view}): expected calibration error {error} over {items} rows")


def _calibration(table: Calibration) -> FittedTable:
    out = _table("Confidence", "rows", "mean", "right", "gap")
    for part in table.bins:
        last = "]" if part.high == 1 else ")"
        values = map(_figure, (part.confidence, part.right, part.gap))
        out.add(f"[{part.low:.1f}, {part.high:.1f}{last}", f"{part.items:,}", *values)
    return out


def _against(differences: Mapping[str, ScoreDifference]) -> FittedTable:
    table = _table("", "these", "other", "difference", "95 % interval", "p")
    for name, found in differences.items():
        figures = (_figure(found.f1), _figure(found.other), f"{found.difference:+.3f}")
        table.add(name.replace("_", " "), *figures, _interval(found.interval, sign="+"), f"{found.p:.4f}")
    return table


def _documents(comparisons: Sequence[Comparison]) -> FittedTable:
    names = ("quoted.detect", "quoted.who", "reported.detect", "reported.who")
    table = FittedTable([FittedColumn("Document", "left", running=True), *map(FittedColumn, _BY_DOCUMENT)])
    for comparison in comparisons:
        scores = comparison.counts.scores()
        table.add(comparison.id, *(_f1(scores.get(name)) for name in names))
    return table


def _errors(outcomes: Sequence[Outcome]) -> FittedTable:
    headings = ("Document", "Said", "In gold", "Printed")
    table = FittedTable([FittedColumn(name, "left", running=True) for name in headings])
    for outcome in outcomes:
        found = outcome.predicted
        printed = "(not found)" if found is None else found.speaker or "(no speaker)"
        table.add(outcome.document, outcome.said, outcome.gold.speaker or _NOTHING, printed)
    return table


def _f1(score: Score | None) -> str:
    return _figure(score.f1) if score is not None and (score.gold or score.predicted) else _NOTHING


def _figure(value: float) -> str:
    return f"{value:.3f}"


def _interval(interval: Interval | None, *, sign: str = "") -> str:
    return _NOTHING if interval is None else f"{interval.low:{sign}.3f} to {interval.high:{sign}.3f}"
