"""Quotations that the text itself calls false: "The quote is fake.", "She never said that."."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from inquit.document import TextSpan
from inquit.languages.relations import (
    ADJECTIVE,
    ADJECTIVE_COMPLEMENT,
    ADNOMINAL_CLAUSE,
    ADVERB,
    ATTRIBUTE,
    DETERMINER,
    NEGATION,
    NOMINAL_SUBJECTS,
    OBJECT,
)
from inquit.languages.tags import DETERMINER_TAG, PERSONAL_PRONOUN
from inquit.statements.clauses import is_passive, subject_of
from inquit.statements.statement_draft import StatementDraft
from inquit.statements.status import status_of
from inquit.structure.text_structure import TextStructure
from inquit.text.marks.marked_stretches import quoted_flags
from inquit.text.parsing import Paragraph

__all__ = ["mark_false"]

_REACH = 1  # paragraphs from a quotation to the sentence that calls it false; by hand, farther off it is another one
_PREDICATES = frozenset({ADJECTIVE_COMPLEMENT, ATTRIBUTE})


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A sentence that says that words were not said.

    span: the sentence. about: who did not say them, where it names somebody. modifies: it says so only in passing ("a
    fake quote"), of words in the same sentence. verb: what the noun is the subject of; its words need no marks.
    """

    span: TextSpan
    about: TextSpan | None = None
    modifies: bool = False
    verb: int | None = None


def mark_false(structure: TextStructure, drafts: Sequence[StatementDraft]) -> None:
    """Deny the statements whose words the text calls false, wrongly attributed or never said."""
    starts = [draft.content[0].start for draft in drafts]
    for i, p in enumerate(structure.parsed.paragraphs):
        for verdict in _verdicts(p, quoted_flags(p, structure.marks.outer[i])):
            found = _meant(structure.parsed.text, p, verdict, drafts, starts)
            if found is not None:
                found.told = replace(found.told, status="denied")


def _meant(
    text: str, p: Paragraph, verdict: _Verdict, drafts: Sequence[StatementDraft], starts: Sequence[int]
) -> StatementDraft | None:
    """The statement that a verdict is about: in its own sentence, behind its colon, or the last one before it."""
    behind = bisect_right(starts, verdict.span.end + 1)
    last = drafts[behind - 1] if behind else None
    if last is not None and last.content[0].start >= verdict.span.start:
        of_verb = verdict.verb is not None and last.cue == verdict.verb and last.cue_paragraph is p
        if last.quoted or of_verb:
            return last
    if verdict.modifies:
        return None
    if text[verdict.span.start : verdict.span.end].rstrip()[-1:] == ":":
        return drafts[behind] if behind < len(drafts) and drafts[behind].paragraph.number - p.number <= _REACH else None
    before = [draft for draft in drafts[:behind] if draft.content[-1].end <= verdict.span.start and draft.quoted]
    if not before or p.number - before[-1].paragraph.number > _REACH:
        return None
    return before[-1] if _fits(text, verdict, before[-1]) else None


def _fits(text: str, verdict: _Verdict, draft: StatementDraft) -> bool:
    """Whether the statement may be of whom the verdict names."""
    source = draft.told.source or (None if draft.neural_cue is None else draft.neural_cue.source)
    if verdict.about is None or source is None:
        return True
    named, beside = (frozenset(span.of(text).split()) for span in (verdict.about, source))
    return not named.isdisjoint(beside) or not beside & {word for word in beside if word[0].isupper()}


def _verdicts(p: Paragraph, quoted: Sequence[bool]) -> Iterator[_Verdict]:
    words = p.language.words
    nouns, counterfeit = words("report_status", "quotation"), words("report_status", "counterfeit")
    for i, lemma in enumerate(p.lemma):
        if quoted[i]:
            continue
        if lemma in nouns and _is_counterfeit_by_name(p, i, counterfeit):
            verb = p.head[i] if p.dep[i] in NOMINAL_SUBJECTS else None
            yield _Verdict(_sentence(p, i), modifies=not _is_said_of_words(p, i), verb=verb)
        elif p.dep[i] in NOMINAL_SUBJECTS and _is_false(p, i, p.head[i]):
            yield _Verdict(_sentence(p, i))
        elif p.pos[i] == "VERB" and _takes_words(p, i) and status_of(p, i) == "denied":
            yield _Verdict(_sentence(p, i), _about(p, i))


