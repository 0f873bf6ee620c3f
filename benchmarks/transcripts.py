"""Who speaks in transcripts: the turns that inquit finds against those that markup or labels of the files show.

    python benchmarks/transcripts.py FOLDER [--errors N] [--engine rules]
    python benchmarks/transcripts.py --other GOLD.jsonl [GOLD.jsonl ...] [--but ID ...]
    python benchmarks/transcripts.py --cost GOLD.jsonl [--words 100000] [--rounds 3] [--engine rules]

FOLDER holds files of the names that `transcript_truth.py` knows; those that are not there are left out. Each is read as
the command reads it, and its rows that are turns are compared:

turns: a turn is found where a row begins with its first five words; right where the row's speaker is its person. That
    is so if the words of the label are those of one of the speaker's names, or if the speaker has most turns of
    this person and this person most turns of the speaker. A turn that goes on inside a row of the same person, as where
    each paragraph has its label anew, is right, too.
words: the share of the turns' words that are in rows of the right speaker from the turn's beginning to the next turn's.
beside: the share of the rows' words that are in no turn. There is no bar for this.
persons: the share of persons all of whose turns have one and the same speaker, who is nobody else's.

--other asks whether any document of a corpus is taken for a transcript, without reading it; `--but` names those that
are. --cost reads the first words of a corpus as news and, with a label before each paragraph, as a transcript, in turn.

Exit code 1: a figure is below its bar, a file cannot be read, or a document is taken for what it is not.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import cycle
from pathlib import Path

import inquit
from corpora import read_corpus
from inquit import Document, Extractor, Failure, Settings
from inquit.api import transcript_in
from inquit.languages import ENGLISH
from judged_turns import JudgedTurns
from speed import timed
from transcript_truth import FILES, TrueFile

WRONG = 1
COST_BAR = 1.0  # a transcript against news of its length: labels are no speech and cost less than words
# Made up; as many as speak in a debate, so that labels recur as they do there.
LABELS = ("MS. BERG: ", "MR. OLSEN: ", "THE CHAIR: ", "DR. VAN LOON: ", "MR. OLSEN: ", "HON. MEMBERS: ")
HEADING = """\
| file              | read as    | turns | rows  | recall | precision | words | beside | persons | one name | bars |
| :---------------- | :--------- | ----: | ----: | -----: | --------: | ----: | -----: | ------: | -------: | :--- |"""
NAMES = {"news": "the text as news", "transcript": "the same with labels"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", metavar="FOLDER")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print so many errors of each file")
    parser.add_argument("--other", type=Path, nargs="+", default=[], metavar="GOLD.jsonl")
    parser.add_argument("--but", nargs="+", default=[], metavar="ID", help="documents that are transcripts")
    parser.add_argument("--cost", type=Path, metavar="GOLD.jsonl")
    parser.add_argument("--words", type=int, default=100_000, help="for --cost (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="for --cost (default: %(default)s)")
    parser.add_argument("--engine", choices=("reader", "rules"), default="reader")
    args = parser.parse_args(arguments)
    if not (args.folder or args.other or args.cost):
        parser.error("give a FOLDER, --other or --cost")
    well = True
    if args.folder:
        well &= measure(args.folder, Settings(engine=args.engine, turns_only=True), args.errors)
    if args.other:
        well &= others(args.other, {*args.but})
    if args.cost:
        well &= cost(spoken_paragraphs(args.cost, args.words), args.rounds, args.engine)
    return 0 if well else WRONG


def measure(folder: Path, settings: Settings, errors: int, files: Mapping[str, TrueFile] = FILES) -> bool:
    """Print a row for each file that is there; whether all reach their bars."""
    print(HEADING)
    extractor = Extractor(settings=settings)
    well = True
    for name, file in files.items():
        path = folder / name
        if not path.exists():
            print(f"| {name:17} | not there, not measured |", flush=True)
            continue
        turns = file.turns(path)
        document = _document(extractor, path)
        if isinstance(document, Failure):
            well = False
            print(f"| {name:17} | FAILED: {document.error} |", flush=True)
            continue
        judged = JudgedTurns(turns, document)
        well &= _row(name, file, judged)
        for error in [*judged.errors()][:errors]:
            print(f"    {error}")
    return well


def _document(extractor: Extractor, path: Path) -> Document | Failure:
    source = next(inquit.read(path))
    return source if isinstance(source, Failure) else extractor.extract(source)


def _row(name: str, file: TrueFile, judged: JudgedTurns) -> bool:
    """Print the figures of one file; whether they reach its bars."""
    bars = file.bars
    under = [
        f"{figure} {value:.4f} < {bar}"
        for figure, value, bar in (
            ("recall", judged.recall, bars.turns),
            ("precision", judged.precision, bars.turns),
            ("words", judged.words, bars.words),
            ("one name", judged.share_of_persons, bars.persons),
        )
        if value < bar
    ]
    print(
        f"| {name:17} | {judged.document.meta.get('genre', '?'):10} | {len(judged.turns):5} | {len(judged.rows):5} "
        f"| {judged.recall:6.3f} | {judged.precision:9.3f} | {judged.words:5.3f} | {judged.beside:6.3f} "
        f"| {len(judged.persons):7} | {judged.share_of_persons:8.3f} | {'; '.join(under) or 'reached'} |",
        flush=True,
    )
    return not under


def others(corpora: Sequence[Path], known: set[str]) -> bool:
    """Print the documents that are taken for transcripts; whether all of them are known to be some."""
    wrong = 0
    for path in corpora:
        corpus = read_corpus(path)
        taken = [doc.id for doc in corpus.documents if transcript_in(doc.text, ENGLISH, Settings()) is not None]
        print(f"{corpus.name}: {len(taken)} of {len(corpus.documents)} documents taken for transcripts", flush=True)
        for id_ in taken:
            print(f"  {id_}{', as it is' if id_ in known else ''}")
        wrong += len({*taken} - known)
    return not wrong


def spoken_paragraphs(path: Path, words: int) -> list[str]:
    """The paragraphs of a corpus until they have so many words; from the beginning again where it has fewer."""
    paragraphs = [line for doc in read_corpus(path).documents for line in doc.text.splitlines() if line.strip()]
    out, count = [], 0
    for paragraph in cycle(paragraphs):
        if count >= words:
            break
        out.append(paragraph)
        count += len(paragraph.split())
    return out


def cost(paragraphs: Sequence[str], rounds: int, engine: str) -> bool:
    """Time the paragraphs as news and as a transcript in turn, and print the ratio; whether it reaches the bar."""
    labelled = [label + paragraph for label, paragraph in zip(cycle(LABELS), paragraphs, strict=False)]
    ways = {}
    for genre, lines in (("news", paragraphs), ("transcript", labelled)):
        settings = Settings(engine="rules" if engine == "rules" else "reader", genre=genre, threads=1)  # type: ignore[arg-type]
        ways[genre] = partial(Extractor(settings=settings).extract, "\n\n".join(lines))
    measured = [{genre: timed(work) for genre, work in ways.items()} for _ in range(rounds + 1)][1:]
    for genre in ways:
        print(f"{NAMES[genre]:22} {statistics.median(each[genre].processor for each in measured):7.1f} s of processor")
    ratios = sorted(each["transcript"].processor / each["news"].processor for each in measured)
    ratio = statistics.median(ratios)
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    print(f"{engine}, {words:,} words: ratio {ratio:.3f} (all {ratios[0]:.3f} to {ratios[-1]:.3f}), bar {COST_BAR}")
    return ratio <= COST_BAR


if __name__ == "__main__":
    sys.exit(main())
