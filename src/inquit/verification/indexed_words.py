"""The words of one text of an index, read from the text when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, overload

from inquit.document import TextSpan
from inquit.text.respelling import Respelling
from inquit.verification.word_folding import FoldedWords, fold_word
from inquit.verification.word_index import WordIndex

__all__ = ["indexed_words"]

_T = TypeVar("_T", bound="int | str")


def indexed_words(index: WordIndex, number: int, text: str, meant: Respelling | None) -> FoldedWords:
    """The words of the text with this number.

    meant: the text as it is meant to be read, whose offsets are those of the index.
    """
    bounds = index.bounds(number)
    read = text if meant is None else meant.text

    def span(at: int) -> TextSpan:
        found = TextSpan(index.starts[at], index.ends[at])
        return found if meant is None else meant.outer_span(found)

    return FoldedWords(
        _Column(bounds, lambda at: fold_word(read[index.starts[at] : index.ends[at]])),
        _Column(bounds, lambda at: span(at).start),
        _Column(bounds, lambda at: span(at).end),
    )


class _Column(Sequence[_T]):
    """What is known of each word, by its position; a slice is a tuple."""

    def __init__(self, bounds: tuple[int, int], known: Callable[[int], _T]) -> None:
        self._positions = range(*bounds)
        self._known = known

    def __len__(self) -> int:
        return len(self._positions)

    @overload
    def __getitem__(self, at: int) -> _T: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[_T, ...]: ...

    def __getitem__(self, at: int | slice) -> _T | tuple[_T, ...]:
        if isinstance(at, slice):
            return tuple(map(self._known, self._positions[at]))
        return self._known(self._positions[at])
