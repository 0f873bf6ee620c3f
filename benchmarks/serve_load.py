"""How `inquit serve` answers when many read and some correct at once.

    python benchmarks/serve_load.py [--statements 1000000] [--keep big.db] [--readers 50] [--reviewers 5] [--seconds 60]

Puts together a database of made-up texts (or copies the one of `--keep`, which is made where it is not there), starts
the server as a user does, and lets readers and reviewers ask for a page every two seconds each: texts and novels at
random, statements, searches of rare words, of words that stand everywhere and of people, lists, figures, the same
words, the log; reviewers accept, reject, give to others, change types and borders, and take back. Prints how long each
kind of page took, errors, and the memory of the server; and whether every correction that was confirmed is in the log.

Exit code 1 where there was an error, or 95 of 100 pages took longer than the bar. For an idle machine.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import unescape
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

from inquit import Document, Quote, Speaker, TextSpan
from inquit.document import QuoteType
from inquit.store import Store
from inquit.store.linked_people import link
from inquit.store.writing import Arrival, put_document

BAR = 0.3  # seconds, for 95 of 100 pages
PAUSE = 2.0
OF_NEWS, OF_NOVEL = 50, 5_000  # statements of a text
NOVELS = 5
GOES_ROUND, DIRECT = 0.02, 0.9  # shares of the statements
OF_NEWS_CORRECTED, TAKEN_BACK = 0.95, 0.1  # shares of the corrections
FREQUENT = ("council", "budget", "ferry", "minister")
SYLLABLES = ("ba", "do", "ki", "lu", "me", "ra", "so", "ti", "vo", "ze")
SAMPLED = "SELECT statement FROM statements WHERE id % 997 = 0"  # of which words are asked for
WORDS = [a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES]
FIRST = [f"{a}{b}n".capitalize() for a in SYLLABLES for b in SYLLABLES[:4]]
LAST = [f"{a}{b}{c}r".capitalize() for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES[:6]]


def main() -> int:
    """Measure, print, and say whether the bar is reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="a database to copy; made where it is not there")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--reviewers", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--warm", action="store_true", help="begin when the same words were compared once")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        database = Path(name) / "quotes.db"
        if args.keep is None or not args.keep.exists():
            make_store(args.keep or database, args.statements, random.Random(args.seed))
        if args.keep is not None:
            shutil.copyfile(args.keep, database)
        return measured(database, args)


