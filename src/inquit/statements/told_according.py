"""Reports that somebody else vouches for: "“...,” Denny said, according to minutes", "Olsen said ..., according to"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from inquit.document import TextSpan
from inquit.glyphs import DASHES
from inquit.languages.relations import ROOT
from inquit.statements.clauses import subject_of
from inquit.statements.frames import cue_range
from inquit.statements.neural.content_edges import whole_words
from inquit.statements.statement_draft import StatementDraft, Told
from inquit.statements.subjects import EDGE_POS, Range, according_source, noun_phrase
from inquit.text.parsing import Paragraph

__all__ = ["put_around", "vouched", "without"]


def put_around(
    text: str, p: Paragraph, quoted: Sequence[bool], drafts: Sequence[StatementDraft]
) -> list[StatementDraft]:
    """The statements of those whom "according to" names, around reports of others; these are mended."""
    added = []
    for cue in range(len(p)):
        if p.lower[cue] in p.language.function_words.according and not quoted[cue] and _is_set_off(p, cue):
            phrase, verb = _phrase(p, cue), _vouched_for(p, cue, quoted)
            own = None if verb is None else _own(p, cue, verb, drafts)
            if phrase is not None and verb is not None and own is not None:
                added.append(vouched(text, p, own, cue=cue, verb=verb, phrase=phrase))
    return added


def without(span: TextSpan, frame: TextSpan) -> list[TextSpan]:
    """What is left of a span without a frame."""
    if not span.overlaps(frame):
        return [span]
    parts = [TextSpan(span.start, frame.start)] if span.start < frame.start else []
    return [*parts, TextSpan(frame.end, span.end)] if frame.end < span.end else parts


def _is_set_off(p: Paragraph, cue: int) -> bool:
    """Whether the phrase begins a sentence or stands behind a comma, a dash or a mark."""
    before = cue - 1
    if before < 0 or p.sent[before] != p.sent[cue]:
        return True
    return p.text[before] in {",", *DASHES} or p.text[before] in p.language.glyphs.sure_closing_tokens


def _phrase(p: Paragraph, cue: int) -> Range | None:
    """Who is named."""
    head = according_source(p, cue)
    if head is None or p.sent[head] != p.sent[cue]:
        return None
    lo, hi = noun_phrase(p, head)
    return max(lo, cue + 1), hi


def _vouched_for(p: Paragraph, cue: int, quoted: Sequence[bool]) -> int | None:
    """The verb of speech over all of the sentence that the phrase is put into."""
    at = cue
    while p.head[at] != at and p.dep[at] != ROOT:
        at = p.head[at]
    if p.head[cue] != at and not _ends_sentence(p, cue):
        return None  # it vouches for a part of the sentence only
    is_report = p.pos[at] == "VERB" and p.lemma[at] in p.language.reporting.verbs and not quoted[at]
    subject = subject_of(p, at) if is_report else None
    return at if subject is not None and p.lower[subject] not in p.language.function_words.expletive else None


def _ends_sentence(p: Paragraph, cue: int) -> bool:
    return not any(p.sent[i] == p.sent[cue] and p.pos[i] not in EDGE_POS for i in range(p.edges[cue][1], len(p)))


def _own(p: Paragraph, cue: int, verb: int, drafts: Sequence[StatementDraft]) -> StatementDraft | None:
    """The statement that the verb reports, though it may be given to the phrase; none where it holds the verb.

    Quoted words with their tag ("“It is lost,” Finch said") may be given to it as one; they are cut to the quote.
    """
    at = p.start[verb]
    for draft in drafts:
        if draft.cue_paragraph is p and draft.cue in (cue, verb) and draft.parent is None:
            if not any(span.start <= at < span.end for span in draft.content):
                return draft
            if not _is_quote_with_tag(p, verb, draft):
                return None
            draft.content = list(draft.quoted)
            return draft
    return None


def _is_quote_with_tag(p: Paragraph, verb: int, draft: StatementDraft) -> bool:
    """Whether nothing but the verb and its subject stands beside the quoted words of a statement."""
    subject = subject_of(p, verb)
    if subject is None or not draft.quoted:
        return False
    tag = {verb, *range(*noun_phrase(p, subject))}
    rest = {i for span in draft.content for i in p.tokens_in(span) if p.pos[i] not in EDGE_POS} - tag
    return all(any(span.contains(p.token_span(i, i + 1)) for span in draft.quoted) for i in rest)


def vouched(text: str, p: Paragraph, own: StatementDraft, *, cue: int, verb: int, phrase: Range) -> StatementDraft:
    """The statement around one that somebody vouches for; that one is given its verb and its subject.

    cue, phrase: the words that vouch, in front of whom they name or behind; verb: of the inner statement.
    """
    frame = TextSpan(p.start[min(cue, phrase[0])], p.end[max(cue, phrase[1] - 1)])
    pieces = [whole_words(text, piece) for span in own.content for piece in without(span, frame)]
    own.content = [piece for piece in pieces if any(c.isalnum() for c in piece.of(text))] or own.content
    sentence = [i for i in range(len(p)) if p.sent[i] == p.sent[verb]]
    whole = p.token_span(sentence[0], sentence[-1] + 1)
    parts = [whole_words(text, part) for part in without(whole, frame)]
    parts = [part for part in parts if any(c.isalnum() for c in part.of(text))]
    content = [_trimmed(text, part) for part in parts]
    around = StatementDraft(
        p,
        [*content, *own.content],
        "according" if cue < phrase[0] else "cue",
        own.chance,
        cue,
        p,
        quoted=list(own.quoted),
        told=Told(source=p.token_span(*phrase)),
    )
    if own.cue == cue:
        around.neural_cue, own.cue = own.neural_cue, verb
        if own.neural_cue is not None:
            own.neural_cue = replace(own.neural_cue, cue=p.token_span(*cue_range(p, verb)))
        subject = subject_of(p, verb)
        if subject is not None:
            own.told = replace(own.told, source=p.token_span(*noun_phrase(p, subject)))
    own.parent = around
    return around


def _trimmed(text: str, span: TextSpan) -> TextSpan:
    """The span without the full stop of the sentence, or the comma before who says so."""
    return TextSpan(span.start, span.end - 1) if span.of(text)[-1:] in (".", ",") else span
