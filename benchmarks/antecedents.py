"""Whom pronouns, descriptions and shared surnames mean, given gold quotes: by the rules alone, and as shipped.

    python benchmarks/antecedents.py GOLD.jsonl [GOLD.jsonl ...] [--engine ENGINE] [--wrong N] [--kind KIND]

Every gold quote with a source and a speaker is named twice, once by the rules ("before") and once with what the
engine's reader links besides ("after"), and is right where `inquit.scoring` takes the name for that of the speaker.
"there": how often some candidate was right, among those that the reader chooses from. Behind them stands how many
became right and how many wrong. Parses and vectors are kept between runs, in the folder of `--cache`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from pkgutil import resolve_name
from typing import Final, Literal, cast, get_args

# At the end, so that no module of theirs hides another of the same name.
sys.path.append(str(Path(__file__).parents[1] / "training"))

from antecedent_choices import Case, RecordedCoreference, accepted_by
from antecedent_data import gold_quotes, resolved_documents
from corpus import GoldDocument
from inquit.document import Quote, Speaker
from inquit.engines import ENGINES, Engine
from inquit.entities import Naming, name_speakers
from inquit.entities.coreference.antecedent_links import AntecedentLinks
from inquit.entities.coreference.discourse import Discourse
from inquit.entities.coreference.learned_candidates import phrase_kind
from inquit.entities.coreference.weighed_candidates import PhraseKind
from inquit.entities.mention_index import NameIndex
from inquit.entities.sources.source_phrases import read_phrase
from inquit.tagger.weight_files import Weights

Kind = PhraseKind | Literal["who", "namesake"]
WORDING: Final[dict[Kind, str]] = {
    "he": "he, she",
    "it": "it, that",
    "they": "they",
    "who": "who, which",
    "person": "descriptions of a person",
    "thing": "descriptions of anything else",
    "namesake": "surnames that two bear",
}


@dataclass(frozen=True)
class Row:
    """A gold quote: the words that are its source, whether they are named rightly, and whether that was a choice."""

    document: str
    kind: Kind
    mention: str
    gold: str
    names: tuple[str, str]  # before, after
    right: tuple[bool, bool]
    there: bool | None  # None where the reader does not choose
    context: str


def rows_of(document: GoldDocument, links: AntecedentLinks) -> Iterator[Row]:
    """The quotes of a document whose sources are pronouns, descriptions or shared surnames."""
    quotes, accepted = gold_quotes(document), accepted_by(document.quotes)
    made: list[RecordedCoreference] = []
    kinds: list[Kind | None] = []

    def coreference(index: NameIndex, given: Sequence[Quote], discourse: Discourse) -> RecordedCoreference:
        kinds.extend(mention_kind(index, quote) for quote in given)
        made.append(RecordedCoreference((index, given, discourse), links, accepted, shipped=True))
        return made[0]

    before = _named(*name_speakers(document.parsed, quotes))
    after = _named(*name_speakers(document.parsed, quotes, coreference=coreference))
    first: dict[int, Case] = {}
    for case in made[0].cases:
        first.setdefault(case.quote, case)
    for i, (gold, kind, *names) in enumerate(zip(document.quotes, kinds, before, after, strict=True)):
        right = [accepted(i, name) for name in names]
        if kind is None or None in right:
            continue
        asked = first.get(i)
        there = any(asked.right) if asked is not None and asked.kind == kind else None
        lo, hi = gold["source"][0][0], gold["source"][-1][1]
        mention, context = document.text[lo:hi], document.text[max(0, lo - 300) : hi + 60]
        yield Row(
            document.id,
            kind,
            mention,
            gold["speaker"],
            cast(tuple[str, str], tuple(names)),
            cast(tuple[bool, bool], tuple(right)),
            there,
            context,
        )


def mention_kind(index: NameIndex, quote: Quote) -> Kind | None:
    """What kind of words the source of a quote is; None for names that only one bears, and where there is none."""
    phrase = read_phrase(index, quote.source)
    if phrase is None:
        return None
    if phrase.mention is not None:
        entity = index.entity_of(phrase.mention)
        bearers = [e for e in index.entities if e.kind == "person" and e.words[-1:] == phrase.mention.words]
        return "namesake" if entity.kind == "person" and len(bearers) > 1 else None
    if phrase.pronoun is not None and phrase.pronoun.use == "relative":
        return "who"
    return phrase_kind(index, phrase)


def _named(speakers: Iterable[Speaker], namings: Iterable[Naming | None]) -> list[str]:
    names = {speaker.id: speaker.name for speaker in speakers}
    return [names[n.speaker_id] if n is not None and n.speaker_id else "" for n in namings]


def table(rows: Sequence[Row]) -> Iterator[str]:
    """One line a kind, as Markdown."""
    yield "| kind of mention | n | there | before | after | + | - |"
    yield "|---|---|---|---|---|---|---|"
    for kind, wording in WORDING.items():
        held = [row for row in rows if row.kind == kind]
        if held:
            before, after = (f"{sum(row.right[i] for row in held) / len(held):.3f}" for i in (0, 1))
            asked = [row.there for row in held if row.there is not None]
            there = f"{sum(asked) / len(asked):.3f}" if asked else ""
            better, worse = (sum(row.right == moved for row in held) for moved in ((False, True), (True, False)))
            yield f"| {wording} | {len(held)} | {there} | {before} | {after} | {better} | {worse} |"


def _told(row: Row, *, context: bool) -> Iterator[str]:
    there = {None: "", True: ", there", False: ", not there"}[row.there]
    yield f"{row.document[-30:]} {row.mention!r}: {row.names[0]!r}, {row.names[1]!r}; gold {row.gold!r}{there}"
    if context:
        yield "       " + " ".join(row.context.split())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    engines = [engine for engine in get_args(Engine) if ENGINES[engine].weights]
    parser.add_argument("--engine", choices=engines, default=engines[0])
    parser.add_argument("--weights", type=Path, help="a folder with the reader's weights, instead of the engine's")
    parser.add_argument("--wrong", type=int, default=0, help="print this many that are wrong after")
    parser.add_argument("--from", dest="skip", type=int, default=0, help="skip this many of them first")
    parser.add_argument("--kind", choices=list(WORDING), help="only these of them")
    parser.add_argument("--moved", action="store_true", help="only those of them that the rules had right")
    parser.add_argument("--context", action="store_true", help="with the text around the mention")
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "inquit-training")
    args = parser.parse_args()
    weights = Weights(args.weights) if args.weights else resolve_name(ENGINES[cast(Engine, args.engine)].weights)()
    documents = resolved_documents(args.gold, None, weights, args.cache)
    rows = [row for document in documents for row in rows_of(document.gold, document.antecedents)]
    print("\n".join(table(rows)))
    asked = [row for row in rows if args.kind in (None, row.kind) and not row.right[1]]
    for row in [row for row in asked if row.right[0] or not args.moved][args.skip : args.skip + args.wrong]:
        print("\n".join(_told(row, context=args.context)))


if __name__ == "__main__":
    main()
