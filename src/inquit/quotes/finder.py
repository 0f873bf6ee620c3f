"""Finds what was said: quoted stretches with their cues, and clauses under reporting words.

The rules of syntax and punctuation propose, weights counted on annotated news decide; see docs/how-it-works.md.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from inquit.document import Act, NotQuote, TextSpan
from inquit.lexicons import read_words
from inquit.parsing import Paragraph, ParsedText
from inquit.quotes.frames import Frame
from inquit.quotes.linear import LinearModel, load_model
from inquit.quotes.links import Stretch, candidate_cues, link_features, stretch_features
from inquit.quotes.marks import Marked, find_marked, whole_paragraphs
from inquit.quotes.reading import Reading, chances, holds, read_paragraph

__all__ = ["Draft", "Finding", "find_statements"]

# Thresholds chosen on polnear_dev (with attitudes) and wikinews_dev (without), by F1 of quoted.detect and
# reported.detect; between 0.25 and 0.40 the latter moves by less than 0.01.
IS_REPORT = 0.30
IS_QUOTE = 0.45
IS_LINK = 0.30
IS_MIXED = 0.15  # a linked cue needs little more to be believed when it also governs words around the stretch


@dataclass(slots=True)
class Draft:
    """A statement in the making: what was said, and the cue if there is one."""

    paragraph: Paragraph
    content: list[TextSpan]
    rule: str
    chance: float
    cue: int | None = None
    frame: Frame | None = None
    act: Act = "speech"
    marked: list[int] = field(default_factory=list)  # indices of the marked stretches it holds
    parent: Draft | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """All statements of a text in order, and the marked stretches that are none."""

    drafts: tuple[Draft, ...]
    not_quotes: tuple[NotQuote, ...]


@dataclass(frozen=True, slots=True)
class _Linked:
    """A marked stretch that is somebody's words, with the cue that introduces it, if any."""

    stretch: Stretch
    cue: int | None
    chance: float


def find_statements(parsed: ParsedText, *, attitudes: bool = False) -> Finding:
    """Every statement of the text."""
    marked = find_marked(parsed.text, whole_paragraphs((p.number, p.span) for p in parsed.paragraphs))
    outer = [(i, span) for i, m in enumerate(marked) if m.depth == 0 for span in m.spans]
    frames = load_model("frame_weights")
    starts = [span.end for _, span in outer]
    drafts: list[Draft] = []
    not_quotes: list[NotQuote] = []
    going_on: dict[int, Draft] = {}  # by marked stretch: quotes over several paragraphs are one statement
    for p in parsed.paragraphs:
        inside = outer[bisect_right(starts, p.span.start) : bisect_left([s.start for _, s in outer], p.span.end)]
        reading = read_paragraph(p, inside, frames)
        linked, rejected = _link(reading, marked)
        here = _quoted(reading, linked, going_on)
        here += _reported(reading, here, attitudes=attitudes)
        drafts += here
        not_quotes += [NotQuote(s.span, _reason(p, s), p.number) for s in rejected]
    drafts.sort(key=lambda d: (d.content[0].start, d.content[0].end))
    return Finding(tuple(drafts), tuple(not_quotes))


def _link(reading: Reading, marked: Sequence[Marked]) -> tuple[list[_Linked], list[Stretch]]:
    """Each stretch of a paragraph with its cue; and the stretches that are nobody's words."""
    links, stretches = load_model("link_weights"), load_model("stretch_weights")
    p, last = reading.paragraph, None
    linked: list[_Linked] = []
    rejected: list[Stretch] = []
    for stretch in reading.stretches:
        held = chances(reading.frames, stretch)
        cue, chance = _best_cue(reading, stretch, held, last, links)
        features = stretch_features(
            p, stretch, chance=max(held.values(), default=0.0), link=chance, closed=marked[stretch.marked].closed
        )
        last = cue
        if stretches.probability(features) < IS_QUOTE:
            rejected.append(stretch)
            continue
        noun = max(held, key=held.__getitem__, default=None)
        if noun is not None and p.pos[noun] != "VERB" and held[noun] >= max(IS_REPORT, chance):
            cue, chance = noun, held[noun]
        linked.append(_Linked(stretch, cue if chance >= IS_LINK else None, chance))
    return linked, rejected


