"""The name behind quoted words by which they are signed: behind a dash, in brackets, or on the line below.

“...” — Jo Smith, “...” (Jo Smith, mayor), “...” ~ Jo Smith; no verb links it to the words.
"""

from __future__ import annotations

import re

from inquit.document import TextSpan
from inquit.glyphs import DASH_TOKENS, LETTER, SIGNING_DASH
from inquit.languages.entity_labels import ORGANISATION, PERSON
from inquit.languages.tags import PAST_PARTICIPLE, PAST_TENSE
from inquit.structure.turn_labels import LayoutSource
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.parsing import Paragraph

__all__ = ["bracketed_name", "is_cited", "is_short_name", "is_signed", "signature_after"]

_NAME = rf"(?P<name>(?![a-z]){LETTER}[^\n[:doubles:]]{{1,100}}?)"
_SIGNATURE = rf"[\s.,]*(?P<dash>{SIGNING_DASH})\s*{_NAME}[\s.]*(?=\n|$|[[:opening-doubles:]])"
_BRACKETED = (
    rf"[ \t]*(?P<dash>\()(?P<name>(?![a-z]){LETTER}[^\n()[:doubles:]]{{1,100}})\)"
    r"(?=[\s.]*(?:\n|$|[[:opening-doubles:]]))"
)
_BELOW = rf"[ \t.,]*\n(?P<indent>[ \t]*){_NAME}[ \t.]*$"
_SIGNATURE_ENDS = re.compile(r"[\s.,]*")
_INDENT = re.compile(r"[ \t]*")
_BLANK_LINE = re.compile(r"[ \t]*(?:\r?\n[ \t]*(?:\r?\n|$)|$)")
_VERBS = frozenset(("VERB", "AUX"))
_KNOWN = frozenset((PERSON, ORGANISATION))
# A signature longer than this is a sentence that goes on after a dash. Room for a name with an office; not swept, to be
# fitted when signatures are annotated.
MAX_SIGNATURE_WORDS = 10
# Words before the one that shows a name ("The Eldon Courier", "Dr. Ida Brandt"). By hand.
_BEFORE_NAME = 3
# Words in brackets sign a sentence; behind fewer words they say what a title or a term is ("“Yesterday” (Paul)").
MIN_SIGNED_WORDS = 4
_STOPS = frozenset(".,")  # titles end in none
_YEAR = 4  # digits
# A line set in by so much more than the one above stands on the right. By hand.
MIN_RIGHT_INDENT = 8


def signature_after(p: Paragraph, text: str, stretch: Stretch, below: Paragraph | None) -> LayoutSource | None:
    """A dash and a name behind the stretch up to the end of the line or the next mark, or as a paragraph below it.

    So is a name alone on the line below, where it stands on the right or nothing follows it in the block.
    """
    signature = p.language.compiled(_SIGNATURE)
    found = signature.match(text, stretch.span.end, p.span.end)
    if found is not None:
        return _signature(p, found)
    alone = p.language.compiled(_BELOW).match(text, stretch.span.end, p.span.end)
    if alone is not None:
        return _name_below(p, p, text, stretch, TextSpan(*alone.span("name")))
    if below is None or _SIGNATURE_ENDS.fullmatch(text, stretch.span.end, p.span.end) is None:
        return None
    found = signature.fullmatch(text, below.span.start, below.span.end)
    return _name_below(p, below, text, stretch, below.span) if found is None else _signature(below, found)


def is_signed(p: Paragraph, stretch: Stretch) -> bool:
    """Whether a stretch of some words begins its paragraph, and all behind it is a dash and a name."""
    words = sum(p.text[i][0].isalnum() for i in range(stretch.lo, stretch.hi))
    rest = range(stretch.hi, len(p))
    if words < MIN_SIGNED_WORDS or not rest or any(p.text[i][0].isalnum() for i in range(stretch.lo)):
        return False
    name = TextSpan(p.start[rest[0]], p.span.end)
    dash = p.text[rest[0]]
    left_out = p.start[rest[0]] - p.end[rest[0] - 1] > 1  # a dash that touches the name is not shown to the parser
    if not left_out and (dash not in DASH_TOKENS or len(rest) == 1):
        return False
    first = rest[0] if left_out and dash not in DASH_TOKENS else rest[1]
    known = p.ent_type[first] == PERSON or p.lower[first] in p.language.vocabulary.given_names  # no paper's headline
    dated = any(p.text[i][0].isdigit() for i in rest)
    return known and not dated and p.pos[first] == "PROPN" and is_short_name(p, name)


