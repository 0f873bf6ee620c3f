"""What `inquit verify` takes for long sources and many quotations, beside folding and splitting the sources.

    python benchmarks/verify_speed.py [--words 10000000] [--quotations 1000] [--read 10]
    python benchmarks/verify_speed.py --hostile [--words 10000000] [--kinds "one letter"]

Sources are made up, of words as frequent as those of a language are: the n-th one has a share of 1 / (n + 2.7). Half
of the quotations stand in a source as they are; of the others every fourth word is another one, or an omission is
marked, or two that stand apart are joined, or the words stand nowhere. Passages that are parsed to know who speaks and
what governs a quotation are counted apart: the first of them (--read) are read and timed, the others are taken to say
nothing. Exit code 1: indexing and judging take more than `BAR` times what folding and splitting takes in the same run,
or the index more than `BYTES` a word.

--hostile: sources and quotations that nobody writes, each at a quarter of the size and at full size, in a process of
its own; exit code 1 where four times as much takes more than `GROWTH` times as long, and more than `FLOOR` seconds.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from alone import MIB, peak_mib
from inquit import verify
from inquit.verification import Sources, source_passages
from inquit.verification.source_voices import Passage
from inquit.verification.verifying import verify_quotation
from inquit.verification.word_folding import fold_words

BAR = 15.0
BYTES = 60  # a word: 28 while the index is made, the numbers of words that are known, and what Python itself takes
GROWTH, FLOOR = 6.0, 2.0  # 4 is linear, 16 quadratic
QUARTER = 4

_WORDS_OF_SOURCE = 50_000
_VOCABULARY = 100_000
_SHORT, _LONG = 6, 30  # words of a quotation
_SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]


def main() -> int:
    """Print the figures; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=10_000_000, help="of all sources; of a hostile one characters")
    parser.add_argument("--quotations", type=int, default=1_000)
    parser.add_argument("--read", type=int, default=10, metavar="PASSAGES")
    parser.add_argument("--hostile", action="store_true")
    parser.add_argument("--kinds", nargs="*", default=list(HOSTILE), metavar="KIND")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(_seconds(args.one, args.words)))
        return 0
    if args.hostile:
        return int(sum(_is_slow(kind, args.words) for kind in args.kinds) > 0)
    return _usual(args.words, args.quotations, args.read)


def _usual(words: int, quotations: int, read: int) -> int:
    made = MadeTexts(random.Random(1))
    texts = [made.text(min(_WORDS_OF_SOURCE, words - done)) for done in range(0, words, _WORDS_OF_SOURCE)]
    asked = [made.quotation(number, texts) for number in range(quotations)]
    characters = sum(map(len, texts))
    folding = _took(lambda: [len(fold_words(text)) for text in texts])
    _load()
    before = peak_mib()
    begin = time.perf_counter()
    sources = _indexed(texts)
    indexing = time.perf_counter() - begin
    memory = (peak_mib() - before) * MIB / words
    apart = TimedPassages(read)
    begin = time.perf_counter()
    verdicts = Counter(one.verdict for words_asked in asked for one in verify_quotation(words_asked, sources))
    judging = time.perf_counter() - begin - apart.seconds
    ratio = (indexing + judging) / folding
    print(f"{words:,} words, {characters:,} characters, {len(texts)} sources, {quotations:,} quotations")
    print(f"folding and splitting {folding:8.1f} s")
    print(f"indexing              {indexing:8.1f} s")
    print(f"judging               {judging:8.1f} s, {judging / quotations * 1000:.1f} ms a quotation")
    print(f"indexing and judging  {ratio:8.1f} times folding and splitting (bar: {BAR:g})")
    print(f"passages apart        {apart.passages:8} of which {apart.read} were read, in {apart.seconds:.1f} s")
    print(f"memory of the index   {memory:8.1f} bytes a word (bar: {BYTES}); peak of all {peak_mib():.0f} MiB")
    print("verdicts              " + ", ".join(f"{verdict} {count}" for verdict, count in verdicts.most_common()))
    return int(ratio > BAR or memory > BYTES)


def _indexed(texts: list[str]) -> Sources:
    sources = Sources(texts)
    sources.count(("a", "b"))  # entries are sorted when somebody asks first
    return sources


def _load() -> None:
    """Load what is loaded when it is first needed."""
    verify("“We begin here,” said Ann Lee.", ["“We begin here,” said Ann Lee."])


