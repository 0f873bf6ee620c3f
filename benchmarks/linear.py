"""Texts that nobody writes: whether time and memory grow no faster than they do, whatever they are made of.

    python benchmarks/linear.py [--characters 50000] [--kinds URLs] [--engines rules] [--genres news] [--limit 600]

Each kind of text is read at n characters and at four times as many, in a process of its own, by each engine as each
genre. Exit code 1 where four times the text takes more than `GROWTH` times as long (and more than `FLOOR` seconds),
where a million characters would take more than `SHARE` seconds, or where memory passes `MEGABYTES`.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

from alone import peak_mib
from inquit import Extractor, Settings
from inquit.text_kinds import KINDS as GENRES

GROWTH = 6.0  # 4 is linear, 16 quadratic; the first text of a process pays for what is loaded
FLOOR = 2.0
SHARE = {"rules": 60.0, "reader": 300.0}  # seconds for a million characters
# With the pipeline, the encoder and all lists loaded it is 350; a million characters of news take about 700.
MEGABYTES = 1024.0
TIMES = 4

_NAMES = ("Ann Lund", "Bob Falk", "Carla Weiss", "Dag Olsen")
_WORDS = tuple("the a council will vote on new bridge over river after years of talks with people who".split())  # noqa: SIM905


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def _numbered(unit: str) -> Callable[[int], str]:
    """`unit` with another name each time."""

    def text(size: int) -> str:
        parts: list[str] = []
        length = 0
        while length < size:
            parts.append(unit.format(_name(len(parts))))
            length += len(parts[-1])
        return "".join(parts)

    return text


def _name(number: int) -> str:
    """A name that no other number has: "Baker Cidul"."""
    letters = "aeiou", "bdfgklmnprstvz"
    parts = []
    for _ in range(2):
        word = ""
        for _ in range(3):
            number, consonant = divmod(number, len(letters[1]))
            word += letters[1][consonant] + letters[0][consonant % len(letters[0])]
        parts.append(word.capitalize())
    return f"{parts[0]} {parts[1]}sen"


def _random(alphabet: str) -> Callable[[int], str]:
    return lambda size: "".join(random.Random(1).choices(alphabet, k=size))


_ALPHABET = "".join(map(chr, (*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1)))) + "0123456789+/"
KINDS: dict[str, Callable[[int], str]] = {
    "news": _repeated("“We will vote,” said Ann Lund. Bob Falk told reporters that he was tired.\n\n"),
    "news in one paragraph": _repeated("“We will vote,” said Ann Lund. Bob Falk told reporters that he was tired. "),
    "straight marks": _repeated('"'),
    "straight marks and spaces": _repeated('" '),
    "straight marks on lines": _repeated('"\n'),
    "straight marks in paragraphs": _repeated('"\n\n'),
    "opening marks": _repeated("“"),
    "closing marks": _repeated("”"),
    "pairs": _repeated('"a" "b" '),
    "curly pairs": _repeated("“a” “b” "),
    "sentences in pairs": _repeated("“I go.” "),
    "single marks": _repeated("'a' "),
    "apostrophes": _repeated("'"),
    "guillemets": _repeated("«a» "),
    "graves": _repeated("``a'' "),
    "mixed marks": _repeated("“a \"b 'c «d "),
    "nested": lambda size: "“‘" * (size // 4) + "a" + "’”" * (size // 4),
    "never closed": _repeated("“I go, said Ann. "),
    "never closed in paragraphs": _repeated("“I go, said Ann.\n\n"),
    "said in a row": _repeated("Ann Lund said: Bob Falk said: "),
    "said that": _repeated("Ann said that Bob said that "),
    "tags": _repeated("“Yes,” said Ann. “No,” said Bob. "),
    "dash dialogue": _repeated("— Yes, said Ann. — No.\n"),
    "dashes": _repeated("—"),
    "dashes and words": _repeated("—a "),
    "hyphens": _repeated("-"),
    "hyphens in words": _repeated("A-a-"),
    "one sentence": lambda size: " ".join(random.Random(1).choices(_WORDS, k=size // 5)),
    "one word": _repeated("a"),
    "one capitalised word": _repeated("A"),
    "one number": _repeated("1"),
    "capitalised words": _repeated("Ann "),
    "full stops": _repeated("."),
    "full stops and spaces": _repeated(". "),
    "punctuation": _repeated("!?,;:.)(*"),
    "brackets": _repeated("("),
    "brackets in pairs": _repeated("(a) "),
    "square brackets": _repeated("[1]"),
    "commas": _repeated(","),
    "stars": _repeated("*"),
    "blank lines": _repeated("\n"),
    "spaces": _repeated(" "),
    "tabs": _repeated("\t"),
    "spaces in a sentence": lambda size: "“Go,”" + " " * size + "said Ann.",
    "one-word lines": _repeated("word\n"),
    "one-word paragraphs": _repeated("Word\n\n"),
    "capital lines": _repeated("CHAPTER I\n\n"),
    "quoted lines": _repeated("> a\n"),
    "depth of quoting": _repeated(">"),
    "list of names": _numbered("{}, "),
    "names on lines": _numbered("{}\n"),
    "names that speak": _numbered("“We go,” said {}. He left.\n\n"),
    "names that speak, one paragraph": _numbered("“We go,” said {}. He left. "),
    "names that told": _numbered("{} said that the mayor was ill. "),
    "turns": _numbered("{}: Yes.\n\n"),
    "capital turns": _repeated("ANN LUND: Yes.\n\nBOB FALK: No.\n\n"),
    "pronouns": _repeated("He said that he knew that she told him so. "),
    "the pronoun": _repeated("he "),
    "descriptions": _repeated("The mayor said that the minister told the general. "),
    "according": _repeated("according to Ann according to Bob "),
    "and": _repeated("Ann and Bob and "),
    "signatures": _repeated("“I go.” — Ann Lund\n\n"),
    "signatures in one paragraph": _repeated("“I go.” — Ann Lund "),
    "footnotes": _repeated("Lund said.[3] "),
    "combining marks": _repeated("\u0301"),
    "letters with combining marks": _repeated("e\u0301\u0302\u0303"),
    "addresses": _repeated("https://example.org/a?b=c&d=e "),
    "addresses without spaces": _repeated("https://example.org/a?b=c&d=e,"),
    "e-mail addresses": _repeated("ann.lund@example.org "),
    "accounts": _repeated("@ann "),
    "emoji": _repeated("😀👍🏽👨‍👩‍👧"),
    "direction marks": _repeated("\u202e\u200f\u2066"),
    "invisible": _repeated("\u200b\u200d\ufeff"),
    "no-break spaces": _repeated("\u00a0a"),
    "base64": _random(_ALPHABET),
    "base64 on lines": lambda size: "\n".join(_random(_ALPHABET)(76) for _ in range(size // 77)),
    "noise": _random(_ALPHABET + " .,“”‘’'\"\n—-()"),
    "HTML": _repeated('<div class="a"><p>“Go,” said <b>Ann Lund</b>.</p></div>\n'),
    "tags that open": _repeated("<b>"),
    "comments that open": _repeated("<!--"),
    "block quotations": _repeated("<blockquote>a</blockquote><cite>"),
    "references": _repeated("&ldquo;Go,&rdquo; said Ann. "),
    "wrong encoding": _repeated("â€œGo,â€\x9d said Ann. "),
    "Markdown": _repeated("**Ann Lund** said [so](https://example.org). "),
    "emphasis that opens": _repeated("*Ann "),
    "JSON": _repeated('{"a": [1, 2, {"b": "said Ann"}], "c": "“Go”"},'),
    "CSV": _repeated('1,"Ann Lund","said ""go""",2020-01-01\n'),
    "code": _repeated('for (i = 0; i < n; i++) { printf("%s\\n", a[i]); }\n'),
    "Cyrillic": _repeated("«Мы пойдём», — сказала Анна. "),
    "Chinese": _repeated("安娜说：“我们走吧。”"),
    "Chinese without marks": _repeated("安娜说我们走吧然后他们离开了"),
    "Arabic": _repeated("قالت آنا «سنذهب» ثم غادرت "),
    "surrogates": _repeated("\ud800"),
    "NUL": _repeated("\0a "),
}


