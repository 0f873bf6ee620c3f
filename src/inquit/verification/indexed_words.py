"""The words of one text of an index, read from the text when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
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

    def words(lo: int, hi: int) -> Iterator[str]:
        return (fold_word(read[start:end]) for start, end in zip(index.starts[lo:hi], index.ends[lo:hi], strict=True))

    def starts(lo: int, hi: int) -> Iterable[int]:
        return index.starts[lo:hi] if meant is None else (span.start for span in spans(meant, lo, hi))

    def ends(lo: int, hi: int) -> Iterable[int]:
        return index.ends[lo:hi] if meant is None else (span.end for span in spans(meant, lo, hi))

    def spans(given: Respelling, lo: int, hi: int) -> Iterator[TextSpan]:
        return map(given.outer_span, map(TextSpan, index.starts[lo:hi], index.ends[lo:hi]))

    return FoldedWords(_Column(bounds, words), _Column(bounds, starts), _Column(bounds, ends))


class _Column(Sequence[_T]):
    """What is known of each word, by its number; a slice is a tuple.

    known: of the words from one position of the index up to and without another.
    """

    def __init__(self, bounds: tuple[int, int], known: Callable[[int, int], Iterable[_T]]) -> None:
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
            lo, hi, step = at.indices(len(self))
            first = self._positions.start
            return tuple(self._known(first + lo, first + hi))[::step] if lo < hi else ()
        position = self._positions[at]
        return next(iter(self._known(position, position + 1)))
