"""What every finder of statements is, and the places that finders share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from unicodedata import category

from inquit.document import NotQuote, TextSpan
from inquit.progress import Progress, unheard
from inquit.statements.statement_draft import FoundStatements, StatementDraft
from inquit.statements.subjects import find_source
from inquit.structure.text_structure import TextStructure
from inquit.structure.turn_labels import LayoutSource
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.parsing import Paragraph

__all__ = ["StatementFinder", "drafts_in_order", "not_quote", "settle_parents", "turn_draft", "without_own_questions"]

# Longer ones that are nobody's words are phrases held at a distance. It only names the reason; not swept.
TERM_WORDS = 2


class StatementFinder(Protocol):
    """Finds the statements of a text."""

    def find(
        self, structure: TextStructure, *, attitudes: bool = False, progress: Progress = unheard
    ) -> FoundStatements:
        """Every statement of the text, in order; a statement inside another follows it.

        An engine that sees names itself enters them where the parse has none, and gives the page with them.

        attitudes: also beliefs, intentions and feelings.
        """
        ...


def turn_draft(p: Paragraph, turn: LayoutSource) -> StatementDraft:
    """The statement that a turn of a transcript is: all of its paragraph behind the colon."""
    said = TextSpan((turn.cue or turn.source).end, p.span.end)
    return StatementDraft(p, [said], turn.rule, 1.0, layout=turn, quoted=[said])


def not_quote(p: Paragraph, stretch: Stretch) -> NotQuote:
    """A stretch that is nobody's words, with the reason."""
    words = [p.text[i] for i in range(stretch.lo, stretch.hi) if p.text[i][0].isalnum()]
    if len(words) > 1 and sum(w[0].isupper() for w in words) * 2 > len(words):
        reason = "title"
    else:
        reason = "term" if len(words) <= TERM_WORDS else "scare quote"
    return NotQuote(stretch.span, reason, p.number)


def drafts_in_order(text: str, drafts: Sequence[StatementDraft]) -> tuple[StatementDraft, ...]:
    """The statements in order of the text, their spans trimmed and joined; those with nothing in them are left out."""
    for draft in drafts:
        draft.content = _joined([_trimmed(text, span) for span in draft.content])
    kept = [draft for draft in drafts if draft.content]
    kept.sort(key=lambda d: (d.content[0].start, d.parent is not None))
    return tuple(kept)


def settle_parents(drafts: Sequence[StatementDraft]) -> None:
    """Let each statement stand in the innermost one around it that is still there and still holds it, or in none."""
    there = {id(draft) for draft in drafts}
    for draft in drafts:
        while draft.parent is not None and not (id(draft.parent) in there and _holds(draft.parent, draft)):
            draft.parent = draft.parent.parent


def _holds(outer: StatementDraft, inner: StatementDraft) -> bool:
    return all(any(around.contains(span) for around in outer.content) for span in inner.content)


def without_own_questions(structure: TextStructure, drafts: Sequence[StatementDraft]) -> list[StatementDraft]:
    """The statements but for what the writer of an article asks without marks: "I asked her if it was safe"."""
    if structure.dialogue is not None:
        return list(drafts)
    return [draft for draft in drafts if draft.quoted or not _is_own_question(draft)]


def _is_own_question(draft: StatementDraft) -> bool:
    p, cue = draft.cue_paragraph, draft.cue
    if p is None or cue is None or p.language.pattern("verb_of_asking").fullmatch(p.lemma[cue]) is None:
        return False
    source = find_source(p, cue)
    pronoun = None if source is None else p.language.vocabulary.pronouns.get(p.lower[source])
    return pronoun is not None and pronoun.person == "1"


def _trimmed(text: str, span: TextSpan) -> TextSpan:
    """The span without white space and invisible characters at its edges."""
    start, end = span.start, span.end
    while start < end and _is_blank(text[start]):
        start += 1
    while end > start and _is_blank(text[end - 1]):
        end -= 1
    return TextSpan(start, end)


def _is_blank(character: str) -> bool:
    return character.isspace() or category(character) == "Cf"


def _joined(spans: Sequence[TextSpan]) -> list[TextSpan]:
    """The spans in order, those that touch or overlap made one."""
    out: list[TextSpan] = []
    for span in sorted(spans):
        if span.start == span.end:
            continue
        if out and span.start <= out[-1].end + 1:
            out[-1] = TextSpan(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out