def make_store(path: Path, statements: int, source: random.Random) -> None:
    """News of fifty statements, and some novels, by made-up people in made-up words; some words go round."""
    began = time.monotonic()
    said = [line(source) for _ in range(200)]
    with Store(path) as store:
        store.db.execute("PRAGMA synchronous = OFF")
        sizes = [OF_NOVEL] * min(NOVELS, statements // (4 * OF_NOVEL))
        sizes += [OF_NEWS] * ((statements - sum(sizes)) // OF_NEWS)
        for number, size in enumerate(sizes):
            document = made_up(number, size, said, source)
            moment = "2024-01-01T00:00:00+00:00"
            put_document(store.db, Arrival(document, f"/texts/{number}", "", f"c{number}", "r", moment))
        link(store.db)
    print(f"{len(sizes):,} texts with {sum(sizes):,} statements made in {time.monotonic() - began:.0f} s", flush=True)


def line(source: random.Random) -> str:
    """Twelve words; every third line has one that stands everywhere."""
    words = [WORDS[min(int(source.expovariate(0.006)), len(WORDS) - 1)] for _ in range(12)]
    if source.random() < 1 / 3:
        words[source.randrange(12)] = source.choice(FREQUENT)
    return " ".join(words)


def made_up(number: int, size: int, said: Sequence[str], source: random.Random) -> Document:
    """A text in which eight people speak."""
    names = [f"{source.choice(FIRST)} {source.choice(LAST)}" for _ in range(8)]
    speakers = tuple(
        Speaker(f"s{place}", name, named=True, kind="person", role=source.choice((None, "mayor")))
        for place, name in enumerate(names, start=1)
    )
    parts, quotes, at = [], [], 0
    for row in range(1, size + 1):
        words = source.choice(said) if source.random() < GOES_ROUND else line(source)
        parts.append(f"“{words},” said {names[row % 8]}.\n\n")
        span = TextSpan(at, at + len(words) + 3)
        type_: QuoteType = "direct" if source.random() < DIRECT else "mixed"
        confidence = round(source.random(), 4)
        quotes.append(
            Quote(f"q{row}", type_, (span,), speaker_id=f"s{row % 8 + 1}", confidence=confidence, paragraph=row)
        )
        at += len(parts[-1])
    about = {"date": f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}", "site": f"site{number % 50}", "genre": "news"}
    return Document(f"text{number}", "".join(parts), tuple(quotes), speakers, meta=about)


@dataclass
class Kept:
    """What was asked, and what came."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)
    stale: int = 0
    confirmed: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


class Browser:
    """One who asks: a session and a connection of its own."""

    def __init__(self, address: str, kept: Kept, source: random.Random) -> None:
        self._connection = HTTPConnection(address, timeout=60)
        self._kept = kept
        self._cookie = ""
        self.source = source

    def get(self, kind: str, path: str) -> str:
        """A page, timed; nothing where it did not come."""
        return self._asked(kind, "GET", path)

    def _asked(self, kind: str, method: str, path: str, form: dict[str, str] | None = None) -> str:
        began = time.monotonic()
        try:
            body = None if form is None else urlencode(form)
            headers = {"cookie": self._cookie} | ({"content-type": "application/x-www-form-urlencoded"} if form else {})
            self._connection.request(method, path, body, headers)
            answer = self._connection.getresponse()
            page = answer.read().decode()
        except (OSError, HTTPException) as error:
            self._connection.close()
            self._note(kind, began, f"{kind}: {type(error).__name__}")
            return ""
        if cookie := answer.headers.get("set-cookie"):
            self._cookie = cookie.partition(";")[0]
        is_stale = answer.status in (HTTPStatus.BAD_REQUEST, HTTPStatus.CONFLICT) and form is not None
        self._note(
            kind, began, "" if answer.status < HTTPStatus.BAD_REQUEST or is_stale else f"{kind}: {answer.status}"
        )
        if is_stale:
            self._kept.stale += 1
        if answer.status == HTTPStatus.SEE_OTHER:
            if form is not None and re.search(r"done=\d", answer.headers["location"]):
                self._kept.confirmed += 1
            return self._asked("after a correction" if form else kind, "GET", answer.headers["location"])
        return page

    def _note(self, kind: str, began: float, error: str) -> None:
        with self._kept.lock:
            self._kept.times[kind].append(time.monotonic() - began)
            if error:
                self._kept.errors[error] += 1

    def send(self, page: str, action: str, given: dict[str, str]) -> str:
        """Fill in the form of a page, and send it."""
        for one in re.findall(r"<form.*?</form>", page, re.DOTALL):
            if f'action="{action}"' in one:
                hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', one)
                values = {name: unescape(value) for name, value in hidden}
                return self._asked("correction", "POST", action, {**values, **given})
        return ""


@dataclass(frozen=True)
class Corpus:
    """What can be asked for."""

    news: Sequence[int]
    novels: Sequence[int]
    people: Sequence[int]
    names: Sequence[str]
    words: Sequence[str]
    everywhere: Sequence[str]


def reading(browser: Browser, corpus: Corpus) -> None:
    """One page, as somebody may want it."""
    source = browser.source
    news = source.choice(corpus.news)
    novel = source.choice(corpus.novels or corpus.news)
    pages: list[tuple[int, str, Callable[[], str]]] = [
        (30, "text", lambda: f"/texts/{news}"),
        (5, "part of a novel", lambda: f"/texts/{novel}/parts/{source.randint(1, 34)}"),
        (8, "statement", lambda: f"/texts/{news}/statements/q{source.randint(1, OF_NEWS)}"),
        (8, "texts", lambda: source.choice(("/", f"/?before={news}"))),
        (10, "search: a word", lambda: f"/search?q={source.choice(corpus.words)}"),
        (3, "search: two words", lambda: f"/search?q={source.choice(corpus.words)}+{source.choice(corpus.everywhere)}"),
        (5, "search: everywhere", lambda: f"/search?q={source.choice(corpus.everywhere)}"),
        (2, "search: page 5", lambda: f"/search?q={source.choice(corpus.everywhere)}&page=5"),
        (3, "search: person", lambda: f"/search?person={quote(source.choice(corpus.names))}"),
        (3, "search: filter", lambda: f"/search?{source.choice(('type=direct', 'site=site3', 'since=2024-06'))}"),
        (5, "people", lambda: "/people"),
        (2, "people: name", lambda: f"/people?q={source.choice(corpus.names).split()[-1]}"),
        (5, "person", lambda: f"/people/{source.choice(corpus.people)}"),
        (5, "figures", lambda: f"/figures?by={source.choice(('person', 'person', 'site', 'month', 'type'))}"),
        (1, "figures: two", lambda: "/figures?by=site&also=type"),
        (2, "same words", lambda: "/same"),
        (3, "log", lambda: source.choice(("/log", f"/log?text={news}"))),
        (2, "review", lambda: source.choice(("/review", "/review/sample"))),
    ]
    _, kind, path = source.choices(pages, [weight for weight, _, _ in pages])[0]
    browser.get(kind, path())


def correcting(browser: Browser, corpus: Corpus) -> None:
    """A statement, and two seconds later what is wrong with it."""
    source = browser.source
    text = (
        source.choice(corpus.news)
        if source.random() < OF_NEWS_CORRECTED
        else source.choice(corpus.novels or corpus.news)
    )
    address = f"/texts/{text}/statements/q{source.randint(1, OF_NEWS)}"
    page = browser.get("statement", address)
    time.sleep(PAUSE)
    what = source.choices(("accept", "reject", "speaker", "type", "role", "borders"), (45, 10, 20, 10, 5, 10))[0]
    given = {
        "speaker": {"name": source.choice((*source.sample(corpus.names, 8), "Somebody New"))},
        "type": {"type": source.choice(("direct", "mixed", "indirect"))},
        "role": {"role": "mayor", "affiliation": source.choice(corpus.words)},
        "borders": _shorter(page) if what == "borders" else {},
    }
    page = browser.send(page, f"{address}/{what}", given.get(what, {}))
    if source.random() < TAKEN_BACK:
        time.sleep(PAUSE)
        browser.send(page, "/undo", {})


def _shorter(page: str) -> dict[str, str]:
    found = re.search(r'name="content" value="(\d+)-(\d+)"', page)
    return {} if found is None else {"content": f"{found[1]}-{int(found[2]) - 7}"}


def corpus_of(store: Store) -> Corpus:
    """What a database has to be asked for."""
    rows = store.db.execute("SELECT document_id, statements FROM text_counts").fetchall()
    people = store.db.execute("SELECT id, name FROM people").fetchall()
    words = Counter(word for (one,) in store.db.execute(SAMPLED) for word in re.findall(r"\w{3,}", one))
    return Corpus(
        news=[number for number, size in rows if size <= OF_NEWS],
        novels=[number for number, size in rows if size > OF_NEWS],
        people=[number for number, _ in people],
        names=[name for _, name in people],
        words=list(words),
        everywhere=[word for word, _ in words.most_common(5)],
    )


def measured(database: Path, args: argparse.Namespace) -> int:
    """Start the server, let them ask, and print what came."""
    with Store(database) as store:
        corpus, before = corpus_of(store), len(store.history(limit=10**6))
    command = [sys.executable, "-m", "inquit", "serve", str(database), "--no-browser", "--reviewer", "Eva"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    address = urlsplit(server.stdout.readline().strip()).netloc
    kept = Kept()
    first = Browser(address, kept, random.Random(args.seed))
    for kind, path in (("first page", "/"), ("first figures", "/figures"), ("first same words", "/same")):
        began = time.monotonic()
        first.get(kind, path)
        print(f"{kind}: {time.monotonic() - began:.2f} s", flush=True)
    while args.warm and "being compared" in first.get("same words", "/same"):
        time.sleep(PAUSE)
    kept.times.clear()
    used = processor_time(server.pid)
    ask(address, kept, corpus, args)
    print(f"\nprocessor time of the server: {processor_time(server.pid) - used:.0f} s")
    memory = re.search(r"VmHWM:\s*(\d+) kB", Path(f"/proc/{server.pid}/status").read_text())
    server.terminate()
    server.wait()
    with Store(database, writes=False) as store:
        noted = len(store.history(limit=10**6)) - before
    return said(kept, int(memory[1]) // 1024 if memory else 0, noted)


def processor_time(process: int) -> float:
    """Seconds that a process has used."""
    user, system = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def ask(address: str, kept: Kept, corpus: Corpus, args: argparse.Namespace) -> None:
    """All at once, until the time is over."""
    end = time.monotonic() + args.seconds

    def asks(number: int, one: Callable[[Browser, Corpus], None]) -> None:
        browser = Browser(address, kept, random.Random(args.seed * 1_000 + number))
        time.sleep(PAUSE * number / (args.readers + args.reviewers))  # nobody sits down at the same moment
        while (began := time.monotonic()) < end:
            one(browser, corpus)
            time.sleep(max(0.0, began + PAUSE - time.monotonic()))

    jobs = [reading] * args.readers + [correcting] * args.reviewers
    threads = [threading.Thread(target=asks, args=(number, job)) for number, job in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def said(kept: Kept, memory: int, noted: int) -> int:
    """Print the figures: 1 where the bar is missed."""
    every = [one for times in kept.times.values() for one in times]
    print(f"\n{'page':<20} {'asked':>6} {'p50':>7} {'p95':>7} {'most':>7}  (ms)")
    for kind, times in [*sorted(kept.times.items()), ("all", every)]:
        p50, p95 = percentile(times, 50), percentile(times, 95)
        print(f"{kind:<20} {len(times):>6} {p50 * 1000:>7.0f} {p95 * 1000:>7.0f} {max(times) * 1000:>7.0f}")
    print(f"errors: {dict(kept.errors) or 'none'}; refused as stale or senseless: {kept.stale}")
    print(f"corrections confirmed: {kept.confirmed}, in the log: {noted}; the server took at most {memory} MiB")
    is_well = not kept.errors and percentile(every, 95) <= BAR and noted >= kept.confirmed
    return 0 if is_well else 1


def percentile(times: Sequence[float], share: int) -> float:
    """Below which so many of a hundred are."""
    return statistics.quantiles(times, n=100, method="inclusive")[share - 1] if len(times) > 1 else times[0]


if __name__ == "__main__":
    sys.exit(main())
