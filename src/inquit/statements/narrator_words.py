"""What the narrator goes on to tell behind somebody's words, taken off them: "said it was over and sat down"."""

from __future__ import annotations

from collections.abc import Sequence

from inquit.document import TextSpan
from inquit.languages.entity_labels import PERSON
from inquit.languages.relations import ADVERBIAL_CLAUSE, AUXILIARIES, CONJUNCT, NOUN_ADVERB, SUBJECT, SUBJECTS
from inquit.languages.tags import FINITE, GERUND
from inquit.statements.cue_links import SENTENCE_END
from inquit.statements.neural.content_edges import head_of
from inquit.statements.statement_draft import StatementDraft
from inquit.text.parsing import Paragraph

__all__ = ["take_off_narration"]

_LOOSE = frozenset({CONJUNCT, ADVERBIAL_CLAUSE})
_CONJUNCTIONS = frozenset({"CCONJ", "PUNCT"})
_REACH = 3  # words from a conjunction to its verb: room for "and then quietly left"


def take_off_narration(draft: StatementDraft) -> None:
    """Cut the content of a statement to what was said, its words in quotation marks being never cut."""
    p, cue = draft.cue_paragraph, draft.cue
    if p is None or cue is None or draft.paragraph is not p or not draft.content:
        return
    if draft.content[0].start < p.start[cue]:
        if draft.quoted and _is_set_off(p, draft.quoted[0]):
            draft.content = [span for span in draft.content if not _is_topic(p, cue, span, draft.quoted)]
        return
    if not draft.quoted:
        draft.content[0] = _without_time(p, cue, draft.content[0])
    last = draft.content[-1] = _without_conjunction(p, draft.content[-1])
    start = max((q.end for q in draft.quoted if q.start < last.end), default=last.start)
    tail = [i for i in p.tokens_in(last) if p.start[i] >= start]
    cut = _behind_marks(p, draft, tail) if draft.quoted else _behind_clause(p, cue, tail)
    if cut is not None and last.start < p.start[cut]:
        end = p.end[cut - 1] if not draft.quoted or p.end[cut - 1] > start else start
        draft.content[-1] = TextSpan(last.start, _end_of_words(p, cut, max(end, start)))


def _without_time(p: Paragraph, cue: int, span: TextSpan) -> TextSpan:
    """The words without those in front that say when they were said: "said last night (the talks had failed)"."""
    first = p.tokens_in(span).start
    for k in p.children[cue]:
        lo, hi = p.edges[k]
        if p.dep[k] == NOUN_ADVERB and lo == first == cue + 1 and p.start[lo] == span.start and hi < len(p):
            return TextSpan(p.start[hi], span.end) if p.start[hi] < span.end else span
    return span


def _without_conjunction(p: Paragraph, span: TextSpan) -> TextSpan:
    """The words without a conjunction at their end, which leads to the next report."""
    tokens = p.tokens_in(span)
    at = tokens.stop
    while at - 1 > tokens.start and p.pos[at - 1] in _CONJUNCTIONS and p.text[at - 1][0].isalpha():
        at -= 1
    return span if at == tokens.stop else TextSpan(span.start, _end_of_words(p, at, p.end[at - 1]))


def _end_of_words(p: Paragraph, cut: int, end: int) -> int:
    """The end of what stands before a token, without a comma."""
    at = cut - 1
    while at > 0 and p.pos[at] in _CONJUNCTIONS and p.start[at] >= end - len(p.text[at]) and p.text[at] in (",", ";"):
        at -= 1
        end = p.end[at]
    return end


def _is_set_off(p: Paragraph, quote: TextSpan) -> bool:
    """Whether words in quotation marks end in a mark of punctuation, so that nothing of them follows elsewhere."""
    tokens = p.tokens_in(quote)
    last = p.text[max(tokens.start, tokens.stop - 2) : tokens.stop]
    return "," in last or not SENTENCE_END.isdisjoint(last)


def _is_topic(p: Paragraph, cue: int, span: TextSpan, quoted: Sequence[TextSpan]) -> bool:
    """Whether words behind a quote and its cue only say what it is about: "'...,' locals joke about the flat land"."""
    if span.start < p.end[cue] or any(span.overlaps(q) for q in quoted):
        return False
    tokens = p.tokens_in(span)
    first = tokens.start
    return bool(tokens) and (p.pos[first] == "ADP" or (first - 1 > cue and p.pos[first - 1] == "ADP"))


def _behind_marks(p: Paragraph, draft: StatementDraft, tail: Sequence[int]) -> int | None:
    """Where the narration behind words in quotation marks begins, as a token."""
    tail = [i for i in tail if p.pos[i] != "PUNCT"]
    if not tail:
        return None
    leads = draft.content[0].start < min(q.start for q in draft.quoted)
    words = p.language.words
    first = tail[0]
    verb = next((i for i in tail[1 : 1 + _REACH] if p.pos[i] == "VERB"), None)
    deed = verb is not None and (not leads or p.lemma[verb] in words("narrator_words", "deed"))
    if p.pos[first] == "CCONJ" or p.lower[first] in words("narrator_words", "sequence"):
        return first if verb is not None and deed and _goes_on(p, draft.cue, verb) else None
    if p.lower[first] not in words("narrator_words", "link") or not any(p.pos[i] in ("VERB", "AUX") for i in tail):
        return None
    if leads:
        return first if verb is not None and verb == tail[1] and deed and p.tag[verb] == GERUND else None
    return first


def _goes_on(p: Paragraph, cue: int | None, verb: int) -> bool:
    """Whether a verb without a subject of its own has the form of the cue, with which it may stand in a row."""
    if cue is None or p.tag[verb] != p.tag[cue] or p.tag[verb] not in FINITE:
        return False
    return not any(p.dep[k] in SUBJECTS or p.dep[k] in AUXILIARIES for k in p.children[verb])


def _behind_clause(p: Paragraph, cue: int, tail: Sequence[int]) -> int | None:
    """Where the narration behind a reported clause begins, as a token."""
    deeds = p.language.words("narrator_words", "deed")
    sequence = p.language.words("narrator_words", "sequence")
    for at in reversed(tail[1:]):
        if p.lemma[at] not in deeds or p.pos[at] != "VERB" or p.dep[at] not in _LOOSE or not _goes_on(p, cue, at):
            continue
        begins = at
        while (
            begins - 1 in tail
            and (p.pos[begins - 1] == "ADV" or p.lower[begins - 1] in sequence)
            and at - begins < _REACH
        ):
            begins -= 1
        joined = begins - 1 in tail and p.pos[begins - 1] in _CONJUNCTIONS
        if joined and _cannot_go_on(p, cue, at, tail):
            return begins - 1
    return None


def _cannot_go_on(p: Paragraph, cue: int, verb: int, tail: Sequence[int]) -> bool:
    """Whether a verb cannot belong to the reported clause: it has another form, or is nothing that its subject does."""
    head = head_of(p, p.token_span(tail[0], verb))
    if p.tag[head] != p.tag[verb]:
        return any(p.dep[k] in AUXILIARIES for k in p.children[head]) or p.pos[head] not in ("VERB", "AUX")
    subject = next((k for k in p.children[head] if p.dep[k] == SUBJECT), None)
    return subject is not None and not _is_person(p, subject)


def _is_person(p: Paragraph, head: int) -> bool:
    if p.pos[head] == "PRON":
        return p.lower[head] not in p.language.function_words.neuter_pronoun
    return p.pos[head] == "PROPN" or p.ent_type[head] == PERSON or p.lemma[head] in p.language.vocabulary.news_persons
