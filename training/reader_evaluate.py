"""How good a multi-task reader is by itself: each head on texts that it did not learn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray

from inquit.tagger.tag_head import PARTS, best_tags, tag_runs
from inquit.tagger.windows import WINDOW, blocks
from reader_board import Board
from reader_columns import Columns
from reader_labels import CLASSES, FORMS, IGNORED, KINDS, NAMES, NOTHING
from reader_model import Reader, rows_of
from reader_windows import AS_IS, Batch, padded, window_places

ROOM = 16384  # pieces in a batch
LONG, STEP = 480, 280  # windows for antecedents: what a piece may belong to lies up to 200 pieces or more before it
MOST = 512  # pieces that an encoder has places for; ends of paragraphs are pieces, too
MAX_CHAIN = 50
Spans = set[tuple[int, int, int]]
Figures = dict[str, float]


@dataclass(frozen=True)
class Read:
    """What a reader says of all pieces of the columns: log probabilities of classes, links as places."""

    logs: dict[str, NDArray[np.float32]]
    links: dict[str, NDArray[np.int64]]
    reach: NDArray[np.int64]  # the first and the last place that the window of a piece shows


@dataclass(frozen=True)
class Window:
    """Pieces of a text, and of which of them (places) it is kept what is said."""

    place: NDArray[np.int32]
    keep_lo: int
    keep_hi: int


def usual_windows(columns: Columns, text: int, window: int) -> Iterator[Window]:
    """The windows that the package reads a text in."""
    start, end = (int(n) for n in columns.first[text : text + 2])
    for block in blocks(columns.layout.paragraph_starts(text), end - start, window=window):
        for w in block.windows:
            keep = start + max(w.keep_lo, block.own)
            yield Window(window_places(columns.layout, text, w.lo, w.hi), keep, start + w.keep_hi)


def long_windows(columns: Columns, text: int, step: int = STEP) -> Iterator[Window]:
    """Windows that show much of what is before a piece; `step` pieces of each are kept."""
    start, end = (int(n) for n in columns.first[text : text + 2])
    keep = 0
    while keep < end - start:
        hi = min(end - start, LONG if keep == 0 else keep + step)
        lo = max(0, hi - LONG)
        while len(place := window_places(columns.layout, text, lo, hi)) > MOST:
            lo, hi = (lo + len(place) - MOST, hi) if keep else (lo, hi - len(place) + MOST)
        yield Window(place, start + keep, start + hi)
        keep = hi


def read(model: Reader, columns: Columns, board: Board, windows: Sequence[Window], heads: Sequence[str]) -> Read:
    """What the reader says of the pieces that windows keep; of link heads only what the given ones say."""
    model.eval()
    size = len(columns)
    logs = {head: np.zeros((size, count), dtype=np.float32) for head, count in CLASSES.items()}
    links = {head: np.full(size, NOTHING, dtype=np.int64) for head in heads}
    reach = np.zeros((size, 2), dtype=np.int64)
    windows = sorted(windows, key=lambda w: len(w.place))
    at = 0
    while at < len(windows):
        count = max(1, ROOM // len(windows[min(at + 8, len(windows) - 1)].place))
        some = windows[at : at + count]
        at += len(some)
        batch = Batch(padded([w.place for w in some]), np.full(len(some), AS_IS, dtype=np.int64))
        inputs = board.inputs(batch)
        every = rows_of(torch.ones_like(inputs.real))
        with torch.no_grad(), board.precision():
            scores = model(inputs, dict.fromkeys(heads, every))
        keep = np.zeros(batch.place.shape, dtype=bool)
        for i, w in enumerate(some):
            keep[i] = (batch.place[i] >= max(0, w.keep_lo)) & (batch.place[i] < w.keep_hi)
        rows = batch.place[keep]
        real = batch.place >= 0
        ends = np.stack([np.where(real, batch.place, size).min(axis=1), batch.place.max(axis=1)], axis=1)
        reach[rows] = ends[np.nonzero(keep)[0]]
        for head in CLASSES:
            logs[head][rows] = scores[head].log_softmax(dim=-1).cpu().numpy()[keep]
        for head in heads:
            best = scores[head].argmax(dim=-1).cpu().numpy()
            behind = np.concatenate([batch.place, np.full((len(some), 1), NOTHING)], axis=1)
            links[head][rows] = np.take_along_axis(behind, best, axis=1)[keep]
    return Read(logs, links, reach)


def evaluate(model: Reader, columns: Columns, board: Board, *, window: int = WINDOW) -> dict[str, Figures]:
    """Figures by corpus: dev articles, and texts of GUM and LitBank that were held out."""
    out: dict[str, Figures] = {}
    for part in ("dev", "held_out"):
        for name in columns.corpora.tolist():
            texts = columns.texts(part=part, corpora=[name])
            if not texts:
                continue
            usual = [w for t in texts for w in usual_windows(columns, t, window)]
            heads = ("co", "so", "start", "stop") if part == "dev" else ("begin", "end")
            said = read(model, columns, board, usual, heads)
            far = read(model, columns, board, [w for t in texts for w in long_windows(columns, t)], ("an",))
            figures = _statements(columns, texts, said) | _pronouns(columns, texts, far) if part == "dev" else {}
            if part == "held_out":
                figures |= _mentions(columns, texts, said, others=name == "gum")
                figures |= _antecedents(columns, texts, far)
                figures |= names_figures(columns, texts, name_spans(columns, texts, said), others=name == "gum")
            out[name] = figures
    return out


def _pieces(columns: Columns, texts: Sequence[int]) -> NDArray[np.int64]:
    return np.concatenate([np.arange(columns.first[t], columns.first[t + 1]) for t in texts])


def f1(marked: int, found: int, both: int) -> float:
    return 2 * both / max(1, marked + found)


def _statements(columns: Columns, texts: Sequence[int], said: Read) -> Figures:
    marked: Spans = set()
    found: Spans = set()
    for text in texts:
        lo, hi = (int(n) for n in columns.first[text : text + 2])
        gold = np.log2(columns.tags[lo:hi].astype(np.float64)).astype(np.int64)
        logs = said.logs["tags"][lo:hi]
        for tags, spans in ((gold, marked), (best_tags(logs, columns.layout.paragraph_starts(text)), found)):
            spans |= {(PARTS.index(run.part), lo + run.lo, lo + run.hi) for run in tag_runs(tags, logs)}
    out: Figures = {}
    for i, part in enumerate(PARTS):
        ours = [{s for s in spans if s[0] == i} for spans in (marked, found)]
        out[part] = f1(len(ours[0]), len(ours[1]), len(ours[0] & ours[1]))
    rows = _pieces(columns, texts)
    for head in ("co", "so", "start", "stop"):
        target = getattr(columns, head)[rows]
        known = rows[target != IGNORED]
        target = target[target != IGNORED].astype(np.int64)
        seen = (target >= said.reach[known, 0]) & (target <= said.reach[known, 1])
        out[head] = float((said.links[head][known] == np.where(seen, target, NOTHING)).mean())
    sure = np.exp(said.logs["tags"][rows]).max(axis=1).mean()
    return out | {"pieces": float(len(rows)), "mean certainty of tags": float(sure)}


def _pronouns(columns: Columns, texts: Sequence[int], said: Read) -> Figures:
    """The share of the sources "he" and "she" that the chain of antecedents leads to a name of their speaker."""
    rows = set(_pieces(columns, texts).tolist())
    right = total = 0
    for i, at in enumerate(columns.he.tolist()):
        if at not in rows:
            continue
        names = set(columns.he_right[columns.he_first[i] : columns.he_first[i + 1]].tolist())
        total += 1
        for _ in range(MAX_CHAIN):
            at = int(said.links["an"][at])
            if at in names:
                right += 1
            if at in names or at == NOTHING:
                break
    return {"he/she": right / max(1, total), "he/she sources": float(total)}


def _mentions(columns: Columns, texts: Sequence[int], said: Read, *, others: bool) -> Figures:
    rows = _pieces(columns, texts)
    gold = columns.gold[np.isin(columns.gold[:, 0], rows)]
    best = said.logs["mentions"][rows].argmax(axis=1)
    kind, form = (best - 1) // len(FORMS), (best - 1) % len(FORMS)
    wanted = range(len(KINDS) if others else len(KINDS) - 1)
    kind = np.where((best == 0) | ~np.isin(kind, list(wanted)), -1, kind)
    by_piece = {int(g[0]): g for g in gold}
    out: Figures = {}
    for i in wanted:
        marked = {int(g[0]) for g in gold if g[3] == i}
        found = set(rows[kind == i].tolist())
        out[f"mentions {KINDS[i]}"] = f1(len(marked), len(found), len(marked & found))
        for j, name in enumerate(FORMS):
            ours = {m for m in marked if by_piece[m][4] == j}
            both = len(ours & set(rows[(kind == i) & (form == j)].tolist()))
            out[f"mentions {KINDS[i]} {name}"] = f1(len(ours), int(((kind == i) & (form == j)).sum()), both)
    for head, column in (("begin", 1), ("end", 2)):
        out[head] = float((said.links[head][gold[:, 0]] == gold[:, column]).mean())
    both_edges = (said.links["begin"][gold[:, 0]] == gold[:, 1]) & (said.links["end"][gold[:, 0]] == gold[:, 2])
    return out | {"both edges": float(both_edges.mean())}


def _antecedents(columns: Columns, texts: Sequence[int], said: Read) -> Figures:
    """Right antecedents of given mentions: a mention of the same entity, or nothing where it is the first one seen."""
    rows = _pieces(columns, texts)
    heads = rows[columns.entity[rows] >= 0]
    pronoun = {int(g[0]) for g in columns.gold if FORMS[g[4]] == "pronoun" and KINDS[g[3]] == "person"}
    right, of_pronoun = [], []
    last: dict[int, int] = {}
    for at in heads.tolist():
        entity, said_at = int(columns.entity[at]), int(said.links["an"][at])
        seen = last.get(entity, -1) >= said.reach[at, 0]
        last[entity] = at
        right.append(columns.entity[said_at] == entity if said_at != NOTHING else not seen)
        of_pronoun.append(at in pronoun and bool(seen))
    return {
        "antecedents": float(np.mean(right)),
        "antecedents of personal pronouns": float(np.mean(np.array(right)[of_pronoun])),
    }


def name_spans(columns: Columns, texts: Sequence[int], said: Read) -> Spans:
    """The names that the name head finds: first piece, last piece, kind."""
    out: Spans = set()
    for text in texts:
        lo, hi = (int(n) for n in columns.first[text : text + 2])
        tags = said.logs["names"][lo:hi].argmax(axis=1)
        starts = set(columns.layout.paragraph_starts(text))
        kinds = np.where(tags > 0, (tags - 1) // 2, NOTHING)
        edges = [
            i
            for i in range(hi - lo)
            if i in starts or kinds[i] != kinds[i - 1] or (tags[i] > 0 and NAMES[tags[i]].startswith("B"))
        ]
        out |= {(lo + i, lo + j - 1, int(kinds[i])) for i, j in pairwise([*edges, hi - lo]) if kinds[i] != NOTHING}
    return out


def spacy_spans(columns: Columns, texts: Sequence[int]) -> Spans:
    """The names that spaCy marks; those of peoples and parties are of kind -1."""
    rows = _pieces(columns, texts)
    return {(int(a), int(b), int(k)) for a, b, k in columns.spacy[np.isin(columns.spacy[:, 0], rows)]}


def names_figures(columns: Columns, texts: Sequence[int], found: Spans, *, others: bool) -> Figures:
    """F1 of names by kind: a name is right if it lies in a mention of its kind by name and holds its head word.

    Names of kind -1 are right as any kind, and never wrong.
    """
    rows = _pieces(columns, texts)
    gold = columns.gold[np.isin(columns.gold[:, 0], rows) & (columns.gold[:, 4] == FORMS.index("name"))]
    by_place = {place: span for span in found for place in range(span[0], span[1] + 1)}
    marked, both, used = np.zeros(len(KINDS), int), np.zeros(len(KINDS), int), dict[tuple[int, int, int], int]()
    for head, lo, hi, kind, _ in gold.tolist():
        span = by_place.get(head)
        marked[kind] += 1
        if span is not None and lo - 1 <= span[0] and span[1] <= hi + 1 and span[2] in (kind, -1) and span not in used:
            both[kind] += 1
            used[span] = kind
    out = {}
    for i, kind in enumerate(KINDS if others else KINDS[:-1]):
        count = sum(span[2] == i or (span[2] == -1 and used.get(span) == i) for span in found)
        out[f"names {kind}"] = f1(int(marked[i]), count, int(both[i]))
    return out
