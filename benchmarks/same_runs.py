"""What same_results.py runs: each a command line with the files that it reads."""

from __future__ import annotations

import json
import lzma
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT))

from tests.made_inputs import ARTICLE, MAKERS  # noqa: E402

__all__ = ["Run", "full_runs", "quick_runs", "spread"]

_T = TypeVar("_T")

ENGINES = ("reader", "rules")
NEWS, WIKINEWS, NOVELS, OPENINGS = "polnear_dev", "wikinews_dev", "pdnc_dev", "litbank_dev"

# Of the novels, in a full run: this many, of all lengths.
FULL_NOVELS = 6
# Documents in a quick run, which is to take two minutes a side.
QUICK_NEWS, QUICK_OPENINGS = 25, 5

# The endings of what `extract --format` writes; a format that is not named here has its own name for an ending.
_FORMATS = (
    *("json", "jsonl", "csv", "tsv", "xlsx", "parquet", "markdown", "tei", "brat", "conll", "label-studio"),
    *("table", "html", "docbin"),
)
_ENDINGS = {"markdown": "md", "tei": "xml", "brat": "zip", "label-studio": "json", "table": "txt", "docbin": "spacy"}
_COMMANDS = ("extract", "report", "stats", "speakers", "demo", "score", "schema", "gold")

_ROSTER = "name,aliases,id\nHelen Okafor,the mayor;Mrs Okafor,okafor\nTomas Reyes,,reyes\n"
# For `inquit score`: one statement of the article, which is enough for every figure to be something.
_QUOTED = "“We have waited thirty years for this, and we will not wait another one,”"


@dataclass(frozen=True, slots=True)
class Run:
    """A call of the command, in a folder that holds nothing but copies of its inputs.

    arguments: what stands after `python -m inquit`.
    inputs: files and folders.
    stdin: the input that is given as standard input.
    """

    name: str
    arguments: tuple[str, ...]
    inputs: tuple[Path, ...] = ()
    stdin: Path | None = None


def quick_runs(corpora: Path, folder: Path) -> Iterator[Run]:
    """Those that take two minutes together; input files are made in `folder`."""
    news = _part(corpora, NEWS, folder, QUICK_NEWS)
    yield from _extractions("quick-polnear", news, ENGINES)
    yield from _extractions("quick-polnear-attitudes", news, ENGINES, "--attitudes")
    yield from _extractions("wikinews", _part(corpora, WIKINEWS, folder), ENGINES)
    yield from _extractions("quick-litbank", _part(corpora, OPENINGS, folder, QUICK_OPENINGS), ENGINES)
    yield from _extractions("quick-novel", _novels(corpora, folder, 1), ("rules",))
    yield from _samples(folder)


def full_runs(corpora: Path, folder: Path) -> Iterator[Run]:
    """All; input files are made in `folder`."""
    news = _part(corpora, NEWS, folder)
    yield from _extractions("polnear", news, ENGINES)
    yield from _extractions("polnear-attitudes", news, ENGINES, "--attitudes")
    wikinews = _part(corpora, WIKINEWS, folder)
    yield from _extractions("wikinews", wikinews, ENGINES)
    yield from _extractions("wikinews-jobs", wikinews, ENGINES, "--jobs", "2")
    yield from _extractions("litbank", _part(corpora, OPENINGS, folder), ENGINES)
    yield from _extractions("novels", _novels(corpora, folder, FULL_NOVELS), ENGINES)
    yield from _samples(folder)


