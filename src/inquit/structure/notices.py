"""Says so where a text lies on the page in a way that is not read well: a play, verse, no marks, marks without end.

The text is read all the same; the notices are for the user, who can know what to expect and mend the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from inquit.document import Genre, TextSpan
from inquit.languages import Language
from inquit.structure.turn_labels import is_turn
from inquit.text.marks.dash_turns import DASH_STYLE
from inquit.text.marks.pairing import Marked
from inquit.text_kinds import KINDS

__all__ = ["layout_notices"]

# The beginning of a novel may have no talk: of 80 beginnings of 10,000 characters, five have no marks.
MIN_WITHOUT_TALK = 20_000
# So many paragraphs begin with the names of two speakers or more who speak twice; fewer may be a list. Of 100 novels
# none has more than 3 % of them, of 1,191 articles two have more than the share here (84 and 87 %).
MIN_CUES = 6
MIN_SPEAKERS = 2
CUE_SHARE = 0.2  # of the paragraphs; in a play where names stand on lines of their own it is half
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

_NAME, _CAPITALS = r"[A-Z][\w[:apostrophes:]-]*", r"[A-Z][A-Z.[:apostrophes:]-]+"
_ASIDE = r"(?: ?[(\[][^)\]\n]{1,60}[)\]])?"
_SCRIPT_CUE = rf"_?(?P<name>{_NAME}(?: {_NAME}){{0,2}})_?{_ASIDE}[.:]_? +\S"
_NAME_ALONE = rf"(?P<name>{_CAPITALS}(?: {_CAPITALS}){{0,2}}){_ASIDE}[.:]?"
_STOPS = frozenset(".!?")  # besides quotation marks


def layout_notices(
    text: str, paragraphs: Sequence[TextSpan], marked: Sequence[Marked], language: Language, *, genre: Genre
) -> tuple[str, ...]:
    """A sentence for each thing about the layout that is not read well.

    paragraphs: whole ones, as `inquit.text.marks.pairing.whole_paragraphs` gives them.
    marked: the stretches in quotation marks, and dash turns where there are any.
    """
    return tuple(_notices(text, paragraphs, marked, language, genre))


def _notices(
    text: str, paragraphs: Sequence[TextSpan], marked: Sequence[Marked], language: Language, genre: Genre
) -> Iterator[str]:
    if _is_play(text, paragraphs, language):
        yield (
            "this looks like a play or an interview, with names before the speeches; they are read as speakers only in "
            "capitals and before a colon (HAMLET: ...)"
        )
    elif _is_verse(text, paragraphs, language):
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


def _is_play(text: str, paragraphs: Sequence[TextSpan], language: Language) -> bool:
    names: Counter[str] = Counter()
    cue, alone, titles = language.compiled(_SCRIPT_CUE), language.compiled(_NAME_ALONE), language.vocabulary.titles
    for p in paragraphs:
        found = cue.match(text, p.start, p.end) or alone.fullmatch(text, p.start, p.end)
        if found is not None and found["name"].lower() not in titles and not is_turn(text, p, language):
            names[found["name"]] += 1
    repeated = [n for n in names.values() if n > 1]
    return len(repeated) >= MIN_SPEAKERS and sum(repeated) >= max(MIN_CUES, CUE_SHARE * len(paragraphs))


def _is_verse(text: str, paragraphs: Sequence[TextSpan], language: Language) -> bool:
    lengths = [p.end - p.start for p in paragraphs]
    if len(lengths) < MIN_VERSES or median(lengths) > MAX_VERSE or max(lengths) > 3 * MAX_VERSE:
        return False
    stops = _STOPS | language.glyphs.closing
    return sum(text[p.end - 1] not in stops for p in paragraphs) >= OPEN_SHARE * len(paragraphs)