def is_cited(p: Paragraph, stretch: Stretch, source: TextSpan) -> bool:
    """Whether a stretch is the title of what a dated source printed: "“Bridge closed” — Harbour News, May 5, 2015"."""
    if not p.span.contains(source):
        return False
    ends = p.text[max(stretch.lo, stretch.hi - 2) : stretch.hi]
    behind = [i for i in p.tokens_in(TextSpan(source.start, p.span.end)) if p.text[i][0].isalnum()]
    year = next((k for k, i in enumerate(behind) if p.text[i].isdigit() and len(p.text[i]) == _YEAR), None)
    given_names = p.language.vocabulary.given_names
    person = any(p.ent_type[i] == PERSON or p.lower[i] in given_names for i in behind[:year])
    return year is not None and year <= MAX_SIGNATURE_WORDS and not person and _STOPS.isdisjoint(ends)


def bracketed_name(p: Paragraph, text: str, stretch: Stretch) -> LayoutSource | None:
    """A name in brackets behind a quoted sentence, up to the end of the line or the next mark."""
    found = p.language.compiled(_BRACKETED).match(text, stretch.span.end, p.span.end)
    words = sum(p.text[i][0].isalnum() for i in range(stretch.lo, stretch.hi))
    if found is None or words < MIN_SIGNED_WORDS:
        return None
    return _signature(p, found) if _is_name(p, TextSpan(*found.span("name"))) else None


def _signature(p: Paragraph, found: re.Match[str]) -> LayoutSource | None:
    name = TextSpan(*found.span("name"))
    return LayoutSource("signature", TextSpan(*found.span("dash")), name) if is_short_name(p, name) else None


def _name_below(p: Paragraph, q: Paragraph, text: str, stretch: Stretch, name: TextSpan) -> LayoutSource | None:
    """The name on the line below a stretch that is all its paragraph holds.

    p, q: the paragraphs of the stretch and of the name.
    """
    if any(p.text[i][0].isalnum() for i in range(stretch.lo)) or not is_short_name(q, name):
        return None
    above = _indent(text, text.rfind("\n", 0, p.span.start) + 1)
    between = text[stretch.span.end : name.start]
    on_the_right = _indent(text, text.rfind("\n", 0, name.start) + 1) - above >= MIN_RIGHT_INDENT
    next_line = between.count("\n") == 1 and _BLANK_LINE.match(text, name.end) is not None
    if not (next_line or on_the_right) or not text[name.start].isupper() or not _is_name(q, name):
        return None
    return LayoutSource("signature", None, name)


def _indent(text: str, line: int) -> int:
    found = _INDENT.match(text, line)
    return 0 if found is None else len(found[0].expandtabs())


def is_short_name(p: Paragraph, name: TextSpan) -> bool:
    """Whether it can be a name with an office, and no sentence."""
    words = [i for i in p.tokens_in(name) if p.text[i][0].isalnum()]
    if not words or len(words) > MAX_SIGNATURE_WORDS:
        return False
    return all(p.pos[i] not in _VERBS or _is_office(p, i, words[-1]) for i in words)


def _is_office(p: Paragraph, verb: int, last: int) -> bool:
    """Whether what is taken for a verb stands last, behind a comma: "Igor Matsen, guide"."""
    return verb == last and verb > 0 and p.text[verb - 1] == "," and p.tag[verb] not in (PAST_TENSE, PAST_PARTICIPLE)


def _is_name(p: Paragraph, name: TextSpan) -> bool:
    """Whether somebody's name or title is among the first words."""
    vocabulary = p.language.vocabulary
    words = [i for i in p.tokens_in(name) if p.text[i][0].isalnum()]
    return any(
        p.ent_type[i] in _KNOWN or p.lower[i] in vocabulary.titles or p.lower[i] in vocabulary.given_names
        for i in words[:_BEFORE_NAME]
        if p.text[i][0].isupper()
    )