class MadeTexts:
    """Texts of made-up words, and quotations of them."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._words = [self._word(number) for number in range(_VOCABULARY)]
        self._weights = list(accumulate(1 / (number + 2.7) for number in range(_VOCABULARY)))

    def _word(self, number: int) -> str:
        """A word that no other number has; frequent ones are short."""
        word = ""
        while number or not word:
            number, syllable = divmod(number, len(_SYLLABLES))
            word += _SYLLABLES[syllable]
        return word

    def words(self, count: int) -> list[str]:
        return self._rng.choices(self._words, cum_weights=self._weights, k=count)

    def text(self, count: int) -> str:
        """Paragraphs of sentences with some punctuation."""
        words = self.words(count)
        for at in range(0, count, 17):
            words[at] = "“" + words[at].capitalize()
            words[min(at + 16, count - 1)] += ".”\n\n" if at % 5 == 0 else ".”"
        for at in range(3, count, 11):
            words[at] += ","
        return " ".join(words)

    def quotation(self, number: int, texts: list[str]) -> str:
        """Half of them unchanged; the others are changed in four ways."""
        words = self._piece(texts)
        match number % 8:
            case 1:
                words[::4] = self.words(len(words[::4]))
            case 3:
                words[3:5] = ["..."]
            case 5:
                words += self._piece(texts)
            case 7:
                words = self.words(len(words))
        return " ".join(words)

    def _piece(self, texts: list[str]) -> list[str]:
        text = self._rng.choice(texts)
        start = text.find(" ", self._rng.randrange(len(text) // 2))
        size = self._rng.randint(_SHORT, _LONG)
        return text[start : start + 20 * size].replace("“", "").replace("”", "").split()[:size]


class TimedPassages:
    """How long the passages take that are read, and how many would have been."""

    def __init__(self, read: int) -> None:
        self.seconds = 0.0
        self.passages = self.read = 0
        self._most = read
        for name, nothing in (("read_part", (Passage(()), ())), ("parsed_speech", ())):
            reading = partial(self._timed, getattr(source_passages, name), nothing)
            setattr(source_passages, name, reading)

    def _timed(self, read: Callable[..., object], nothing: object, *args: object) -> object:
        self.passages += 1
        if self.passages > self._most:
            return nothing
        self.read += 1
        begin = time.perf_counter()
        try:
            return read(*args)
        finally:
            self.seconds += time.perf_counter() - begin


@dataclass(frozen=True)
class Hostile:
    """A source of a number of characters, and a quotation."""

    source: Callable[[int], str]
    quotation: Callable[[int], str]
    share: int = 1  # such a part of the characters asked for


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: unit * (size // len(unit))


def _plain(size: int) -> str:
    made = MadeTexts(random.Random(2))
    return made.text(size // 6)


_SHORT_ONE = "we will sell it all"
HOSTILE = {
    "one letter": Hostile(_repeated("a"), lambda size: "a" * (size // 100)),
    "quotation marks": Hostile(_repeated('"'), _repeated('"'), 100),
    "quotation marks and words": Hostile(_repeated('"a" '), lambda _: _SHORT_ONE),
    "one word": Hostile(_repeated("well "), lambda _: "well " * 20),
    "one word in a long quotation": Hostile(_repeated("well "), lambda size: "well " * (size // 500)),
    "two words": Hostile(_repeated("well then "), lambda size: "well then " * (size // 2000) + "then well"),
    "a long quotation": Hostile(_plain, lambda size: _plain(size)[: size // 80]),
    "a long quotation with changes": Hostile(_plain, lambda size: _plain(size)[: size // 80].replace("ba ", "xx ")),
    "omission marks": Hostile(_plain, lambda size: " ... ".join(_plain(size).split()[: size // 1000])),
    "omission marks, one word": Hostile(_repeated("well "), lambda size: "well ... " * (size // 1000)),
    "brackets": Hostile(_plain, lambda size: "[" * (size // 100) + _SHORT_ONE),
    "brackets in pairs": Hostile(_repeated(_SHORT_ONE + " "), lambda size: "we [x] " * (size // 1000)),
    "hyphens": Hostile(_repeated("a-"), lambda _: "aa aaa a-a-a"),
    "dots": Hostile(_repeated("."), lambda size: "we . . ." + " ." * (size // 100)),
    "initials": Hostile(_repeated("U."), lambda size: "U." * (size // 100)),
    "numbers": Hostile(_repeated("1,000."), lambda size: "1,000." * (size // 100)),
    "combining marks": Hostile(_repeated("e\u0301\u0302"), lambda size: "e\u0301\u0302" * (size // 100)),
    "Chinese": Hostile(_repeated("安娜说我们走吧"), lambda _: "我们走吧"),
    "fillers": Hostile(_repeated("um, you know, "), lambda _: "um, you know, we will"),
    "broken off": Hostile(_repeated("we -- "), lambda size: "we " * 20),
    "frequent words": Hostile(_repeated("it is what it is and that is that "), lambda _: "that is what it is and it"),
    "labels": Hostile(_repeated("LUND: Yes.\n\n"), lambda _: "yes yes yes"),
}


def _is_slow(kind: str, size: int) -> bool:
    """Whether the time grows faster than the size; prints a line."""
    small, large = (_alone(kind, some) for some in (size // QUARTER, size))
    slow = large["all"] > max(FLOOR, GROWTH * small["all"])
    print(
        f"{kind:32} {small['all']:7.2f} s {large['all']:8.2f} s, of which indexing {large['indexing']:6.2f} s, "
        f"{large['mebibytes']:6.0f} MiB  {large['verdict']:10} {'GROWS' if slow else ''}",
        flush=True,
    )
    return slow


def _alone(kind: str, size: int) -> dict[str, float]:
    command = [sys.executable, __file__, "--words", str(size), "--one", kind]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _seconds(kind: str, size: int) -> dict[str, float | str]:
    hostile = HOSTILE[kind]
    source, quotation = hostile.source(size // hostile.share), hostile.quotation(size // hostile.share)
    _load()
    TimedPassages(0)
    begin = time.process_time()
    sources = _indexed([source])
    indexing = time.process_time() - begin
    verdict = next(iter(verify_quotation(quotation, sources))).verdict
    return {
        "indexing": indexing,
        "all": time.process_time() - begin,
        "mebibytes": peak_mib(),
        "verdict": verdict,
    }


def _took(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


if __name__ == "__main__":
    sys.exit(main())
