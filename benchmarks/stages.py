"""Where the time of an extraction goes, and what it costs by length.

    python benchmarks/stages.py GOLD.jsonl [--documents 30] [--rounds 3] [--lengths 500 5000 50000] [--json]

By stage: each component of the spaCy pipeline alone, as spaCy runs it, over the same paragraphs; then the whole
extraction with a clock around each stage (what one stage spends in another counts for the inner one). The figures are
medians over the rounds; loading the pipeline is not counted, nor is a round before.

By length: the texts of the file joined to one text of so many words, read by a process of its own, because the peak of
memory of a process never goes down. A length of 0 is the loaded pipeline alone.

The ratio to the bare pipeline is the business of speed.py, several processes that of parallel.py, the start of the
command that of startup.py.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import wraps
from pathlib import Path
from pkgutil import resolve_name
from typing import Any
from unittest.mock import patch

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from alone import read_alone
from inquit import Extractor
from inquit.languages import language_of
from inquit.settings import DEFAULT_MODEL
from inquit.text.parsing import paragraph_spans

# Each stage with the function that does it, in the module that calls it.
STAGES = {
    "spaCy, columns of tokens": ("inquit.api", "parse"),
    "text structure": ("inquit.api", "read_structure"),
    "reader: encoder": ("inquit.tagger.encoder.Encoder", "vectors"),
    "reader: heads": ("inquit.tagger.tagging.Tagger", "read"),
    "statements": ("inquit.statements.neural.neural_finder.NeuralFinder", "find"),
    "naming": ("inquit.attribution.news", "name_speakers"),
    "sources, confidence": ("inquit.attribution.news.NewsAttributor", "attribute"),
}
REST = "the rest"
LENGTHS = (500, 5_000, 50_000)  # a news item, a long report, half a novel


def main() -> None:
    """Measure, and print two tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="JSON Lines with a text a line")
    parser.add_argument("--documents", type=int, default=30, help="by stage: the first so many (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="default: %(default)s")
    parser.add_argument("--lengths", type=int, nargs="*", default=LENGTHS, metavar="WORDS")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of tables")
    args = parser.parse_args()
    texts = [json.loads(line)["text"] for line in args.gold.read_text(encoding="utf-8").splitlines()]
    chosen = texts[: args.documents]
    result = {
        "words": sum(len(text.split()) for text in chosen),
        "components": component_seconds(spacy.load(DEFAULT_MODEL), chosen, args.rounds),
        "stages": stage_seconds(Extractor(), chosen, args.rounds),
        "lengths": [by_length(joined(texts, words), args.rounds) for words in (0, *args.lengths)],
    }
    print(json.dumps(result, indent=1) if args.json else "\n".join(tables(result)))


def component_seconds(nlp: Language, texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Seconds by component; each gets the paragraphs of a text at once, as in the extraction."""
    measured = [_components_once(nlp, texts) for _ in range(rounds + 1)][1:]
    return {name: statistics.median(once[name] for once in measured) for name in measured[0]}


def _components_once(nlp: Language, texts: Sequence[str]) -> dict[str, float]:
    seconds: dict[str, float] = defaultdict(float)
    for text in texts:
        begin = time.perf_counter()
        docs = [nlp.make_doc(span.of(text)) for _, span in paragraph_spans(text, language_of())]
        seconds["tokenizer"] += time.perf_counter() - begin
        for name, component in nlp.pipeline:
            begin = time.perf_counter()
            docs = _piped(component, docs)
            seconds[name] += time.perf_counter() - begin
    return dict(seconds)


def _piped(component: Any, docs: list[Doc]) -> list[Doc]:
    return list(component.pipe(docs)) if hasattr(component, "pipe") else [component(doc) for doc in docs]


def stage_seconds(extractor: Extractor, texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Seconds by stage of the extraction."""
    measured = []
    for _ in range(rounds + 1):
        clock = Clock()
        with clock.around(STAGES):
            for text in texts:
                clock.timed(REST, extractor.extract)(text)
        measured.append(clock.seconds)
    return {name: statistics.median(once[name] for once in measured[1:]) for name in (*STAGES, REST)}


class Clock:
    """Seconds by name, where what runs inside another counts for itself only."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._inner = [0.0]  # for each call that is under way: what the calls inside it took

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, with its time counted under `name`."""

        @wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            self._inner.append(0.0)
            begin = time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                took = time.perf_counter() - begin
                self.seconds[name] += took - self._inner.pop()
                self._inner[-1] += took

        return call

    @contextmanager
    def around(self, stages: Mapping[str, tuple[str, str]]) -> Iterator[None]:
        """Time these functions, each given as (module or class, name), while the context lasts."""
        with ExitStack() as stack:
            for name, (module, attribute) in stages.items():
                owner = resolve_name(module)
                stack.enter_context(patch.object(owner, attribute, self.timed(name, getattr(owner, attribute))))
            yield


def joined(texts: Sequence[str], words: int) -> str:
    """One text of about so many words, made of whole paragraphs; texts come again where there are not enough."""
    out: list[str] = []
    have = 0
    while have < words:
        before = have
        for paragraph in (p for text in texts for p in text.split("\n\n")):
            if have >= words:
                break
            out.append(paragraph)
            have += len(paragraph.split())
        if have == before:
            raise SystemExit("stages: the file has no words to make a text of")
    return "\n\n".join(out)


def by_length(text: str, rounds: int) -> dict[str, float]:
    """What it takes to read one text."""
    runs = [read_alone(text) for _ in range(rounds)]
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def tables(result: dict[str, Any]) -> Iterator[str]:
    """The result as Markdown."""
    for title, key in (("spaCy component alone", "components"), ("stage of the extraction", "stages")):
        seconds = result[key]
        whole = sum(seconds.values())
        yield from (
            "",
            f"| {title:31} | seconds |  share |    words/s |",
            f"| {'-' * 31} | ------: | -----: | ---------: |",
        )
        for name, value in [*seconds.items(), ("together", whole)]:
            speed = f"{result['words'] / value:10,.0f}" if value else f"{'–':>10}"
            yield f"| {name:31} | {value:7.3f} | {value / whole:6.1%} | {speed} |"
    yield from ("", "|  words | seconds | words/s | peak MiB |", "| -----: | ------: | ------: | -------: |")
    for row in result["lengths"]:
        speed = f"{row['words'] / row['seconds']:7,.0f}" if row["words"] else f"{'–':>7}"
        yield f"| {row['words']:6,} | {row['seconds']:7.2f} | {speed} | {row['peak_mib']:8,.0f} |"


if __name__ == "__main__":
    main()
