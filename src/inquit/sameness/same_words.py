"""Groups of statements that are the same words in several texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from inquit.digests import digest
from inquit.sameness.likeness import likeness
from inquit.sameness.shared_runs import Wordings, candidates
from inquit.sameness.wording import MIN_WORDS, wording

__all__ = ["SameWords"]

# A longer statement (a whole speech) does not join what it is quoted for at different places: it stands in the group
# of each. The longest sentence of 99 in 100 in news has 60 words.
_LONGEST_LINK: Final = 100


class SameWords:
    """Takes statements one at a time, and keeps of each wording its words, as numbers, once.

    min_words: shorter statements are left out.
    """

    def __init__(self, min_words: int = MIN_WORDS) -> None:
        self._min_words = max(1, min_words)
        self._wordings = Wordings()
        self._numbers: dict[bytes, int] = {}  # by digest
        self._statements: list[list[int]] = []  # of each wording

    def add(self, number: int, statement: str) -> None:
        """Put in a statement under a number of the caller's; numbers rise."""
        words = wording(statement)
        if len(words) < self._min_words:
            return
        key = bytes.fromhex(digest(" ".join(words).encode("utf-8", "surrogatepass")))[:16]
        known = self._numbers.get(key)
        if known is None:
            self._numbers[key] = self._wordings.add(words)
            self._statements.append([number])
        else:
            self._statements[known].append(number)

    def groups(self) -> Iterator[list[int]]:
        """The numbers of statements of the same words, two or more, in order.

        A long statement may stand in several groups.
        """
        self._numbers.clear()
        links = _Links(len(self._wordings))
        parts: dict[int, set[int]] = defaultdict(set)  # of a long wording, the wordings that it has
        for earlier, later in candidates(self._wordings):
            if links.root(earlier) == links.root(later):
                continue
            words = self._wordings.words(earlier), self._wordings.words(later)
            alike = likeness(*words)
            if alike == "same" or (alike == "part" and max(map(len, words)) <= _LONGEST_LINK):
                links.join(earlier, later)
            elif alike == "part":
                longer, shorter = (earlier, later) if len(words[0]) > len(words[1]) else (later, earlier)
                parts[longer].add(shorter)
        yield from self._gathered(links, parts)

    def _gathered(self, links: _Links, parts: Mapping[int, Iterable[int]]) -> Iterator[list[int]]:
        members: dict[int, set[int]] = defaultdict(set)
        for number in range(len(self._wordings)):
            members[links.root(number)].add(number)
        for longer, within in sorted(parts.items()):
            for root in {links.root(shorter) for shorter in within} - {links.root(longer)}:
                members[root].add(longer)
        for group in members.values():
            statements = sorted(number for one in group for number in self._statements[one])
            if len(statements) > 1:
                yield statements


class _Links:
    """Which wordings belong together, by the first of them."""

    def __init__(self, number: int) -> None:
        self._before = list(range(number))

    def root(self, one: int) -> int:
        before = self._before
        while before[one] != one:
            before[one] = before[before[one]]
            one = before[one]
        return one

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._before[second] = first
