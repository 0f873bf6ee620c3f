"""Statements that were found in many texts, as a table: who, what, when and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from inquit.document import TextSpan
from inquit.render.display import displayable, plain_table
from inquit.render.row_wording import LOW_CONFIDENCE, shortened

__all__ = ["FoundStatement", "found_table"]

# Below this when and where stand under who speaks.
_WIDE = 100
_WHO, _NARROW_WHO, _WHERE, _DATE = 26, 20, 26, 10
_SURE = 0.8


class FoundStatement(Protocol):
    """What the table shows of a statement."""

    @property
    def statement(self) -> str: ...
    @property
    def marks(self) -> tuple[TextSpan, ...]: ...
    @property
    def person(self) -> str | None: ...
    @property
    def role(self) -> str | None: ...
    @property
    def affiliation(self) -> str | None: ...
    @property
    def addressee(self) -> str | None: ...
    @property
    def reported_by(self) -> str | None: ...
    @property
    def status(self) -> str: ...
    @property
    def confidence(self) -> float: ...
    @property
    def date(self) -> str | None: ...
    @property
    def site(self) -> str | None: ...
    @property
    def title(self) -> str | None: ...
    @property
    def document(self) -> str: ...
    @property
    def place(self) -> str | None: ...


Beside = tuple[str, str, str]  # what stands before and after it, and what it answers


def found_table(found: Sequence[FoundStatement], width: int, beside: Sequence[Beside] = ()) -> RenderableType:
    """The statements in their order, with what was looked for marked.

    Args:
        found: the statements.
        width: the columns of the terminal.
        beside: what stands beside each; nothing where that is not asked for.
    """
    wide = width >= _WIDE
    table = plain_table(1, expand=True, leading=1, header_style="bold")
    table.add_column("Who", width=_WHO if wide else min(_NARROW_WHO, width // 4), overflow="fold")
    table.add_column("Statement", ratio=1, overflow="fold")
    if wide:
        table.add_column("When", width=_DATE, overflow="fold")
        table.add_column("Where", max_width=_WHERE, overflow="fold")
    table.add_column("Conf.", justify="right", no_wrap=True)
    for number, one in enumerate(found):
        _add_row(table, one, beside[number] if beside else ("", "", ""), wide=wide)
    return table


def _add_row(table: Table, one: FoundStatement, beside: Beside, *, wide: bool) -> None:
    when, where = displayable(one.date or ""), displayable(_where(one))
    who = [*_who(one)]
    if not wide:
        who += [Text(part, style="dim") for part in (when, where) if part]
    cells: list[RenderableType] = [Group(*who), Group(*_statement(one, beside))]
    if wide:
        cells += [Text(when), Text(where, style="dim")]
    table.add_row(*cells, _confidence(one))


def _who(one: FoundStatement) -> Iterator[Text]:
    yield Text("(not known)", style="dim") if one.person is None else Text(displayable(one.person), style="bold")
    role, affiliation = (one.role or "").strip(), (one.affiliation or "").strip()
    about = ", ".join(part for part in (role, "" if affiliation in role else affiliation) if part)
    told = f"to {one.addressee}" if one.addressee else ""
    reported = f"reported by {one.reported_by}" if one.reported_by else ""
    for part in (about, told, reported, one.status if one.status != "asserted" else ""):
        if part:
            yield Text(displayable(part), style="dim")


def _where(one: FoundStatement) -> str:
    known = [part for part in (one.site, one.title) if part] or [one.document]
    return " · ".join([*known, *filter(None, [one.place])])


def _statement(one: FoundStatement, beside: Beside) -> Iterator[Text]:
    before, after, question = beside
    for part in (question, before):
        if part:
            yield Text(displayable(shortened(part)), style="dim italic")
    yield _marked(one.statement, one.marks)
    if after:
        yield Text(displayable(after), style="dim italic")


def _marked(statement: str, marks: Sequence[TextSpan]) -> Text:
    """The statement, made safe, with the marks in colour."""
    text, at = Text(), 0
    for mark in marks:
        text.append(_shown(statement[at : mark.start]))
        text.append(_shown(mark.of(statement)), style="bold yellow")
        at = mark.end
    text.append(_shown(statement[at:]))
    return text


def _shown(part: str) -> str:
    """A part made safe, with one space at either end where it has any."""
    inner = displayable(part)
    if not inner:
        return " " if part else ""
    return f"{' ' * part[0].isspace()}{inner}{' ' * part[-1].isspace()}"


def _confidence(one: FoundStatement) -> Text:
    if one.person is None:
        return Text()
    value = one.confidence
    return Text(f"{value:.2f}", style="green" if value >= _SURE else "yellow" if value >= LOW_CONFIDENCE else "red")