def _best_cue(
    reading: Reading, stretch: Stretch, held: dict[int, float], last: int | None, model: LinearModel
) -> tuple[int | None, float]:
    p, best, chance = reading.paragraph, None, 0.0
    for found in candidate_cues(p, stretch, reading.quoted):
        features = link_features(
            p, stretch, found, reading.quoted, chance=held.get(found.token, 0.0), used=found.token == last
        )
        probability = model.probability(features)
        if probability > chance:
            best, chance = found.token, probability
    return best, chance


def _quoted(reading: Reading, linked: Sequence[_Linked], going_on: dict[int, Draft]) -> list[Draft]:
    """The statements with quotation marks of a paragraph: stretches under one cue are one statement."""
    p = reading.paragraph
    out: list[Draft] = []
    by_cue: dict[int, Draft] = {}
    for found in linked:
        stretch = found.stretch
        draft = by_cue.get(found.cue) if found.cue is not None else None
        if draft is None and found.cue is None:
            draft = going_on.get(stretch.marked) or (out[-1] if out else None)
        if draft is None:
            draft = Draft(p, [], "orphan" if found.cue is None else "cue", found.chance, found.cue)
            out.append(draft)
            if found.cue is not None:
                by_cue[found.cue] = draft
        draft.content.append(stretch.span)
        draft.marked.append(stretch.marked)
        going_on.setdefault(stretch.marked, draft)
        if found.cue is not None and draft.frame is None:
            _widen(reading, draft, stretch)
    for draft in out:
        draft.content = _joined(reading.paragraph, draft.content)
    return out


def _widen(reading: Reading, draft: Draft, stretch: Stretch) -> None:
    """Take in the words around a quoted part that the same cue reports."""
    fitting = [s for s in reading.frames if s.frame.cue == draft.cue and holds(s.frame, stretch)]
    best = max(fitting, key=lambda s: s.chance, default=None)
    if best is not None and best.chance >= IS_MIXED:
        draft.frame = best.frame
        draft.content += [reading.paragraph.token_span(a, b) for a, b in best.frame.content]


def _reported(reading: Reading, quoted: Sequence[Draft], *, attitudes: bool) -> list[Draft]:
    """The statements without quotation marks of a paragraph, surest first; what overlaps a taken one is left out."""
    p = reading.paragraph
    taken = [span for draft in quoted for span in draft.content]
    cues = {draft.cue for draft in quoted}
    out: list[Draft] = []
    for scored in sorted(reading.frames, key=lambda s: -s.chance):
        frame = scored.frame
        if scored.chance < IS_REPORT:
            break
        act = cue_act(p, frame.cue)
        content = [p.token_span(a, b) for a, b in frame.content]
        cue = p.token_span(frame.cue, frame.cue + 1)
        if frame.cue in cues or (act == "attitude" and not attitudes):
            continue
        if any(t.overlaps(span) for t in taken for span in [*content, cue]):
            continue
        cues.add(frame.cue)
        taken += content
        out.append(Draft(p, content, frame.kind, scored.chance, frame.cue, frame, act))
    return out


def cue_act(p: Paragraph, cue: int) -> Act:
    """Whether the cue reports speech or writing, or what somebody believes, feels or wants."""
    kind = {"VERB": "verb", "AUX": "verb", "ADJ": "adjective", "ADP": "verb"}.get(p.pos[cue], "noun")
    return "speech" if p.lemma[cue] in read_words("speech_cues", kind) or p.lower[cue] == "per" else "attitude"


def _reason(p: Paragraph, stretch: Stretch) -> str:
    words = [p.text[i] for i in range(stretch.lo, stretch.hi) if p.text[i][0].isalnum()]
    if len(words) > 1 and sum(w[0].isupper() for w in words) * 2 > len(words):
        return "title"
    return "term" if len(words) <= 2 else "scare quote"


def _joined(p: Paragraph, spans: Sequence[TextSpan]) -> list[TextSpan]:
    """The spans in order, those that touch or overlap made one."""
    out: list[TextSpan] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end + 1:
            out[-1] = TextSpan(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out
