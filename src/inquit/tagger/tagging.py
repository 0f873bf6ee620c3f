"""The tagger: the encoder and its heads read a text, and what they say of it is put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pkgutil import resolve_name

import numpy as np
from numpy.typing import NDArray

from inquit.blas_threads import one_blas_thread
from inquit.document import TextSpan
from inquit.engines import ENGINES, Device, Engine
from inquit.progress import Progress, unheard
from inquit.tagger.act_head import ActHead
from inquit.tagger.antecedents import AntecedentHeads, Antecedents
from inquit.tagger.content_reach import Reaches
from inquit.tagger.encoder import BlockReader
from inquit.tagger.encoder_files import load_encoder
from inquit.tagger.entity_head import EntityHead, Tokens, TokenTags
from inquit.tagger.link_head import LinkHead
from inquit.tagger.name_heads import MentionHeads, Words
from inquit.tagger.pieces import Pieces, load_tokenizer, read_pieces
from inquit.tagger.shared_encoder import used_encoder
from inquit.tagger.tag_head import BEGIN, INSIDE, OUTSIDE, TagHead, TagRun, best_tags, tag_runs
from inquit.tagger.tagged_text import CueLinks, TaggedContent, TaggedCue, TaggedText
from inquit.tagger.vectors import Vectors
from inquit.tagger.weight_files import Weights, small_weights
from inquit.tagger.windows import Block, blocks

__all__ = ["Heads", "Tagger", "load_tagger"]

# Added to the log probability of "no part" before tags are chosen. Chosen by F1 of reported.detect on polnear_dev.
OUTSIDE_BIAS = -1.0
# Pieces that are linked at once: a row of a long paragraph has a number for each of its pieces. It bounds memory, and
# changes no result.
ROWS = 256


@dataclass(frozen=True)
class Heads:
    """What reads the vectors; a new head is a module of its own and a field here."""

    tags: TagHead
    cue_of: LinkHead
    source_of: LinkHead
    acts: ActHead
    antecedent_of: AntecedentHeads | None = None
    named: MentionHeads | None = None
    last_of_content: LinkHead | None = None
    entities: EntityHead | None = None


class Tagger:
    """Encoder, tokenizer and heads, ready to tag.

    encoder: None for that of the weights, in this process.

    Raises:
        LexiconError: weights are missing or damaged.
    """

    def __init__(
        self,
        weights: Weights | None = None,
        *,
        threads: int = 1,
        device: Device = "cpu",
        encoder: BlockReader | None = None,
    ) -> None:
        weights = weights or small_weights()
        self.tokenizer = load_tokenizer(weights.read("vocab.txt").decode("utf-8"))
        tags, links, acts = (weights.arrays(f"{name}.npz") for name in ("tags", "links", "acts"))
        self.heads = Heads(
            TagHead(tags["weight"], tags["bias"]),
            LinkHead(_under(links, "cue_of")),
            LinkHead(_under(links, "source_of")),
            ActHead(acts["weight"], float(acts["bias"][0])),
            _antecedent_heads(links),
            _mention_heads(weights, links),
            LinkHead(last) if (last := _under(links, "content_last")) else None,
            EntityHead(weights.arrays("entities.npz")) if weights.holds("entities.npz") else None,
        )
        self.encoder = encoder or load_encoder(weights, threads=threads, device=device)

    def read(
        self,
        text: str,
        paragraphs: Sequence[TextSpan],
        marked: Iterable[tuple[int, TextSpan]],
        *,
        heads: Sequence[int] = (),
        tokens: Tokens | None = None,
        names: bool = False,
        mentions: bool = False,
        progress: Progress = unheard,
    ) -> TaggedText:
        """Tag the paragraphs of a text.

        marked: its stretches in quotation marks as `(depth, span)`.
        heads: where words begin that may be heads of mentions, in order; their antecedents can be asked for.
        tokens: those of the paragraphs, where it is wanted what a recogniser of entities says of them.
        names, mentions: whether they are wanted; without heads for them there are none.
        """
        pieces = read_pieces(text, paragraphs, marked, self.tokenizer)
        antecedent_of = self.heads.antecedent_of if heads else None
        tagged = TaggedText(pieces, Antecedents(antecedent_of, heads, pieces.start) if antecedent_of else None)
        tagged.reaches = Reaches() if self.heads.last_of_content else None
        if tokens is not None and self.heads.entities is not None:
            tagged.entities = TokenTags(self.heads.entities, tokens, pieces)
        with one_blas_thread():  # the products of the heads are small, and the encoder needs the cores
            laid_out = blocks(pieces.paragraph_starts, len(pieces))
            for block, vectors in self.encoder.vectors(pieces, laid_out):
                _BlockTagger(tagged, pieces, block, vectors, self.heads).tag()
                if tagged.entities is not None:
                    tagged.entities.read(vectors[block.own - block.lo :], block.own)
                if self.heads.named is not None:
                    words, own = Words(pieces, block.own, block.hi), vectors[block.own - block.lo :]
                    tagged.names += self.heads.named.find_names(own, words) if names else ()
                    tagged.mentions += self.heads.named.find_mentions(own, words) if mentions else ()
                progress(block.hi / len(pieces))
        return tagged


@cache
def load_tagger(engine: Engine, *, threads: int, device: Device) -> Tagger:
    """The tagger of an engine; loaded once, with the encoder of another process where this one uses that.

    Raises:
        ExtraMissingError: its weights, or ONNX Runtime for the device, are not installed.
        LexiconError: its weights are missing or damaged.
        SettingsError: there is no such device here.
    """
    weights = resolve_name(ENGINES[engine].weights)()
    return Tagger(weights, threads=threads, device=device, encoder=used_encoder())


def _mention_heads(weights: Weights, links: dict[str, NDArray[np.float32]]) -> MentionHeads | None:
    if not weights.holds("names.npz"):
        return None
    names, mentions = (weights.arrays(f"{name}.npz") for name in ("names", "mentions"))
    return MentionHeads(
        TagHead(names["weight"], names["bias"]),
        TagHead(mentions["weight"], mentions["bias"]),
        LinkHead(_under(links, "first_of")),
        LinkHead(_under(links, "last_of")),
    )


def _under(arrays: dict[str, NDArray[np.float32]], prefix: str) -> dict[str, NDArray[np.float32]]:
    return {name.removeprefix(f"{prefix}."): a for name, a in arrays.items() if name.startswith(f"{prefix}.")}


def _antecedent_heads(links: dict[str, NDArray[np.float32]]) -> AntecedentHeads | None:
    """The heads for antecedents; None where the weights have none for two blocks, as a reader fresh from training."""
    within, beyond = _under(links, "antecedent_of"), _under(links, "antecedent_beyond")
    return AntecedentHeads(LinkHead(within), LinkHead(beyond)) if within and beyond else None


class _BlockTagger:
    """Tags one block, into the view of its text; places here count from the block's first piece."""

    def __init__(self, tagged: TaggedText, pieces: Pieces, block: Block, vectors: Vectors, heads: Heads) -> None:
        self._tagged, self._block, self._vectors, self._heads = tagged, block, vectors, heads
        self._own = block.own - block.lo
        paragraph = pieces.paragraph[block.lo : block.hi]
        self._starts = [0, *(np.flatnonzero(np.diff(paragraph)) + 1).tolist()]
        self._marked = pieces.depth[block.lo : block.hi] > 0

    def tag(self) -> None:
        if self._tagged.antecedents is not None:
            self._tagged.antecedents.keep(self._vectors[self._own :], self._block.own, self._block.hi)
        scores = self._heads.tags.log_probabilities(self._vectors)
        biased = scores.copy()
        biased[:, OUTSIDE] += OUTSIDE_BIAS
        parts = list(tag_runs(best_tags(biased, self._starts), scores))
        own = [part for part in parts if part.lo >= self._own]
        self._cues([p for p in own if p.part == "cue"], [p for p in parts if p.part == "source"], scores)
        self._content([p for p in parts if p.part == "cue"], [p for p in own if p.part == "content"], scores)
        for part in own:
            if part.part == "content":
                self._tagged.contents.append(TaggedContent(self._span(part.lo, part.hi), part.chance))
        self._reaches([part for part in own if part.part == "content"])

    def _span(self, lo: int, hi: int) -> TextSpan:
        return self._tagged._span(self._block.lo + lo, self._block.lo + hi)

    def _reaches(self, contents: list[TagRun]) -> None:
        """Enter how far the words of each piece of what is reported reach."""
        head, reaches = self._heads.last_of_content, self._tagged.reaches
        if head is None or reaches is None:
            return
        pieces = np.concatenate([np.arange(part.lo, part.hi) for part in contents] or [np.arange(0)])
        for rows in np.split(pieces, np.arange(ROWS, len(pieces), ROWS)):
            reaches.keep(self._block.lo, rows, head.log_probabilities(self._vectors, rows))

    def _cues(self, cues: list[TagRun], sources: list[TagRun], scores: NDArray[np.float32]) -> None:
        """Enter the block's own cues with their sources."""
        if not cues:
            return
        rows = np.concatenate([np.arange(cue.lo, cue.hi) for cue in cues])
        chance = np.exp(self._heads.source_of.log_probabilities(self._vectors, rows))
        at = 0
        said = np.exp(scores[rows][:, [BEGIN["cue"], INSIDE["cue"]]]).sum(axis=1).tolist()
        for cue in cues:
            own = slice(at, at + cue.hi - cue.lo)
            source, source_chance, whole = self._source(chance[own].mean(axis=0), sources)
            at = own.stop
            self._tagged._cue_at[self._block.lo + cue.lo] = len(self._tagged.cues)
            speech = self._heads.acts.speech(self._vectors[cue.lo : cue.hi])
            span = self._span(cue.lo, cue.hi)
            self._tagged.cues.append(TaggedCue(span, max(said[own]), speech, source, source_chance, whole))

    def _source(self, chance: NDArray[np.float32], sources: list[TagRun]) -> tuple[TextSpan | None, float, bool]:
        """The likeliest source of a cue: a tagged mention, or nothing, or, where neither is, a word."""
        none = float(chance[-1])
        edges = [edge for source in sources for edge in (source.lo, source.hi)]
        held = np.add.reduceat(chance, edges)[::2].tolist() if sources else []
        best = max(range(len(held)), key=held.__getitem__, default=None)
        word = int(chance[:-1].argmax())
        if best is not None and held[best] >= max(none, float(chance[word])):
            return self._span(sources[best].lo, sources[best].hi), held[best], True
        if none >= float(chance[word]):
            return None, none, True
        return self._span(word, word + 1), float(chance[word]), False

    def _content(self, cues: list[TagRun], contents: list[TagRun], scores: NDArray[np.float32]) -> None:
        """Keep, for the block's own pieces, how likely they are reported and to which cues they belong."""
        known = [(cue, i) for cue in cues if (i := self._tagged._cue_at.get(self._block.lo + cue.lo)) is not None]
        held = np.zeros((len(self._vectors) - self._own, len(known)), dtype=np.float32)
        asked = self._asked(contents) if known else np.arange(0)
        for rows in np.split(asked, np.arange(ROWS, len(asked), ROWS)) if len(asked) else ():
            logs = self._heads.cue_of.log_probabilities(self._vectors, rows)
            for column, (cue, _) in enumerate(known):
                held[rows - self._own, column] = np.exp(logs[:, cue.lo : cue.hi]).sum(axis=1)
        self._tagged._links.append(CueLinks(self._block.own, self._block.hi, tuple(i for _, i in known), held))
        said = np.exp(scores[self._own :, [BEGIN["content"], INSIDE["content"]]]).sum(axis=1)
        self._tagged._said.append(said)

    def _asked(self, contents: list[TagRun]) -> NDArray[np.int64]:
        """The block's own pieces whose cue may be asked for: in paragraphs with words that are reported or in marks."""
        wanted = self._marked.copy()
        for part in contents:
            wanted[part.lo : part.hi] = True
        wanted = np.repeat(np.logical_or.reduceat(wanted, self._starts), np.diff([*self._starts, len(wanted)]))
        wanted[: self._own] = False
        return np.flatnonzero(wanted)
