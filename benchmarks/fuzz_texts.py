"""Texts that nobody meant to write: what the whole extraction makes of a million of them.

    python benchmarks/fuzz_texts.py --corpus DIR --log FILE [--total 1000000] [--size 10000] [--jobs 1] [--sum]

Each text, made by `hostile_texts.py`, goes through one of the four pairs of engine and genre, drawn, and what comes out
is held to `tests/invariants.py`. A text whose result has something new in it (a rule, a step, a kind of speaker, in a
company in which none was seen) is kept, and changed again later. Nothing may raise, break an invariant, or take a
minute.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any, cast, get_args

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT))

from spacy.language import Language  # noqa: E402
from spacy.tokens import Doc  # noqa: E402
from tests.golden.markup import read_cases  # noqa: E402
from tests.invariants import check, check_schema  # noqa: E402

from fuzz_runs import Notes, Run, arguments, run, signature_of  # noqa: E402
from hostile_texts import TextMaker  # noqa: E402
from inquit import Document, Extractor, Failure, Roster, RosterEntry, Settings, write  # noqa: E402
from inquit.api import load_pipeline  # noqa: E402
from inquit.engines import Engine  # noqa: E402
from inquit.io.outputs import OUTPUT_FORMATS  # noqa: E402
from inquit.io.outputs.output_format import RefusedError  # noqa: E402
from inquit.languages import language_of  # noqa: E402
from inquit.settings import DEFAULT_MODEL  # noqa: E402
from inquit.text.paragraphs import paragraph_spans  # noqa: E402
from inquit.text.respelling import respelled  # noqa: E402
from inquit.text.shown_text import parsable  # noqa: E402
from inquit.text_kinds import Genre  # noqa: E402
from shrinking import shrunk  # noqa: E402

BATCH = 256  # texts that are parsed at once; spaCy takes half the time of one by one
HELD = 5000  # paragraphs whose parse is kept for the texts that have them again
ONE_IN = 50  # texts that are also held to the schema, and read again alone
KEPT = 20_000  # texts of interest that a process starts with, the last ones
# The large reader is the code of the reader with weights that need not be there.
ENGINES: tuple[Engine, ...] = ("reader", "rules")
PAIRS: list[tuple[Engine, Genre]] = list(product(ENGINES, get_args(Genre)))
WRITTEN = 30  # results of a chunk, which are written in every format
WEIGHTS = {"reader": 1, "rules": 6}  # a text costs the reader five times as much
ROSTER = Roster((RosterEntry("Ann Lee", ("Annie", "Mrs. Lee"), "p1"), RosterEntry("Tom"), RosterEntry("NATO")))


class ParsedAhead:
    """A pipeline that has parsed the paragraphs of a batch of texts before it is asked for them."""

    def __init__(self, nlp: Language) -> None:
        self.itself = self._nlp = nlp
        self._held: dict[str, Doc] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._nlp, name)

    def __call__(self, text: str) -> Doc:
        return self._nlp(text)

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """As the pipeline's own."""
        for text in texts:
            yield self._held[text] if text in self._held else self._nlp(text)

    def parse(self, texts: Iterable[str]) -> None:
        """Parse what will be asked for; what cannot be is left to the text's own turn."""
        language = language_of()
        if len(self._held) > HELD:
            self._held = {}
        wanted: dict[str, None] = {}
        try:
            for text in texts:
                meant = respelled(text)
                read = text if meant is None else meant.text
                wanted.update((parsable(span.of(read), language), None) for _, span in paragraph_spans(read, language))
            new = [text for text in wanted if text not in self._held]
            self._held.update(zip(new, self._nlp.pipe(new), strict=True))
        except Exception:  # noqa: BLE001 - the text that it comes from raises it again when it is read
            self._held = {}


class Reading:
    """One way to read texts: an engine, a genre, and the settings besides."""

    def __init__(self, nlp: ParsedAhead, settings: Settings) -> None:
        self.engine = settings.engine
        self.name = f"{settings.engine} {settings.genre}"
        self.about = f"{self.name}{' attitudes' * settings.attitudes}{' roster' * bool(settings.roster.entries)}"
        self._ahead = Extractor(nlp.itself, settings=settings)
        self._ahead.nlp = cast(Language, nlp)
        self.extract: Callable[[str], Document] = self._ahead.extract
        self.extract_many = self._ahead.extract_many

    def complaint(self, text: str) -> tuple[str, str] | None:
        """What is wrong with a text's result, as a kind of fault and its signature."""
        try:
            document = self.extract(text)
        except Exception as error:  # noqa: BLE001 - whatever it raises is what is looked for
            return "exceptions", signature_of(error)
        return complaint_about(document, text)


def complaint_about(document: Document, text: str, *, closely: bool = True) -> tuple[str, str] | None:
    """What is wrong with a result."""
    try:
        check(document, text)
        if closely:
            check_schema(document)
    except Exception as error:  # noqa: BLE001 - what cannot be checked is as broken
        return "breaches", signature_of(error)
    return None


