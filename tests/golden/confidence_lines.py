"""Writes how sure an engine is of the rows of a golden case into the file of the case.

Everything else in a case is what a person expects of the text; how sure a model is can only be taken from its output,
so `--update-expected` writes it anew after weights were fitted. Look at the diff. A file is rewritten case by case, so
that this needs a single process (`-n0` where tests run in several).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.golden.markup import ENGINES, Case, read_case

from inquit import Quote
from inquit.settings import Engine

__all__ = ["write_confidence"]

_TITLE = "## "
_OPTION = "@"
_CONFIDENCE = "@confidence"


def write_confidence(path: Path, title: str, engine: Engine, rows: Mapping[str, Quote]) -> Case:
    """Puts the confidence of the rows into the case with that title, returned as it is now."""
    lines = path.read_text(encoding="utf-8").split("\n")
    begin = lines.index(_TITLE + title)
    end = next((at for at in range(begin + 1, len(lines)) if lines[at].startswith(_TITLE)), len(lines))
    options = begin + 1
    while options < end and lines[options].startswith(_OPTION):
        options += 1
    case = read_case("\n".join(lines[begin:end]).removeprefix(_TITLE))
    case.confidence[engine] = {id_: rows[id_].confidence for id_ in case.rows if id_ in rows}
    kept = [line for line in lines[begin:options] if not line.startswith(_CONFIDENCE)]
    lines[begin:options] = [*kept, *_confidence_options(case)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return case


def _confidence_options(case: Case) -> Iterator[str]:
    """One line where the engines agree to the last digit."""
    values = {engine: _line(case.confidence.get(engine, {})) for engine in ENGINES}
    first, *others = values.values()
    if first and all(other == first for other in others):
        yield f"{_CONFIDENCE} {first}"
    else:
        yield from (f"{_CONFIDENCE}-{engine} {line}" for engine, line in values.items() if line)


def _line(values: Mapping[str, float]) -> str:
    return " ".join(f"{id_}={value:.2f}".replace("=0.", "=.") for id_, value in values.items())
