"""Reads golden cases: texts with tags around what should be found, so that no offset is counted by hand.

A file holds cases, each with a title, options, and a text:

    ## Cue after the words
    @speaker Igor Petrov | role=minister
    <q 1 "Igor Petrov">“We will leave,”</q> <cue 1>said</cue> <src 1>Igor Petrov</src>, the minister.

Tags:
- `<q ID [TYPE] ["SPEAKER"] [to="ADDRESSEE"] [in=ID] [act=attitude]
  [status=denied] [by="REPORTER"]>` around content. The type is direct if not given;
  without a name the row has no speaker or addressee; a second `<q ID>` is a further span of the same row.
- `<cue ID ...>`, `<src ID ...>`: one can serve several rows.
- `<not ["REASON"]>` around marked words that are nobody's statement.

Options: `@xfail-reader REASON` and `@xfail-rules REASON` (what an engine is known to get wrong), `@attitudes`,
`@thoughts`, `@extra ok` (rows and marked words without a tag may be found too),
`@genre KIND`, `@roster NAME; ALIAS; ... [= ID] [| FIELD=VALUE | ...]`, `@speaker NAME | FIELD=VALUE | ...` (an
empty value is None),
`@confidence ID=VALUE ...` and `@confidence-ENGINE ID=VALUE ...` (how sure both engines, or one, are of each row).

In a text `\\r`, `\\n`, `\\uXXXX` and `\\UXXXXXXXX` stand for characters that do not show. What comes before the first
case of a file is a remark.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from inquit import RosterEntry, TextSpan
from inquit.settings import Engine, GenreChoice
from inquit.text_kinds import KINDS

__all__ = ["ENGINES", "Case", "MarkupError", "NotQuoted", "Row", "SpeakerFields", "read_case", "read_cases"]

_TAG = re.compile(r"<(?P<close>/?)(?P<name>q|cue|src|not)(?P<rest>(?: [^<>]*)?)>")
_ESCAPE = re.compile(r"\\(?:r|n|u[0-9a-f]{4}|U[0-9a-f]{8})")
_CONFIDENCE = re.compile(r"(?P<id>\w+)=(?P<value>[01]?\.\d\d)")
_TITLE = re.compile(r"^## ", re.MULTILINE)
_TYPES = ("direct", "mixed", "indirect")

ENGINES: tuple[Engine, ...] = ("reader", "rules")


class MarkupError(ValueError):
    """A case that cannot be read."""


@dataclass
class Row:
    """A row that should be found."""

    type: str = "direct"
    speaker: str | None = None
    addressee: str | None = None
    act: str = "speech"
    status: str = "asserted"
    reported_by: str | None = None
    parent: str | None = None
    content: list[TextSpan] = field(default_factory=list)
    cue: list[TextSpan] = field(default_factory=list)
    source: list[TextSpan] = field(default_factory=list)


@dataclass(frozen=True)
class NotQuoted:
    """Marked words that should be listed as nobody's statement; any reason does if none is given."""

    span: TextSpan
    reason: str | None


@dataclass(frozen=True)
class SpeakerFields:
    """Fields that a speaker should have."""

    name: str
    fields: dict[str, str | None]


