"""Quotes whose closing mark is missing before their tag: “We will pay, said Mayor Pell.

Pairing sees characters alone: a quote without an end reaches to the end of its paragraph, and where the next paragraph
opens with a mark, it seems to go on there. A tag inside, "said Mayor Pell" behind a comma and at the end of a sentence,
shows that the writer forgot the mark: the quote ends before the tag, and what follows is another's.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from inquit.document import TextSpan
from inquit.glyphs import LONG_DASH_TOKENS
from inquit.languages.tags import FINITE, GERUND
from inquit.text.marks.pairing import Marked
from inquit.text.parsing import Paragraph

__all__ = ["without_swallowed_tags"]

# By hand: a tag names its speaker within so many tokens ("said the harbour master of Port Ellen, Olga Brandt").
TAG_TOKENS = 14
SUBJECT_TOKENS = 6  # before the verb ("the old harbour master said")
_LEADS = frozenset((",", "?", "!", *LONG_DASH_TOKENS))
_ENDS = frozenset((".", "!", "?"))
_SUBJECTS = frozenset(("PROPN", "PRON", "DET", "NOUN", "ADJ"))
_NAMED_BY = frozenset(("PROPN", "PRON", "NOUN"))
_BEHIND_VERB = frozenset(("ADP", "ADV", "PUNCT"))


def without_swallowed_tags(paragraphs: Sequence[Paragraph], marked: Sequence[Marked]) -> tuple[Marked, ...]:
    """The marked stretches, those without a closing mark cut before a tag that they hold, and parted behind it."""
    if all(m.closed and len(m.spans) == 1 for m in marked):
        return tuple(marked)
    places = _Places(paragraphs, [p.span.start for p in paragraphs], sorted(span for m in marked for span in m.spans))
    pieces = [list(_pieces(m, places)) for m in marked]
    if all(len(parts) == 1 and parts[0] is m for m, parts in zip(marked, pieces, strict=True)):
        return tuple(marked)
    return _numbered(marked, pieces)


class _Places(NamedTuple):
    """The paragraphs, where they start, and the spans of all stretches in order."""

    paragraphs: Sequence[Paragraph]
    starts: Sequence[int]
    spans: Sequence[TextSpan]

    def parts_one(self, span: TextSpan, at: int) -> bool:
        """Whether a stretch that begins inside a span goes on beyond a place in it."""
        lo, hi = bisect_right(self.spans, span), bisect_left(self.spans, TextSpan(at, at))
        return any(inner.start > span.start and inner.end > at for inner in self.spans[lo:hi])


def _pieces(m: Marked, places: _Places) -> Iterator[Marked]:
    """What a stretch is made of: the parts that tags end, and the rest."""
    if m.closed and len(m.spans) == 1:
        yield m
        return
    held: list[TextSpan] = []
    own = [places.paragraphs[bisect_right(places.starts, span.start) - 1] for span in m.spans]
    last = len(m.spans) - 1
    for n, span in enumerate(m.spans):
        # a long speech tells what others said; only one paragraph that another's tag follows parts it
        may_end = not m.closed if n == last else n == last - 1 and m.closed and _is_tagged(own[last], m.spans[last])
        end = _end_before_tag(own[n], span) if may_end else None
        if end is not None and places.parts_one(span, end):
            end = None
        held.append(span if end is None else TextSpan(span.start, end))
        if end is not None:
            yield replace(m, spans=tuple(held), closed=False)
            held = []
    if len(held) == len(m.spans):
        yield m
    elif held:
        yield replace(m, spans=tuple(held))


def _is_tagged(p: Paragraph, span: TextSpan) -> bool:
    """Whether a tag stands right behind a stretch."""
    lo = p.tokens_in(span).stop
    words = range(lo, next((i for i in range(lo, len(p)) if p.text[i] in _ENDS), len(p)))
    return any(p.tag[i] in FINITE and _reports(p, i) for i in words[:SUBJECT_TOKENS])


def _end_before_tag(p: Paragraph, span: TextSpan) -> int | None:
    """Where the words before a tag end."""
    tokens = p.tokens_in(span)
    for i in tokens[2:]:  # a mark and a word at least
        if p.text[i - 1] in _LEADS and p.text[i][0].isalnum() and _is_tag(p, i, tokens.stop):
            return p.end[i - 1]
    return None


def _is_tag(p: Paragraph, lo: int, hi: int) -> bool:
    """Whether a tag begins at a token, and a sentence ends with it."""
    hi = min(hi, lo + TAG_TOKENS)
    verb = next((i for i in range(lo, hi) if p.tag[i] in FINITE and _reports(p, i)), None)
    if verb is None:
        return False
    end = next((i for i in range(verb, hi) if p.text[i] in _ENDS), None)
    if end is None:
        return False
    inverted = verb == lo and p.pos[lo + 1] in _SUBJECTS and _names(p, range(lo + 1, end))
    led = range(lo, verb)
    usual = 0 < len(led) <= SUBJECT_TOKENS and all(p.pos[i] in _SUBJECTS for i in led) and _names(p, led)
    if not inverted and not (usual and _takes_nothing(p, verb, end)):
        return False
    comma = next((i for i in range(verb, end) if p.text[i] == ","), None)
    return comma is None or _goes_on_as_narration(p, comma, end)


def _reports(p: Paragraph, i: int) -> bool:
    reporting = p.language.reporting
    reports = reporting.reports_talk(p.lemma[i], p.lower[i]) or p.lemma[i] in reporting.verbs
    return reports and p.lemma[i] not in p.language.words("gesture_verbs")


def _names(p: Paragraph, tokens: range) -> bool:
    """Whether the tokens can be who speaks: a name, a pronoun of a person, a noun with its article."""
    named = [i for i in tokens if p.pos[i] in _NAMED_BY]
    if not named:
        return False
    first = named[0]
    pronoun = p.language.vocabulary.pronouns.get(p.lower[first])
    if pronoun is not None:
        return pronoun.use == "personal" and pronoun.gender != "neuter" and pronoun.person != "2"
    return p.pos[first] == "PROPN" or p.pos[tokens[0]] == "DET" or len(named) > 1


def _takes_nothing(p: Paragraph, verb: int, end: int) -> bool:
    """Whether the verb behind its subject reports what stands before it: no clause or object of its own follows."""
    if p.pos[verb + 1] in _BEHIND_VERB:
        return True
    follows = any(p.tag[i] in FINITE for i in range(verb + 1, end))
    return p.lemma[verb] in p.language.reporting.addressee_verbs and not follows


def _goes_on_as_narration(p: Paragraph, comma: int, end: int) -> bool:
    """Whether behind the comma of a tag the narrator goes on ("and sat down", "turning round", "a voter")."""
    following = comma + 1
    if p.pos[following] == "CCONJ":
        return any(p.tag[i] in FINITE for i in range(following, end))
    return p.tag[following] == GERUND or not any(p.tag[i] in FINITE for i in range(following, end))


def _numbered(marked: Sequence[Marked], pieces: Sequence[Sequence[Marked]]) -> tuple[Marked, ...]:
    """The pieces in order of the text; who lay in a stretch lies in the piece that still holds it, or in none."""
    order = sorted((part.spans[0].start, i, n) for i, parts in enumerate(pieces) for n, part in enumerate(parts))
    place = {(i, n): at for at, (_, i, n) in enumerate(order)}
    out: list[Marked] = []
    for _, i, n in order:
        part = pieces[i][n]
        holder = _holder(marked, pieces, i, part)
        parent = None if holder is None else place[holder]
        out.append(replace(part, parent=parent, depth=0 if parent is None else out[parent].depth + 1))
    return tuple(out)


def _holder(
    marked: Sequence[Marked], pieces: Sequence[Sequence[Marked]], i: int, part: Marked
) -> tuple[int, int] | None:
    """The piece of a stretch around that holds a piece, by the stretch and its place in it."""
    above = marked[i].parent
    while above is not None:
        for n, other in enumerate(pieces[above]):
            if all(any(span.contains(own) for span in other.spans) for own in part.spans):
                return above, n
        above = marked[above].parent
    return None
