"""How fast a database with a million statements answers, and how large it is.

    python benchmarks/corpus_speed.py [--statements 1000000] [--keep FILE]

The statements are made up, and put in by plain SQL, which takes minutes where reading texts would take days. Prints the
size for each statement, the median and the slowest of a hundred different queries of each kind, the figures that the
issue asks for, and how much memory the process took at most.
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from inquit.store import Store

QUERIES = 100
PER_TEXT, SPEAKERS_PER_TEXT, PEOPLE, SITES = 20, 5, 20_000, 40
SYLLABLES = [first + second for first in "bdfgklmnprstvz" for second in "ao"]
# As words are in texts: few are everywhere, and most are rare.
WORDS = ["".join(pair) for pair in ((a + b + c) for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES)]


def fill(path: Path, statements: int) -> None:
    """Make a database of so many statements."""
    with Store(path) as store:
        db = store.db.conn
        random.seed(19)
        db.execute("PRAGMA synchronous = OFF")
        db.execute("BEGIN")
        db.executemany("INSERT INTO people (id, name, kind) VALUES (?, ?, 'person')", people())
        db.executemany("INSERT INTO person_names (person_id, name, folded) VALUES (?, ?, lower(?))", names())
        for number in range(1, statements // PER_TEXT + 1):
            put_text(db, number)
        db.execute("COMMIT")


def name_of(person: int) -> str:
    """The full name of a person."""
    return f"{WORDS[person % len(WORDS)].title()} {WORDS[person * 7 % len(WORDS)].title()}son{person // len(WORDS)}"


def people() -> Iterator[tuple[int, str]]:
    """All people."""
    return ((person, name_of(person)) for person in range(1, PEOPLE + 1))


def names() -> Iterator[tuple[int, str, str]]:
    """What they are called: the full name, and the last."""
    for person in range(1, PEOPLE + 1):
        full = name_of(person)
        yield person, full, full
        yield person, full.split()[1], full.split()[1]


def some_words(number: int) -> str:
    """So many words."""
    return " ".join(WORDS[int(len(WORDS) * random.random() ** 4)] for _ in range(number))


def put_text(db: sqlite3.Connection, number: int) -> None:
    """One text with its speakers and statements."""
    date = f"20{number % 20 + 5:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    db.execute(
        "INSERT INTO documents (id, origin, key, document, title, site, date, added, read, words, genre, engine, "
        "content_digest, reading_digest, meta, places, not_quotes) VALUES (?, ?, '', ?, ?, ?, ?, ?, ?, 500, 'news', "
        "'reader', ?, 'r', '{}', '[]', '[]')",
        (number, f"/corpus/{number}.txt", f"{number}.txt", some_words(6), f"Site {number % SITES}", date, date, date,
         f"{number:064x}"),
    )  # fmt: skip
    spoken = [some_words(25) for _ in range(PER_TEXT)]
    text = "\n\n".join(spoken)
    db.execute("INSERT INTO texts (document_id, text) VALUES (?, ?)", (number, text))
    first = (number - 1) * SPEAKERS_PER_TEXT + 1
    for speaker in range(SPEAKERS_PER_TEXT):
        person = 1 + int(PEOPLE * random.random() ** 2)
        name = name_of(person)
        db.execute(
            "INSERT INTO speakers (id, document_id, person_id, speaker, name, folded, named, kind, role, aliases, "
            "mentions, members) VALUES (?, ?, ?, ?, ?, lower(?), 1, 'person', ?, ?, '[[0,5]]', '[]')",
            (first + speaker, number, person, f"s{speaker}", name, name, random.choice(("mayor", "minister", None)),
             f'["{name.split()[1]}"]'),
        )  # fmt: skip
        db.execute("INSERT INTO speaker_aliases VALUES (?, lower(?))", (first + speaker, name.split()[1]))
    at = 0
    for row, words in enumerate(spoken):
        speaker = first + row % SPEAKERS_PER_TEXT
        span = f"[[{at},{at + len(words)}]]"
        db.execute(
            "INSERT INTO statements (document_id, row, person_id, speaker_id, statement, type, act, status, cue, "
            "cue_lemma, name_as_printed, confidence, words, paragraph, start, end, content_spans, cue_spans, "
            "source_spans, rule, via) VALUES (?, ?, (SELECT person_id FROM speakers WHERE id = ?), ?, ?, 'direct', "
            "'speech', 'asserted', 'said', 'say', 'She', ?, 25, ?, ?, ?, ?, ?, ?, 'subject', ?)",
            (number, f"q{row}", speaker, speaker, words, random.random(), row + 1, at, at + len(words), *[span] * 3,
             '[["She",[10,13],""],["Lee",[1,4],"pronoun"]]'),
        )  # fmt: skip
        db.execute(
            "INSERT INTO paragraphs (document_id, paragraph, start, end) VALUES (?, ?, ?, ?)",
            (number, row + 1, at, at + len(words)),
        )
        at += len(words) + 2


def timed(what: str, queries: list[Callable[[], object]], bound: float | None = None) -> None:
    """Print how long queries take."""
    seconds = []
    for query in queries:
        begin = perf_counter()
        query()
        seconds.append(perf_counter() - begin)
    wanted = "" if bound is None else f" (wanted: under {1000 * bound:.0f} ms)"
    print(f"{what}: median {1000 * median(seconds):.1f} ms, slowest {1000 * max(seconds):.1f} ms{wanted}", flush=True)


def measure(path: Path) -> None:
    """Ask a database what people ask."""
    random.seed(7)
    with Store(path, writes=False) as store:
        words = [WORDS[int(len(WORDS) * random.random() ** 4)] for _ in range(QUERIES)]
        persons = [name_of(1 + int(PEOPLE * random.random() ** 2)) for _ in range(QUERIES)]
        both = list(zip(words, persons, strict=True))
        find = partial(store.find, limit=20)
        timed("find a word and a person", [partial(find, w, person=p) for w, p in both], 0.05)
        timed("find a word", [partial(find, w) for w in words])
        timed("find a person", [partial(find, person=p) for p in persons])
        timed("find two words since", [partial(find, f"{w} {WORDS[9]}", since="2020") for w in words])
        timed("find around", [partial(find, w, person=p, around=True) for w, p in both])
        timed("who", [partial(store.who, p) for p in persons], 0.1)


def main() -> None:
    """Make a database, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="make the database here, or measure the one that is here")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "quotes.db"
        if not path.exists():
            begin = perf_counter()
            fill(path, given.statements)
            print(f"made in {perf_counter() - begin:.0f} s", flush=True)
        size = path.stat().st_size
        print(f"{size / 1e6:.0f} MB, {size / given.statements:.0f} bytes a statement", flush=True)
        measure(path)
    unit = 1 if sys.platform == "darwin" else 1024
    print(f"memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