def spread(items: Sequence[_T], count: int | None) -> list[_T]:
    """So many of them, evenly spread, beginning with the first; all without a count."""
    if count is None or count >= len(items):
        return list(items)
    return [items[number * len(items) // count] for number in range(count)]


def _extractions(name: str, path: Path, engines: Sequence[str], *options: str) -> Iterator[Run]:
    """Records of a corpus, with what stood in marks but is nobody's statement."""
    for engine in engines:
        arguments = ("extract", path.name, "--engine", engine, "--all-quoted", "-o", "out.jsonl", *options)
        yield Run(f"{name}-{engine}", arguments, (path,))


def _samples(folder: Path) -> Iterator[Run]:
    """Every format of inputs and outputs, and every command, on texts that are written for the project."""
    made = _made_inputs(folder)
    article, printed, story = made / "article.md", made / "article.pdf", ROOT / "tests" / "texts" / "story.txt"
    yield Run("inputs", ("extract", made.name, "--all-quoted", "--with-text", "-o", "out.jsonl"), (made,))
    yield Run("input-stdin", ("extract", "-", "-o", "out.jsonl"), stdin=made / "article.txt")
    columns = ("--text-column", "text", "--id-column", "author")
    yield Run("input-columns", ("extract", "article.csv", *columns, "-o", "out.jsonl"), (made / "article.csv",))
    yield Run("input-missing", ("extract", "nothing.txt", "article.md"), (article,))
    texts = (article, printed, story)
    names = tuple(path.name for path in texts)
    for name in _FORMATS:
        out = f"out.{_ENDINGS.get(name, name)}"
        arguments = ("extract", *names, "--engine", "rules", "--all-quoted", "-f", name, "-o", out)
        yield Run(f"output-{name}", arguments, texts)
    yield Run("output-explain", ("extract", *names, "--explain", "--all-quoted"), texts)
    yield Run("output-bom", ("extract", *names, "--bom", "--engine", "rules", "-o", "out.csv"), texts)
    yield from _commands(texts, names)
    yield from _options(folder, texts, names)


def _commands(texts: tuple[Path, ...], names: tuple[str, ...]) -> Iterator[Run]:
    yield Run("report", ("report", *names, "--title", "Samples", "-o", "out.html"), texts)
    for command in ("stats", "speakers"):
        for ending in ("txt", "csv", "json"):
            yield Run(f"{command}-{ending}", (command, *names, "--engine", "rules", "-o", f"out.{ending}"), texts)
    yield Run("demo", ("demo", "--explain", "--engine", "rules"))
    yield Run("schema", ("schema",))
    yield Run("gold-init", ("gold", "init", names[0], "-o", "sheet.gold.txt"), texts[:1])
    yield Run("help", ("--help",))
    for command in _COMMANDS:
        yield Run(f"help-{command}", (command, "--help"))


def _options(folder: Path, texts: tuple[Path, ...], names: tuple[str, ...]) -> Iterator[Run]:
    roster, gold = folder / "roster.csv", folder / "gold.jsonl"
    _write(roster, _ROSTER.encode())
    _write(gold, _gold().encode())
    for name, options in {
        "type": ("--type", "direct", "--type", "mixed"),
        "speaker": ("--speaker", "okafor"),
        "confidence": ("--min-confidence", "0.8"),
        "news": ("--genre", "news"),
        "fiction": ("--genre", "fiction", "--attitudes"),
        "roster": ("--roster", roster.name),
    }.items():
        arguments = ("extract", *names, "--engine", "rules", *options, "-o", "out.jsonl")
        yield Run(f"option-{name}", arguments, (*texts, roster))
    for format_, ending in (("table", "txt"), ("json", "json")):
        arguments = ("score", gold.name, "--errors", "50", "--by-document", "--engine", "rules", "-f", format_)
        yield Run(f"score-{format_}", (*arguments, "-o", f"out.{ending}"), (gold,))


def _gold() -> str:
    start = ARTICLE.text.index(_QUOTED)
    quote = {"id": "1", "type": "direct", "content": [[start, start + len(_QUOTED)]], "cue": [], "source": []}
    quote |= {"speaker": "Helen Okafor", "aliases": ["Okafor"]}
    record = {"id": "a1", "corpus": "samples", "genre": "news", "text": ARTICLE.text, "quotes": [quote]}
    return json.dumps(record) + "\n"


def _made_inputs(folder: Path) -> Path:
    """A folder with one file of every format that is read."""
    made = folder / "made"
    made.mkdir(exist_ok=True)
    for ending, make in MAKERS.items():
        _write(made / f"article.{ending}", make(ARTICLE))
    return made


def _part(corpora: Path, name: str, folder: Path, count: int | None = None) -> Path:
    """A file with so many documents of a corpus, evenly spread over it."""
    return _write(folder / f"{name}{count or ''}.jsonl", b"".join(spread(_lines(corpora, name), count)))


def _novels(corpora: Path, folder: Path, count: int) -> Path:
    """A file with so many novels: the shortest, and the rest evenly spread over those that are longer."""
    lines = sorted(_lines(corpora, NOVELS), key=lambda line: len(json.loads(line)["text"]))
    return _write(folder / f"{NOVELS}{count}.jsonl", b"".join(spread(lines, count)))


def _lines(corpora: Path, name: str) -> list[bytes]:
    packed = corpora / f"{name}.jsonl.xz"
    data = lzma.decompress(packed.read_bytes()) if packed.exists() else (corpora / f"{name}.jsonl").read_bytes()
    return data.splitlines(keepends=True)


def _write(path: Path, data: bytes) -> Path:
    """The file with this in it; one that has it is left alone, as another run may be reading it."""
    if not path.exists() or path.read_bytes() != data:
        path.write_bytes(data)
    return path
