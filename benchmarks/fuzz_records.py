"""Records and sheets with something wrong in them: each is read, or refused in one sentence.

    python benchmarks/fuzz_records.py --corpus DIR --log FILE [--total 100000] [--size 5000] [--jobs 1] [--sum]

Good ones are made of golden texts, and changed anywhere: a value gone, doubled, of another type, out of its bounds, in
the place of another. `read_document` gets records; the scorer gold, predictions and sheets; and the list of speakers
that a user knows is a table like others. What is accepted must go on to work: to be written again, or compared.
"""

from __future__ import annotations

import copy
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT))

from tests.golden.markup import read_cases  # noqa: E402
from tests.invariants import all_spans  # noqa: E402

from fuzz_runs import Notes, Run, arguments, run, signature_of  # noqa: E402
from hostile_texts import Choice, TextMaker, sometimes  # noqa: E402
from inquit import Document, Extractor, Settings  # noqa: E402
from inquit.errors import InquitError  # noqa: E402
from inquit.io.roster import read_roster  # noqa: E402
from inquit.record import document_record, read_document  # noqa: E402
from inquit.scoring import compare_all, read_gold, read_predictions  # noqa: E402
from inquit.scoring.gold_records import gold_record  # noqa: E402
from inquit.scoring.sheet_writer import plain_lines, sheet_text  # noqa: E402

TEXTS = 40
# Values that stand where others should; a text is drawn besides.
ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 7, 10**20, 0.5, 1.5, -0.1, float("nan"), float("inf"), "", " ", "q1", "s1", "direct",
    "\ud800", "\0", "?", [], {}, [[]], [[0, 1]], [[1, 0]], [[0, 0]], [[-1, 2]], [[0, 10**9]], [[0, 1.0]], [[True, 2]],
    [0, 1], [[0, 1, 2]], ["a"], [None], {"a": 1}, {"rule": 1, "via": [1]},
)  # fmt: skip


class Good:
    """Records, gold and sheets that are in order."""

    def __init__(self) -> None:
        cases = sorted((ROOT / "tests" / "golden" / "cases").glob("*.txt"))
        texts = [plain_lines(case.text) for path in cases for case in read_cases(path)][::20][:TEXTS]
        extractor = Extractor(settings=Settings(engine="rules"))
        self.documents = [extractor.extract(text) for text in texts]
        self.records = [
            document_record(document, with_not_quotes=True, with_places=True) | {"id": f"d{n}"}
            for n, document in enumerate(self.documents)
        ]
        self.gold = [_gold(record, document) for record, document in zip(self.records, self.documents, strict=True)]
        self.read = [read_gold(_line(gold), "gold.jsonl") for gold in self.gold]
        self.sheets = [sheet_text(gold) for (gold,) in self.read]


def _gold(record: dict[str, Any], document: Document) -> dict[str, Any]:
    names = {speaker["name"]: speaker["aliases"] for speaker in record["speakers"]}
    kept = ("id", "type", "content", "cue", "source", "speaker")
    quotes = [
        {key: row[key] for key in kept} | {"aliases": names.get(row["speaker"], [])}
        for row in record["quotes"]
        if row["parent_id"] is None
    ]
    return {"id": record["id"], "genre": "news", "text": document.text, "quotes": quotes}


def _line(value: Any) -> bytes:
    return json.dumps(value).encode() + b"\n"


