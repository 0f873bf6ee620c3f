"""Says so where a text lies on the page in a way that is not read well: verse, no marks, marks without end.

The text is read all the same; the notices are for the user, who can know what to expect and mend the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from inquit.document import Genre, TextSpan
from inquit.glyphs import COMPOUND
from inquit.languages import Language
from inquit.structure.transcript.transcript import Transcript
from inquit.text.marks.dash_turns import DASH_STYLE
from inquit.text.marks.pairing import Marked
from inquit.text_kinds import KINDS

__all__ = ["layout_notices", "transcript_notices"]

# The beginning of a novel may have no talk: of 80 beginnings of 10,000 characters, five have no marks.
MIN_WITHOUT_TALK = 20_000
# Verse: most lines are short and none is long. Of 100 novels five have paragraphs of no more characters in the middle,
# and the longest of each has 730 or more; verse was not at hand, so these wait for a sweep.
MIN_VERSES = 20
MAX_VERSE = 60
OPEN_SHARE = 0.4  # of the verses end in no stop
# The longest paragraph of the 20 novels measured has 15,221 characters.
MAX_PARAGRAPH = 50_000
# Fewer marks without end are slips. In whole novels at most one stretch in 250 has no end, in the articles no more than
# two stretches; the share alone would take short texts with one slip.
MIN_UNCLOSED = 5
UNCLOSED_SHARE = 0.25

_WORD = re.compile(COMPOUND)
_STOPS = frozenset(".!?")  # besides quotation marks


def layout_notices(
    text: str, paragraphs: Sequence[TextSpan], marked: Sequence[Marked], language: Language, *, genre: Genre
) -> tuple[str, ...]:
    """A sentence for each thing about the layout that is not read well.

    paragraphs: whole ones, as `inquit.text.marks.pairing.whole_paragraphs` gives them.
    marked: the stretches in quotation marks, and dash turns where there are any.
    """
    return tuple(_notices(text, paragraphs, marked, language, genre))


def transcript_notices(text: str, transcript: Transcript) -> tuple[str, ...]:
    """What of a transcript could be given to nobody, in a sentence."""
    if not transcript.turns:
        return ("no line begins with the name of a speaker, or what looks like one; nothing is given to anybody",)
    nobody = sum(_words(text, [span]) for span in transcript.unlabelled)
    if not nobody:
        return ()
    said = sum(_words(text, turn.content) for turn in transcript.turns)
    share = max(1, round(100 * nobody / (nobody + said)))
    return (f"{nobody:,} words ({share} %) stand under no label of a speaker, and are given to nobody",)


def _words(text: str, spans: Sequence[TextSpan]) -> int:
    return sum(1 for span in spans for _ in _WORD.finditer(text, span.start, span.end))


def _notices(
    text: str, paragraphs: Sequence[TextSpan], marked: Sequence[Marked], language: Language, genre: Genre
) -> Iterator[str]:
    if _is_verse(text, paragraphs, language):
        yield "this looks like verse; each line is read as a paragraph, so sentences over several lines are read badly"
    longest = max((p.end - p.start for p in paragraphs), default=0)
    if longest > MAX_PARAGRAPH:
        yield (
            f"a paragraph has {longest:,} characters: line breaks seem to be lost, and who speaks next cannot be told "
            "from the paragraphs"
        )
    outer = [m for m in marked if m.depth == 0 and m.style != DASH_STYLE]
    unclosed = sum(not m.closed for m in outer)
    if unclosed >= max(MIN_UNCLOSED, UNCLOSED_SHARE * len(outer)):
        yield f"{unclosed} of {len(outer)} quotes have no closing mark; each is taken to end with its paragraph"
    if not marked and KINDS[genre].has_dialogue and len(text) >= MIN_WITHOUT_TALK:
        yield (
            "there are no quotation marks or dashes of dialogue; speech that nothing sets off is found only where a "
            "word reports it"
        )


def _is_verse(text: str, paragraphs: Sequence[TextSpan], language: Language) -> bool:
    lengths = [p.end - p.start for p in paragraphs]
    if len(lengths) < MIN_VERSES or median(lengths) > MAX_VERSE or max(lengths) > 3 * MAX_VERSE:
        return False
    stops = _STOPS | language.glyphs.closing
    return sum(text[p.end - 1] not in stops for p in paragraphs) >= OPEN_SHARE * len(paragraphs)