@dataclass(frozen=True)
class Reading:
    """What one text took."""

    characters: int
    seconds: float
    mebibytes: float
    rows: int


def main() -> int:
    """Print a line a kind, engine and genre; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--characters", type=int, default=50_000, help="n; four times as many are read, too")
    parser.add_argument("--kinds", nargs="*", default=list(KINDS), metavar="KIND")
    parser.add_argument("--engines", nargs="*", default=list(SHARE))
    parser.add_argument("--genres", nargs="*", default=list(GENRES))
    parser.add_argument("--limit", type=float, default=600, help="seconds for a kind, both texts; then it is killed")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        _read_one(*args.one, characters=args.characters)
        return 0
    print(f"{'kind':32} {'engine':7} {'genre':8} {'n':>8} {'s':>7} {'4n s':>8} {'ratio':>6} {'MiB':>6} {'rows':>7}")
    faults = 0
    for kind, engine, genre in product(args.kinds, args.engines, args.genres):
        found = _measured(kind, engine, genre, args.characters, args.limit)
        wrong = _fault(found, engine)
        faults += bool(wrong)
        print(f"{kind:32} {engine:7} {genre:8} {_told(found, args.characters)}  {wrong}", flush=True)
    return int(faults > 0)


def _measured(kind: str, engine: str, genre: str, characters: int, limit: float) -> list[Reading]:
    command = [sys.executable, __file__, "--characters", str(characters), "--one", kind, engine, genre]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        out, _ = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        process.kill()
        out, _ = process.communicate()
    return [Reading(**json.loads(line)) for line in out.splitlines()]


def _read_one(kind: str, engine: str, genre: str, *, characters: int) -> None:
    extractor = Extractor(settings=Settings(engine=engine, genre=genre, threads=1))  # type: ignore[arg-type]
    extractor.extract("“Go,” said Ann Lund.")  # what is loaded when it is first needed
    for reading in _readings(extractor, KINDS[kind], characters):
        print(json.dumps(reading), flush=True)


def _readings(extractor: Extractor, make: Callable[[int], str], characters: int) -> Iterator[dict[str, float]]:
    for size in (characters, TIMES * characters):
        text = make(size)
        begin = time.process_time()
        document = extractor.extract(text)
        seconds = time.process_time() - begin
        yield {"characters": len(text), "seconds": seconds, "mebibytes": peak_mib(), "rows": len(document.quotes)}


def _fault(found: list[Reading], engine: str) -> str:
    """What is wrong with what was measured; nothing where it is as it should be."""
    if len(found) < 2:  # noqa: PLR2004
        return "NOT FINISHED"
    small, large = found
    if large.seconds > max(FLOOR, GROWTH * small.seconds):
        return "GROWS"
    if large.seconds > FLOOR and large.seconds / large.characters * 1e6 > SHARE[engine]:
        return "SLOW"
    return "MEMORY" if large.mebibytes > MEGABYTES else ""


def _told(found: list[Reading], characters: int) -> str:
    small, large = (*found, None, None)[:2]
    if small is None:
        return f"{characters:8}"
    if large is None:
        return f"{small.characters:8} {small.seconds:7.2f}"
    ratio = large.seconds / max(small.seconds, 1e-3)
    return (
        f"{small.characters:8} {small.seconds:7.2f} {large.seconds:8.2f} {ratio:6.1f} {large.mebibytes:6.0f} "
        f"{large.rows:7}"
    )


if __name__ == "__main__":
    sys.exit(main())
