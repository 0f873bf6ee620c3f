"""A scoring as tables for reading, in a layout that fits the width.

Every cell is a `rich.text.Text`: rich would take `[sic]` in a plain string for markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from inquit.render.display import displayable, plain_table
from inquit.scoring import Comparison, Counts, Outcome, Report, Score
from inquit.scoring.calibration import Calibration
from inquit.scoring.counts import TypeCounts
from inquit.scoring.resampling import Difference, Interval, Intervals

__all__ = ["ScoreOptions", "score_tables"]

# Narrower than this, the intervals of precision and recall and the exact figures besides F1 do not fit on a line.
WIDE = 168
_NOTHING = "–"
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
    for view, heading in _HEADINGS.items():
        names = [name for name in report.counts.scores() if name.startswith(view)]
        if names:
            parts += [_heading(heading), _figures(report, names, wide=width >= WIDE), Text()]
    parts += [_heading("By type"), _types(report.counts), Text()]
    for view, table in report.calibration.items():
        if view == "reported" or "reported" not in report.calibration:
            parts += [_calibration_heading(view, table), _calibration(table), Text()]
    if report.against:
        parts += [_heading("Against the other predictions (F1)"), _against(report.against), Text()]
    if options.by_document:
        parts += [_heading("By document (F1)"), _documents(report.comparisons), Text()]
    if options.errors:
        wrong = report.wrong
        shown = f"Wrong attributions: {min(options.errors, len(wrong))} of {len(wrong)}"
        parts += [_heading(shown), _errors(wrong[: options.errors]), Text()]
    parts.append(Text(displayable(str(report.signature)), style="dim"))
    return Group(*parts)


def _extent(counts: Counts) -> str:
    speed = counts.words_per_second
    parts = [f"{counts.documents:,} documents" if counts.documents != 1 else "1 document", f"{counts.words:,} words"]
    return " · ".join(parts + ([f"{speed:,.0f} words a second"] if speed else []))


def _heading(text: str) -> Text:
    return Text(text, style="bold")


def _table(*columns: tuple[str, str], fold: Sequence[str] = ()) -> Table:
    """A table of (heading, "left" or "right"); the columns in `fold` share what is left of the width."""
    table = plain_table(2, expand=bool(fold))
    for name, side in columns:
        wide = name in fold
        justify = "right" if side == "right" else "left"
        table.add_column(name, justify=justify, no_wrap=not wide, overflow="fold", ratio=1 if wide else None)  # type: ignore[arg-type]
    return table


def _row(table: Table, cells: Iterable[str]) -> None:
    table.add_row(*(Text(displayable(cell)) for cell in cells))


def _right(*names: str) -> Iterator[tuple[str, str]]:
    yield from ((name, "right") for name in names)


def _figures(report: Report, names: Sequence[str], *, wide: bool) -> Table:
    exact = report.counts.exact_scores()
    if wide:
        interval = "95 % interval"
        main = ("Precision", interval, "Recall", interval, "F1", interval)
        table = _table(
            ("", "left"), *_right("gold", "predicted", "right", *main, "exact: precision", "exact: recall", "exact: F1")
        )
    else:
        table = _table(("", "left"), *_right("Precision", "Recall", "F1", "95 % interval", "exact F1"))
    silent, scores = report.counts.unmarked(), report.counts.scores()
    for name in names:
        cells = (_wide if wide else _narrow)(scores[name], exact[name], report.intervals.get(name))
        shown = [_NOTHING for _ in cells] if name in silent else cells
        _row(table, [name.split(".")[1].replace("_", " "), *shown])
    return table


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


def _types(counts: Counts) -> Table:
    table = _table(("", "left"), ("Type", "left"), *_right("gold", "found", "recall", "who right", "recall"))
    views: list[tuple[str, Mapping[str, TypeCounts]]] = [
        ("quoted", counts.quoted_types),
        ("reported", counts.reported_types),
    ]
    for view, types in views:
        for kind, part in types.items():
            found, who = Score(part.found, part.gold), Score(part.who, part.known)
            whose = (f"{part.who:,}", _figure(who.recall)) if part.known else (_NOTHING, _NOTHING)
            _row(table, (view, kind, f"{part.gold:,}", f"{part.found:,}", _figure(found.recall), *whose))
    return table


def _calibration_heading(view: str, table: Calibration) -> Text:
    error, items = _figure(table.error), f"{table.items:,}"
    return _heading(f"Confidence ({view}): expected calibration error {error} over {items} rows")


def _calibration(table: Calibration) -> Table:
    out = _table(("Confidence", "left"), *_right("rows", "mean", "right", "gap"))
    for part in table.bins:
        last = "]" if part.high == 1 else ")"
        values = map(_figure, (part.confidence, part.right, part.gap))
        _row(out, (f"[{part.low:.1f}, {part.high:.1f}{last}", f"{part.items:,}", *values))
    return out


def _against(differences: Mapping[str, Difference]) -> Table:
    table = _table(("", "left"), *_right("these", "other", "difference", "95 % interval", "p"))
    for name, found in differences.items():
        label = name.replace("_", " ")
        cells = (
            _figure(found.f1),
            _figure(found.other),
            f"{found.difference:+.3f}",
            _interval(found.interval, sign="+"),
        )
        _row(table, (label, *cells, f"{found.p:.4f}"))
    return table


def _documents(comparisons: Sequence[Comparison]) -> Table:
    names = ("quoted.detect", "quoted.who", "reported.detect", "reported.who")
    table = _table(("Document", "left"), *_right("quoted", "who", "reported", "who"), fold=["Document"])
    for comparison in comparisons:
        scores = comparison.counts.scores()
        _row(table, (comparison.id, *(_f1(scores.get(name)) for name in names)))
    return table


def _errors(outcomes: Sequence[Outcome]) -> Table:
    columns = ("Document", "Said", "In gold", "Printed")
    table = _table(*((name, "left") for name in columns), fold=columns)
    for outcome in outcomes:
        found = outcome.predicted
        printed = "(not found)" if found is None else found.speaker or "(no speaker)"
        _row(table, (outcome.document, outcome.said, outcome.gold.speaker or _NOTHING, printed))
    return table


def _f1(score: Score | None) -> str:
    return _figure(score.f1) if score is not None and (score.gold or score.predicted) else _NOTHING


def _figure(value: float) -> str:
    return f"{value:.3f}"


def _interval(interval: Interval | None, *, sign: str = "") -> str:
    return _NOTHING if interval is None else f"{interval.low:{sign}.3f} to {interval.high:{sign}.3f}"
