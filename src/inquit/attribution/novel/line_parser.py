"""What stands around the stretches of a line: sentences that end before them, reactions, gaps between two of them."""

from __future__ import annotations

from collections.abc import Sequence

from inquit.attribution.novel.dialogue_tag import DialogueTag
from inquit.attribution.novel.dialogue_tags import NEXT_TO_QUOTE, DialogueTagParser
from inquit.languages.relations import ADVERBIAL_CLAUSE, RELATIVE_CLAUSE
from inquit.statements.cue_links import SENTENCE_END
from inquit.statements.openings import is_reaction
from inquit.text.marks.marked_stretches import Stretch

__all__ = ["LineParser"]

_LEADS = (":", ",")  # what ends a clause that leads up to a quote


class LineParser(DialogueTagParser):
    """Reads the tags of one paragraph, and what parts its lines."""

    def sentence_before(self, at: int) -> range:
        """The tokens of the writer's sentence that ends right before a quote, last first; none where none does."""
        p, lo = self._p, at - 1
        if lo < 1 or self._quoted[lo] or p.text[lo] not in SENTENCE_END:
            return range(0)
        while lo and not self._quoted[lo - 1] and p.text[lo - 1] not in SENTENCE_END:
            lo -= 1
        return range(at - 1, lo - 1, -1)

    def is_aside(self, tag: DialogueTag) -> bool:
        """Whether a tag is a clause inside another sentence, that leads up to nothing: "as she laughed"."""
        return tag.verb is not None and self._p.dep[tag.verb] in (RELATIVE_CLAUSE, ADVERBIAL_CLAUSE)

    def is_led_in(self, stretch: Stretch, before: DialogueTag, after: DialogueTag) -> bool:
        """Whether the tag before a quote leads up to it, and the one behind it is a clause of its own, or far off."""
        if not before.speech or self._p.text[stretch.lo - 1] not in _LEADS or after.verb is None:
            return False
        if after.paragraph != self._index or after.verb - stretch.hi >= NEXT_TO_QUOTE:
            return True
        return self._p.pos[stretch.hi] == "CCONJ"  # "I said, 'A,' and she laughed"

    def begins_anew(self, stretch: Stretch) -> bool:
        """Whether another sentence begins behind a quote: "'A.' He smiled"."""
        p = self._p
        ended = stretch.hi - 2 >= stretch.lo and p.text[stretch.hi - 2] == "."
        return ended and stretch.hi < len(p) and p.text[stretch.hi][0].isupper()

    def reacts(self, stretches: Sequence[Stretch], tag: DialogueTag) -> bool:
        """Whether the tag behind one of the stretches only says what somebody does then ("Ben nodded.")."""
        verb = tag.verb if tag.verb is not None and tag.paragraph == self._index else 0
        return any(is_reaction(self._p, stretch, verb) for stretch in stretches if stretch.hi <= verb)

    def follows_at_once(self, end: int, at: int) -> bool:
        """Whether nothing stands between a quote that ends a sentence and the next one."""
        closed = self._p.text[end - 1] in self._p.language.glyphs.closing_tokens
        return end == at and closed and self._p.text[end - 2] in SENTENCE_END

    def ends_with(self, signs: Sequence[str], lo: int, hi: int) -> bool:
        """Whether one of the signs ends what stands between two quotes."""
        return hi > lo and self._p.text[hi - 1] in signs
