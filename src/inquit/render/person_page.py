"""One person of a corpus, to read: figures, lists, bars over time, and statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from rich.console import Group, RenderableType
from rich.text import Text

from inquit.render.display import displayable, plain_table
from inquit.render.stats_table import bar_columns, share_bar
from inquit.render.tally import counted

__all__ = ["DescribedPerson", "DescribedRole", "person_page"]

# More months than this are shown by year.
_MOST_MONTHS = 24
_YEAR = 4


class DescribedRole(Protocol):
    """What is shown of a role."""

    @property
    def role(self) -> str: ...
    @property
    def documents(self) -> int: ...
    @property
    def first(self) -> str | None: ...
    @property
    def last(self) -> str | None: ...


class DescribedPerson(Protocol):
    """What is shown of a person."""

    @property
    def name(self) -> str: ...
    @property
    def number(self) -> int | None: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...
    @property
    def statements(self) -> int: ...
    @property
    def documents(self) -> int: ...
    @property
    def words(self) -> int: ...
    @property
    def first(self) -> str | None: ...
    @property
    def last(self) -> str | None: ...
    @property
    def types(self) -> Mapping[str, int]: ...
    @property
    def sites(self) -> Mapping[str, int]: ...
    @property
    def months(self) -> Mapping[str, int]: ...
    @property
    def roles(self) -> Sequence[DescribedRole]: ...
    @property
    def addressees(self) -> Mapping[str, int]: ...
    @property
    def beside(self) -> Mapping[str, int]: ...


def person_page(person: DescribedPerson, width: int) -> RenderableType:
    """All that is known of a person but for the statements themselves.

    Args:
        person: the person.
        width: the columns of the terminal.
    """
    parts: list[RenderableType] = [_heading(person), Text(_figures(person))]
    lists = {
        "Where": {site or "(no site)": number for site, number in person.sites.items()},
        "When": _over_time(person.months),
        "To": person.addressees,
        "In the same texts": person.beside,
    }
    for heading, numbers in lists.items():
        if numbers and list(numbers) != ["(no site)"]:
            parts += [Text(), Text(heading, style="bold"), _bars(numbers, width)]
    if person.roles:
        parts += [Text(), Text("As", style="bold"), *map(_role, person.roles)]
    return Group(*parts)


def _heading(person: DescribedPerson) -> Text:
    heading = Text(displayable(person.name), style="bold underline")
    if person.number is not None:
        heading.append(f"  p{person.number}", style="not underline dim")
    if person.aliases:
        heading.append(f"  also {displayable(', '.join(person.aliases))}", style="not bold not underline dim")
    return heading


def _figures(person: DescribedPerson) -> str:
    types = ", ".join(f"{number:,} {name}" for name, number in person.types.items())
    sums = counted(person.statements, "statement"), counted(person.words, "word"), counted(person.documents, "text")
    return " · ".join([f"{sums[0]} ({types})" if types else sums[0], *sums[1:], *_span(person.first, person.last)])


def _span(first: str | None, last: str | None) -> Iterator[str]:
    """From when to when, by the day."""
    days = [displayable(one[:10]) for one in (first, last) if one]
    if days:
        yield days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"


def _over_time(months: Mapping[str, int]) -> dict[str, int]:
    if len(months) <= _MOST_MONTHS:
        return dict(months)
    years: dict[str, int] = {}
    for month, number in months.items():
        years[month[:_YEAR]] = years.get(month[:_YEAR], 0) + number
    return years


def _bars(numbers: Mapping[str, int], width: int) -> RenderableType:
    columns = bar_columns(width)
    table = plain_table(1, show_header=False)
    table.add_column(overflow="fold", max_width=max(12, width - columns - 12))
    table.add_column(justify="right", no_wrap=True)
    if columns:
        table.add_column(no_wrap=True)
    most = max(numbers.values())
    for name, number in numbers.items():
        bar = [Text(share_bar(number / most, columns))] if columns else []
        table.add_row(Text(displayable(name)), Text(f"{number:,}"), *bar)
    return table


def _role(one: DescribedRole) -> Text:
    when = ", ".join([counted(one.documents, "text"), *_span(one.first, one.last)])
    return Text(displayable(one.role)).append(f"  {when}", style="dim")
