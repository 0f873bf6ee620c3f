"""What tables of all formats have in common: columns with names, and rows that become texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from inquit.document import Place
from inquit.errors import InputError
from inquit.io.inputs.beside_texts import columns_beside, named_columns
from inquit.io.inputs.text_input import decoding_notices
from inquit.io.read_options import ID_COLUMN, TEXT_COLUMN, ReadOptions, empty_notice
from inquit.io.text_decoding import Decoded
from inquit.source import Markup, Source

__all__ = ["TableColumns", "column_index", "empty_table", "row_source"]

_SHOWN = 10  # names of columns in a message


@dataclass(frozen=True, slots=True)
class TableColumns:
    """The columns of a table that are read; without a column for ids, rows are known by number."""

    text: int
    id: int | None
    speaker: int | None = None
    time: int | None = None
    beside: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Sequence[str], where: str, options: ReadOptions) -> TableColumns:
        """The columns that the options name, among those that there are.

        Raises:
            InputError: there is none of such a name.
        """
        text = column_index(names, options.text_column or TEXT_COLUMN, where, "--text-column")
        for what, named in named_columns(options).items():
            column_index(names, named, where, f"--{what}-column")
        id_ = options.id_column
        if id_ is None and ID_COLUMN in names and not options.joins_rows:  # else those of the rows, not of texts
            id_ = ID_COLUMN
        return cls(
            text,
            _index_or_none(names, id_, where, "--id-column"),
            _index_or_none(names, options.speaker_column, where, "--speaker-column"),
            _index_or_none(names, options.time_column, where, "--time-column"),
            columns_beside(names, options),
        )

    @property
    def all(self) -> list[int]:
        """The numbers of these columns, each once."""
        found = (self.text, self.id, self.speaker, self.time, *self.beside.values())
        return list(dict.fromkeys(number for number in found if number is not None))


def row_source(name: str, number: int, id_: object, decoded: Decoded, format_: str) -> Source:
    """The text of a row; rows are counted from 1, the header left out."""
    where = f"{name}, row {number}"
    return Source(
        f"{name}:{number}" if id_ is None or id_ == "" else str(id_),
        decoded.text,
        name,
        decoded.encoding,
        decoded.detected,
        decoding_notices(where, decoded),
        {"format": format_},
        Markup(places=(Place(0, f"row {number}"),)),
    )


def empty_table(name: str, format_: str) -> Source:
    """What a table without rows gives: an empty text, so that it is told of."""
    return Source(name, "", name, notices=(empty_notice(name),), meta={"format": format_})


def _index_or_none(names: Sequence[str], wanted: str | None, where: str, option: str) -> int | None:
    return None if wanted is None else column_index(names, wanted, where, option)


def column_index(names: Sequence[str], wanted: str, where: str, option: str) -> int:
    """Where a column is that the user names with an option.

    Raises:
        InputError: there is none of this name.
    """
    if wanted in names:
        return names.index(wanted)
    shown = ", ".join(repr(name[: _SHOWN * 4]) for name in names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "")
    raise InputError(f"{where}: no column {wanted!r}; name one of its columns with {option}: {shown or 'none'}")