def readings(nlp: ParsedAhead) -> list[Reading]:
    """All ways; most have no settings besides."""
    besides: list[dict[str, Any]] = [{}, {}, {}, {"attitudes": True}, {"roster": ROSTER, "min_report_chance": 0.1}]
    return [
        Reading(nlp, Settings(engine=engine, genre=genre, threads=1, **more))
        for (engine, genre), more in product(PAIRS, besides)
    ]


def seen_in(document: Document) -> set[str]:
    """What a result has in it, and in what company: each new one stands for a way through the code."""
    kind = f"{document.meta['engine']} {document.meta['genre']}"
    seen = {f"{kind} {notice[:30]}" for notice in document.meta.get("notices", ())}
    seen |= {f"{kind} not {found.reason}" for found in document.not_quotes}
    seen |= {
        f"{kind} speaker {s.kind} {s.named} {s.gender} {bool(s.role)} {bool(s.members)}" for s in document.speakers
    }
    for quote in document.quotes:
        row = f"{kind} {quote.type} {quote.evidence.rule}"
        steps = [step.why for step in quote.evidence.via]
        seen.add(f"{row} {' '.join(steps)}")
        seen.add(f"{row} {quote.act} {quote.status} {quote.parent_id is None} {quote.addressee_id is None}")
        seen.add(
            f"{row} {min(len(quote.content), 3)} {len(quote.cue)} {len(quote.source)} {quote.reported_by_id is None}"
        )
    return seen


class Corpus:
    """Texts of interest: those of the golden cases, and what earlier chunks kept."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "grown.jsonl"
        self._file.touch()
        self._seen: set[str] = set()
        cases = sorted((ROOT / "tests" / "golden" / "cases").glob("*.txt"))
        self.texts = [case.text for path in cases for case in read_cases(path)]
        for line in self._file.read_text(encoding="utf-8").splitlines():
            kept = json.loads(line)
            self._seen.update(kept["new"])
            self.texts.append(kept["text"])
        del self.texts[:-KEPT]

    def take(self, text: str, seen: set[str]) -> bool:
        """Keep a text in which something is new."""
        new = seen - self._seen
        if not new:
            return False
        self._seen |= new
        self.texts.append(text)
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"text": text, "new": sorted(new)}) + "\n")
        return True


def chunk(this: Run, notes: Notes) -> None:
    """Read so many texts."""
    nlp = ParsedAhead(load_pipeline(DEFAULT_MODEL))
    ways = readings(nlp)
    weights = [WEIGHTS[way.engine] for way in ways]
    corpus = Corpus(this.corpus)
    maker = TextMaker(corpus.texts)
    choice = random.Random(f"{this.seed} {this.chunk}")
    written: list[Document] = []
    while notes.done < this.size:
        size = min(BATCH, this.size - notes.done)
        drawn = [(maker.draw(choice), way) for way in choice.choices(ways, weights, k=size)]
        notes.about_to([text for text, _ in drawn])
        nlp.parse(text for text, _ in drawn)
        for text, way in drawn:
            notes.about_to([way.about, text])
            result = try_text(text, way, notes, corpus)
            if result is not None and notes.done % (this.size // WRITTEN) == 0:
                written.append(result)
    write_in_all_formats(written, notes)


def try_text(text: str, way: Reading, notes: Notes, corpus: Corpus) -> Document | None:
    """Read one text, and note what is wrong with the result, which is returned if nothing is."""
    begin = time.process_time()  # the machine may be busy
    (result,) = way.extract_many([("", text)])
    notes.slowest = max(notes.slowest, (round(time.process_time() - begin, 3), text[:80]))
    closely = notes.done % ONE_IN == 0
    if isinstance(result, Failure):
        complaint: tuple[str, str] | None = way.complaint(text) or ("exceptions", result.error)
    else:
        complaint = complaint_about(result, text, closely=closely)
        again = way.extract(text) if closely and complaint is None else None
        if again is not None and again.quotes != result.quotes:
            complaint = "breaches", "another result the second time"
        notes.counts["rows"] += len(result.quotes)
        notes.counts["kept"] += corpus.take(text, seen_in(result))
    notes.done += 1
    notes.counts[way.name] += 1
    if complaint is None:
        return result if isinstance(result, Document) else None
    kind, signature = complaint

    def shorter() -> str:
        return shrunk(text, lambda less: way.complaint(less) == complaint, seconds=30.0)

    notes.found(kind, signature, {"way": way.about, "text": text}, shorter)
    return None


def write_in_all_formats(results: Sequence[Document], notes: Notes) -> None:
    """Write some of the results as every format."""
    with tempfile.TemporaryDirectory() as folder:
        for form in OUTPUT_FORMATS:
            notes.about_to([form.name, *(result.text for result in results)])
            try:
                write(results, Path(folder) / "results", format=form.name, with_not_quotes=True)
            except RefusedError:  # a text that such a file cannot hold
                continue
            except Exception as error:  # noqa: BLE001 - whatever it raises is what is looked for
                texts = [result.text for result in results]
                notes.found("exceptions", f"{form.name}: {signature_of(error)}", {"format": form.name, "texts": texts})


def main() -> int:
    """Fuzz, or sum up."""
    parser = arguments(__doc__ or "", total=1_000_000, size=10_000)
    return run(parser.parse_args(), chunk)


if __name__ == "__main__":
    sys.exit(main())