@dataclass
class Case:
    """A text and what should be found in it."""

    title: str
    text: str = ""
    rows: dict[str, Row] = field(default_factory=dict)
    not_quoted: list[NotQuoted] = field(default_factory=list)
    speakers: list[SpeakerFields] = field(default_factory=list)
    roster: list[RosterEntry] = field(default_factory=list)
    attitudes: bool = False
    thoughts: bool = False
    extra: bool = False
    genre: GenreChoice = "auto"
    xfail: dict[str, str] = field(default_factory=dict)  # reasons by engine
    confidence: dict[str, dict[str, float]] = field(default_factory=dict)  # by engine and row


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of a file."""
    _, *parts = _TITLE.split(path.read_text(encoding="utf-8"))
    for part in parts:
        yield read_case(part)


def read_case(source: str) -> Case:
    """One case, from its title to the end of its text."""
    title, *lines = source.strip("\n").split("\n")
    case = Case(title.strip())
    while lines and lines[0].startswith("@"):
        _read_option(case, lines.pop(0))
    _read_text(case, "\n".join(lines).strip("\n"))
    for id_, row in case.rows.items():
        if not row.content:
            raise MarkupError(f"{case.title}: nothing is tagged as the content of {id_}")
        if row.parent is not None and row.parent not in case.rows:
            raise MarkupError(f"{case.title}: {id_} is in {row.parent}, which is no row")
    for id_ in {id_ for values in case.confidence.values() for id_ in values} - case.rows.keys():
        raise MarkupError(f"{case.title}: a confidence of {id_}, which is no row")
    return case


def _read_option(case: Case, line: str) -> None:
    name, _, value = line[1:].partition(" ")
    match name:
        case "xfail-reader" | "xfail-rules" if value:
            case.xfail[name.removeprefix("xfail-")] = value
        case "confidence":
            case.confidence.update(dict.fromkeys(ENGINES, _read_confidence(case, value)))
        case "confidence-reader" | "confidence-rules":
            case.confidence[name.removeprefix("confidence-")] = _read_confidence(case, value)
        case "attitudes":
            case.attitudes = True
        case "thoughts":
            case.thoughts = True
        case "extra" if value == "ok":
            case.extra = True
        case "genre" if value in KINDS:
            case.genre = cast(GenreChoice, value)
        case "roster":
            named, *pairs = (part.strip() for part in value.split("|"))
            names, _, id_ = named.partition(" = ")
            first, *others = (part.strip() for part in names.split(";"))
            given: dict[str, Any] = dict(pair.split("=", 1) for pair in pairs)
            given["narrator"] = "narrator" in given
            case.roster.append(RosterEntry(first, tuple(others), id_ or None, **given))
        case "speaker":
            first, *pairs = (part.strip() for part in value.split("|"))
            fields = dict(pair.split("=", 1) for pair in pairs)
            case.speakers.append(SpeakerFields(first, {key: text or None for key, text in fields.items()}))
        case _:
            raise MarkupError(f"{case.title}: no such option: {line}")


def _read_confidence(case: Case, value: str) -> dict[str, float]:
    pairs = [_CONFIDENCE.fullmatch(pair) for pair in value.split()]
    if not pairs or None in pairs:
        raise MarkupError(f"{case.title}: no confidence of rows: {value}")
    return {pair["id"]: float(pair["value"]) for pair in pairs if pair}


def _read_text(case: Case, tagged: str) -> None:
    open_tags: list[tuple[str, str, int]] = []
    at = 0
    for tag in _TAG.finditer(tagged):
        case.text += _unescaped(tagged[at : tag.start()])
        at = tag.end()
        if not tag["close"]:
            open_tags.append((tag["name"], tag["rest"].strip(), len(case.text)))
        elif not open_tags or open_tags[-1][0] != tag["name"]:
            raise MarkupError(f"{case.title}: {tag[0]} closes nothing")
        else:
            name, rest, start = open_tags.pop()
            _add(case, name, shlex.split(rest), TextSpan(start, len(case.text)))
    if open_tags:
        raise MarkupError(f"{case.title}: <{open_tags[-1][0]} {open_tags[-1][1]}> is not closed")
    case.text += _unescaped(tagged[at:])
    for row in case.rows.values():
        row.content.sort()


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: found[0].encode("ascii").decode("unicode_escape"), text)


def _add(case: Case, name: str, words: list[str], span: TextSpan) -> None:
    if name == "not":
        case.not_quoted.append(NotQuoted(span, words[0] if words else None))
        return
    if not words:
        raise MarkupError(f"{case.title}: <{name}> without the number of a row")
    if name == "q":
        id_, *rest = words
        row = case.rows.setdefault(id_, Row())
        row.content.append(span)
        _describe(case, row, rest)
        return
    for id_ in words:
        row = case.rows.setdefault(id_, Row())
        (row.cue if name == "cue" else row.source).append(span)


def _describe(case: Case, row: Row, words: list[str]) -> None:
    for word in words:
        key, _, value = word.partition("=")
        if word in _TYPES:
            row.type = word
        elif key == "in" and value:
            row.parent = value
        elif key == "to" and value:
            row.addressee = value
        elif key == "act" and value:
            row.act = value
        elif key == "status" and value:
            row.status = value
        elif key == "by" and value:
            row.reported_by = value
        elif row.speaker is not None:
            raise MarkupError(f"{case.title}: two speakers, {row.speaker!r} and {word!r}")
        else:
            row.speaker = word