def _is_counterfeit_by_name(p: Paragraph, noun: int, counterfeit: frozenset[str]) -> bool:
    """As in "a fake quote", "a quote invented by a satirical site", "a quote falsely attributed to Ann"."""
    falsifying = p.language.words("report_status", "counterfeiting")
    return any(
        (p.dep[k] == ADJECTIVE and p.lower[k] in counterfeit)
        or (p.dep[k] == ADNOMINAL_CLAUSE and (p.lemma[k] in falsifying or _is_wrongly_given(p, k)))
        for k in p.children[noun]
    )


def _is_wrongly_given(p: Paragraph, verb: int) -> bool:
    words = p.language.words
    adverbs = {p.lower[k] for k in p.children[verb] if p.dep[k] == ADVERB}
    return p.lemma[verb] in words("report_status", "quoting") and bool(adverbs & words("report_status", "wrongly"))


def _is_said_of_words(p: Paragraph, noun: int) -> bool:
    """Whether a sentence says of words named before what they are: "That is a fake quote"."""
    subject = subject_of(p, p.head[noun]) if p.dep[noun] == ATTRIBUTE else None
    return subject is not None and p.lower[subject] in p.language.words("report_status", "it")


def _is_false(p: Paragraph, subject: int, verb: int) -> bool:
    """Whether words are said to be false: "the quote is fake", "the quotation was wrongly attributed to her"."""
    words, kids = p.language.words, p.children[verb]
    noun = p.lemma[subject]
    if noun not in words("report_status", "quotation") or not _is_known(p, subject):
        return False
    if any(p.dep[k] == NEGATION for k in kids):
        return False
    said_to_be = {p.lower[k] for k in kids if p.dep[k] in _PREDICATES}
    if said_to_be & words("report_status", "counterfeit"):
        return True
    if noun in words("report_status", "words") and said_to_be & words("report_status", "untrue"):
        return True
    if not is_passive(p, verb):
        return False
    return _is_wrongly_given(p, verb) or p.lemma[verb] in words("report_status", "counterfeiting")


def _is_known(p: Paragraph, noun: int) -> bool:
    """Whether a noun is one that the reader knows: "the quote", "this remark"."""
    known = p.language.function_words.definite_determiner | p.language.words("report_status", "it")
    return any(p.dep[k] == DETERMINER and p.lower[k] in known for k in p.children[noun])


def _takes_words(p: Paragraph, verb: int) -> bool:
    """Whether what a verb says is named before: "said it", "made the remark"."""
    words = p.language.words
    if p.lemma[verb] not in p.language.reporting.verbs | words("report_status", "making"):
        return False
    objects = [k for k in p.children[verb] if p.dep[k] == OBJECT and k > verb]
    return any(
        (p.lower[k] in words("report_status", "it") and p.tag[k] in (PERSONAL_PRONOUN, DETERMINER_TAG))
        or (p.lemma[k] in words("report_status", "quotation") and _is_known(p, k))
        for k in objects
    )


def _about(p: Paragraph, verb: int) -> TextSpan | None:
    """Who did not say it, where a name says so."""
    subject = subject_of(p, verb)
    return p.token_span(subject, subject + 1) if subject is not None and p.pos[subject] == "PROPN" else None


def _sentence(p: Paragraph, token: int) -> TextSpan:
    lo = hi = token
    while lo > 0 and p.sent[lo - 1] == p.sent[token]:
        lo -= 1
    while hi + 1 < len(p) and p.sent[hi + 1] == p.sent[token]:
        hi += 1
    return p.token_span(lo, hi + 1)
