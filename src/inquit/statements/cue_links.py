"""Which reporting word a stretch in quotation marks belongs to.

Every verb near the stretch is a candidate; what stands between the two, how the parse connects them and what kind of
word it is decide (a logistic model, weights in `languages/en/link_weights.tsv`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from inquit.languages.linear_model import bucket
from inquit.languages.relations import AUXILIARIES
from inquit.statements.frame_features import source_kind
from inquit.statements.subjects import find_source
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.parsing import Paragraph

__all__ = [
    "SENTENCE_END",
    "CueCandidate",
    "adjacent_cues",
    "candidate_cues",
    "is_sentence",
    "is_set_off",
    "link_features",
    "stands_free",
    "stretch_features",
]

# Farther verbs were the cue of 2 in 4,104 quoted stretches (half of PolNeAR train).
NEAREST = 6
# Edges of the coarse scales in features, set by hand and not swept. The weights of links and stretches are fitted to
# them, so that other edges need a new fit (`training/fit_finder.py`).
_DISTANCE = (1, 2, 3, 4, 6, 9, 15, 25)
_WORDS = (2, 3, 4, 6, 9, 15, 30)
_CHANCE = (0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95)
SENTENCE_END = frozenset((".", "!", "?", ";", "…"))
_BESIDE = 5  # tokens within which a verb stands right beside a stretch: room for "Lena Fischer also said"
# Fewer words are as often a term or a title with a full stop ("Got milk?"); not swept, to be fitted with `RULES_QUOTE`.
_SENTENCE_WORDS = 3
_LEADS = frozenset((":", ",", "("))
_BULLET = 1  # a paragraph may begin with one sign before its quote
_SHORT_WORD = 4  # titles leave words like "of" and "from" in lower case
_CUE_POS = frozenset(("VERB", "AUX"))
_NOT_A_CUE = AUXILIARIES


@dataclass(frozen=True, slots=True)
class CueCandidate:
    """A possible cue: the token, how many verbs nearer to the stretch there are, and on which side it stands."""

    token: int
    rank: int
    after: bool


def candidate_cues(p: Paragraph, stretch: Stretch, quoted: Sequence[bool]) -> Iterator[CueCandidate]:
    """The verbs of the paragraph outside quotation marks, nearest first, on both sides of the stretch."""
    verbs = p.verbs
    before, behind = bisect_left(verbs, stretch.lo), bisect_left(verbs, stretch.hi)
    for after, places in ((False, range(before - 1, -1, -1)), (True, range(behind, len(verbs)))):
        cues = (i for i in map(verbs.__getitem__, places) if not quoted[i] and p.dep[i] not in _NOT_A_CUE)
        for rank, i in enumerate(islice(cues, NEAREST)):
            yield CueCandidate(i, rank, after)


def link_features(
    p: Paragraph, stretch: Stretch, found: CueCandidate, quoted: Sequence[bool], *, chance: float, used: bool
) -> list[str]:
    """The features of one (stretch, cue) pair.

    chance: the frame model's probability that this cue reports a clause holding the stretch; 0 where no frame does.
    used: the cue already introduces the stretch before this one.
    """
    cue = found.token
    side = "after" if found.after else "before"
    between = range(stretch.hi, cue) if found.after else range(cue + 1, stretch.lo)
    open_tokens = [i for i in between if not quoted[i]]
    distance = bucket(len(open_tokens), _DISTANCE)
    ends = sum(p.text[i] in SENTENCE_END for i in open_tokens)
    crossed = len(open_tokens) < len(between)
    source = find_source(p, cue)
    kind = source_kind(p, source)
    lemma = p.lemma[cue]
    tie = _tie(p, stretch, cue)
    edge = p.text[stretch.hi - 1 - (stretch.hi - 1 > stretch.lo and not p.text[stretch.hi - 1].isalnum())]
    inner = edge if not edge.isalnum() else "word"
    before = p.text[stretch.lo - 1] if stretch.lo else "start"
    before = before if not before.isalnum() else "word"
    out = [
        "bias",
        f"side={side}",
        f"distance={side}|{distance}",
        f"rank={side}|{found.rank}",
        f"ends={side}|{min(ends, 3)}",
        f"ends+distance={side}|{min(ends, 3)}|{distance}",
        f"crossed={side}|{crossed}|{used}",
        f"lemma={lemma}",
        f"lemma+side={lemma}|{side}",
        f"tag={p.tag[cue]}",
        f"source={kind}",
        f"source+side={'none' if source is None else 'some'}|{side}|{found.rank}",
        f"tie={tie}",
        f"tie+side={tie}|{side}|{found.rank}",
        f"dep={p.dep[cue]}",
        f"inner={side}|{inner}",
        f"before={side}|{before}|{found.rank}",
        f"chance={bucket(chance, _CHANCE)}",
        f"used={used}|{side}",
        f"words={side}|{bucket(stretch.hi - stretch.lo - 2, _WORDS)}",
    ]
    for where, rival in (("before", _adjacent_cue(p, stretch, -1)), ("after", _adjacent_cue(p, stretch, 1))):
        state = "none" if rival is None or quoted[rival] else "self" if rival == cue else "other"
        out.append(f"adjacent {where}={state}|{side}")
    if source is not None:
        lo, hi = (stretch.hi, cue) if found.after else (cue, stretch.lo)
        out.append(f"source between={side}|{lo <= source < hi}")
    if any(p.text[i] == ":" for i in open_tokens):
        out.append(f"colon between={side}")
    return out


def _adjacent_cue(p: Paragraph, stretch: Stretch, step: int) -> int | None:
    """A verb of speech right beside the stretch, with no end of a sentence between."""
    at = stretch.hi if step > 0 else stretch.lo - 1
    for i in range(at, at + step * _BESIDE, step):
        if not 0 <= i < len(p) or p.text[i] in SENTENCE_END:
            return None
        if p.pos[i] == "VERB" and p.lemma[i] in p.language.reporting.verbs:
            return i
    return None


def adjacent_cues(p: Paragraph, stretch: Stretch) -> list[int]:
    """The verbs of speech right beside the stretch, before and after it."""
    return [cue for step in (-1, 1) if (cue := _adjacent_cue(p, stretch, step)) is not None]


def is_sentence(p: Paragraph, stretch: Stretch, *, introduced: bool = False) -> bool:
    """Whether the stretch is a whole sentence (or several) that stands by itself: nobody holds those at a distance.

    introduced: a cue is near enough, so that it may end in a comma.
    """
    words = [i for i in range(stretch.lo, stretch.hi) if p.text[i][0].isalnum()]
    last = p.text[max(stretch.lo, stretch.hi - 2) : stretch.hi]
    return (
        len(words) >= _SENTENCE_WORDS
        and (not SENTENCE_END.isdisjoint(last) or (introduced and "," in last))
        and p.text[words[0]][0].isupper()
        and any(p.pos[i] in _CUE_POS and not _is_in_title_case(p, words, i) for i in words)
        and (stands_free(p, stretch) or stretch.lo == _BULLET)
    )


def _is_in_title_case(p: Paragraph, words: Sequence[int], verb: int) -> bool:
    """Whether a verb has a capital as in the title "All Bets Are Off.", not as the first word or as all capitals."""
    return verb != words[0] and p.text[verb][0].isupper() and not p.text[verb].isupper()


def is_set_off(p: Paragraph, stretch: Stretch) -> bool:
    """Whether the stretch is a sentence that a colon, a comma or the end of one leads up to, or nothing at all.

    A short one without a verb is, too, where it stands free and its comma leads to a tag: “No,” Lund said.
    """
    words = [i for i in range(stretch.lo, stretch.hi) if p.text[i][0].isalnum()]
    if not words or not p.text[words[0]][0].isupper():
        return False
    is_free = stands_free(p, stretch)
    if is_free and "," in p.text[max(stretch.lo, stretch.hi - 2) : stretch.hi]:
        return True
    leads = is_free or p.text[stretch.lo - 1] in _LEADS
    return leads and len(words) >= _SENTENCE_WORDS and any(p.pos[i] in _CUE_POS for i in words)


def stretch_features(p: Paragraph, stretch: Stretch, *, chance: float, link: float, closed: bool) -> list[str]:
    """The features by which a stretch in marks is a statement or a title, a term, a scare quote.

    chance: the best frame probability over the clauses that hold the stretch.
    link: the best link probability over the candidate cues.
    """
    words = [i for i in range(stretch.lo, stretch.hi) if p.text[i][0].isalnum()]
    size = bucket(len(words), _WORDS)
    titled = (
        len(words) > 1
        and p.text[words[0]][0].isupper()
        and all(p.text[i][0].isupper() or len(p.text[i]) <= _SHORT_WORD for i in words)
    )
    first_upper = bool(words) and p.text[words[0]][0].isupper()
    verb = any(p.pos[i] in _CUE_POS for i in words)
    before = p.text[stretch.lo - 1].lower() if stretch.lo else "start"
    before_pos = p.pos[stretch.lo - 1] if stretch.lo else "start"
    after = p.pos[stretch.hi] if stretch.hi < len(p) else "end"
    ended = any(
        p.text[i] in SENTENCE_END or p.text[i] == "," for i in range(max(stretch.lo, stretch.hi - 2), stretch.hi)
    )
    c, k = bucket(chance, _CHANCE), bucket(link, _CHANCE)
    return [
        "bias",
        f"size={size}",
        f"chance={c}",
        f"link={k}",
        f"link+chance={k}|{c}",
        f"size+link={size}|{k}",
        f"titled={titled}|{min(size, 3)}",
        f"upper={first_upper}|{verb}",
        f"upper+size={first_upper}|{size}",
        f"before={before}",
        f"before pos={before_pos}",
        f"after={after}",
        f"pos around={before_pos}|{after}",
        f"ended={ended}|{first_upper}",
        f"closed={closed}",
        f"sentence={stands_free(p, stretch)}|{ended}|{verb}|{min(size, 2)}",
        f"alone={stretch.lo == 0}|{stretch.hi == len(p)}|{ended}",
        f"last={p.pos[words[-1]] if words else 'none'}",
        f"first={p.pos[words[0]] if words else 'none'}",
        f"entity={p.ent_type[words[0]] if words else ''}",
    ]


def _tie(p: Paragraph, stretch: Stretch, cue: int) -> str:
    """How the parse connects stretch and cue."""
    words = [i for i in range(stretch.lo, stretch.hi) if p.pos[i] != "PUNCT"]
    if not words:
        return "empty"
    top = min(words, key=lambda i: (p.depth[i], i))
    if p.head[top] == cue:
        return f"child {p.dep[top]}"
    if p.head[cue] == top:
        return f"parent {p.dep[cue]}"
    lo, hi = p.edges[cue]
    if lo <= top < hi and p.sent[top] == p.sent[cue]:
        return "below"
    lo, hi = p.edges[top]
    if lo <= cue < hi:
        return "above"
    return "same sentence" if p.sent[top] == p.sent[cue] else "apart"


def stands_free(p: Paragraph, stretch: Stretch) -> bool:
    """Whether the stretch is a sentence of its own rather than a part of the writer's sentence."""
    i = stretch.lo - 1
    return i < 0 or p.text[i] in SENTENCE_END or p.text[i] in p.language.glyphs.sure_closing_tokens