class Subjects:
    """What is read, each from something that is changed; a subject raises what it should not."""

    def __init__(self, good: Good, texts: TextMaker, folder: Path) -> None:
        self._good, self._texts = good, texts
        self._roster = folder / "roster.csv"
        self.all: dict[str, Callable[[Choice], Iterator[Any]]] = {
            "record": self._record,
            "gold": self._gold_file,
            "predictions": self._predictions,
            "sheet": self._sheet,
            "roster": self._speakers,
        }

    def _changed(self, value: Any, choice: Choice) -> Any:
        out = copy.deepcopy(value)
        for _ in range(choice.choice((1, 1, 1, 2, 4))):
            out = changed_value(out, self._texts, choice)
        return out

    def _bytes(self, value: Any, choice: Choice) -> bytes:
        source = json.dumps(value)
        if sometimes(choice, 0.1):  # JSON that is none
            source = self._texts.changed(source, choice)
        return source.encode("utf-8", "surrogatepass") + choice.choice((b"\n", b"", b"\n\n{}", b"\xff"))

    def _record(self, choice: Choice) -> Iterator[Any]:
        n = choice.randrange(len(self._good.records))
        record, text = self._changed(self._good.records[n], choice), self._good.documents[n].text
        yield record
        document = read_document(record, text)
        assert all(span.end <= len(text) for span in all_spans(document)), "a span outside the text"
        document_record(document, with_not_quotes=True, with_places=True)

    def _gold_file(self, choice: Choice) -> Iterator[Any]:
        data = self._bytes(self._changed(choice.choice(self._good.gold), choice), choice)
        yield data.decode("utf-8", "replace")
        for gold in read_gold(data, "gold.jsonl"):
            assert read_gold(_line(gold_record(gold)), "again.jsonl") is not None

    def _predictions(self, choice: Choice) -> Iterator[Any]:
        n = choice.randrange(len(self._good.records))
        data = self._bytes(self._changed(self._good.records[n], choice), choice)
        yield data.decode("utf-8", "replace")
        compare_all(self._good.read[n], read_predictions(data, "found.jsonl", self._good.read[n]))

    def _sheet(self, choice: Choice) -> Iterator[Any]:
        sheet = choice.choice(self._good.sheets)
        for _ in range(choice.choice((1, 2, 5))):
            sheet = _changed_lines(sheet, choice) if sometimes(choice, 0.6) else self._texts.changed(sheet, choice)
        yield sheet
        for gold in read_gold(sheet.encode("utf-8", "surrogatepass"), "x.gold.txt"):
            read_gold(_line(gold_record(gold)), "again.jsonl")

    def _speakers(self, choice: Choice) -> Iterator[Any]:
        rows = "name,aliases,id\nAnn Lee,Lee; Annie,p1\nBob Ray,,\n"
        for _ in range(choice.choice((1, 2, 4))):
            rows = self._texts.changed(rows, choice)
        yield rows
        self._roster.write_bytes(rows.encode("utf-8", "surrogatepass"))
        read_roster(self._roster)


def changed_value(value: Any, texts: TextMaker, choice: Choice) -> Any:
    """The value with something in it, anywhere, gone, doubled or another."""
    places = list(_places(value))
    if not places or sometimes(choice, 0.01):  # all of it
        return choice.choice(ODD)
    holder, key = choice.choice(places)
    other_holder, other_key = choice.choice(places)
    match choice.randrange(7):
        case 0:
            del holder[key]
        case 1:
            holder[key] = copy.deepcopy(other_holder[other_key])
        case 2 if isinstance(holder, list):
            holder.insert(key, copy.deepcopy(holder[key]))
        case 3 if isinstance(holder[key], int | float):
            holder[key] += choice.choice((-1, 1, 1000, -1000, 0.5))
        case 4:
            holder[key] = texts.draw(choice)
        case 5:
            holder[key] = [holder[key]]
        case _:
            holder[key] = copy.deepcopy(choice.choice(ODD))
    return value


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    keys: Any = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])


def _changed_lines(sheet: str, choice: Choice) -> str:
    lines = sheet.split("\n")
    at, other = choice.randrange(len(lines)), choice.randrange(len(lines))
    match choice.randrange(4):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[other])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            name, colon, rest = lines[at].partition(":")
            lines[at] = name + colon + choice.choice(("", " ?", " direct", rest + rest, " = ;", rest[:-3]))
    return "\n".join(lines)


def chunk(this: Run, notes: Notes) -> None:
    """Read so many."""
    choice = random.Random(f"{this.seed} {this.chunk}")
    subjects = Subjects(Good(), TextMaker([]), this.corpus)
    while notes.done < this.size:
        name = choice.choice(list(subjects.all))
        steps = subjects.all[name](choice)
        what = next(steps)
        notes.about_to([name, repr(what)])
        begin = time.perf_counter()
        kind, signature = outcome(steps)
        notes.slowest = max(notes.slowest, (round(time.perf_counter() - begin, 3), name))
        notes.done += 1
        if signature:
            notes.found(kind, f"{name}: {signature}", {"subject": name, "what": repr(what)})
        else:
            notes.counts[f"{name} {kind}"] += 1


def outcome(steps: Iterator[Any]) -> tuple[str, str]:
    """Whether the rest of a subject accepts or refuses; a kind of fault has a signature."""
    try:
        for _ in steps:
            pass
    except InquitError as error:
        one_line = str(error).strip() and "\n" not in str(error)
        return ("refused", "") if one_line else ("breaches", "a message that is no sentence")
    except AssertionError as error:
        return "breaches", signature_of(error)
    except Exception as error:  # noqa: BLE001 - whatever it raises is what is looked for
        return "exceptions", signature_of(error)
    return "accepted", ""


def main() -> int:
    """Fuzz, or sum up."""
    parser = arguments(__doc__ or "", total=100_000, size=5000)
    return run(parser.parse_args(), chunk)


if __name__ == "__main__":
    sys.exit(main())
