"""What a file says about its text, as the database keeps it: so that the text can be read again without the file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from inquit.document import RosterEntry, TextSpan
from inquit.source import GivenTime, GivenTurn, Markup

__all__ = ["markup_record", "read_markup"]

_Span = Mapping[str, int]


def markup_record(markup: Markup) -> str | None:
    """All that a reader may owe to the file, as JSON; None where that is nothing, as for plain text.

    Places, links and the user's fields, which change no reading, are left out.
    """
    telling = replace(markup, places=(), fields={}, links=())
    if telling == Markup():
        return None
    return json.dumps({name: value for name, value in asdict(telling).items() if value}, separators=(",", ":"))


def read_markup(record: str | None) -> Markup:
    """The markup that was kept."""
    held: Mapping[str, Any] = {} if record is None else json.loads(record)
    return Markup(
        bold=_spans(held.get("bold", ())),
        turns=tuple(
            GivenTurn(**{**turn, "spans": _spans(turn["spans"]), "label": _span(turn["label"])})
            for turn in held.get("turns", ())
        ),
        times=tuple(GivenTime(**{**time, "span": TextSpan(**time["span"])}) for time in held.get("times", ())),
        cast=tuple(RosterEntry(**{**entry, "aliases": tuple(entry["aliases"])}) for entry in held.get("cast", ())),
        quotations=_spans(held.get("quotations", ())),
        items=_spans(held.get("items", ())),
    )


def _spans(held: Sequence[_Span] | Iterable[_Span]) -> tuple[TextSpan, ...]:
    return tuple(TextSpan(**span) for span in held)


def _span(held: _Span | None) -> TextSpan | None:
    return None if held is None else TextSpan(**held)
