"""What stands between a source and its words, given to the source: "according to the mayor, Ann Lund, all is well"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from inquit.document import TextSpan
from inquit.languages.entity_labels import DATE, ORGANISATION, PERSON, POLITICAL_PLACE, TIME
from inquit.languages.relations import PASSIVE_AUXILIARY
from inquit.languages.tags import PAST_PARTICIPLE
from inquit.statements.statement_draft import StatementDraft
from inquit.statements.subjects import NOMINAL, according_source, noun_phrase
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.parsing import Paragraph

__all__ = ["leave_out_names", "part_from_source"]

_SEVERAL = 2
_APPOSITION = 12  # tokens, by hand: room for "a polling firm based in Leeds"
_VERBS = frozenset({"VERB", "AUX"})


def part_from_source(draft: StatementDraft) -> None:
    """Leave out of the words what describes the source, whom they are said to, and who says them."""
    p, cue = draft.cue_paragraph, draft.cue
    if p is None or cue is None or draft.paragraph is not p or draft.layout is not None or not draft.content:
        return
    source = _source(p, cue, draft)
    if source is None or any(span.contains(source) for span in draft.content):
        _take_agent(p, cue, draft)
        return
    draft.content[-1] = _without_by(p, draft.content[-1], source)
    if _is_according(p, cue, draft):
        _take_apposition(p, source, draft)
    else:
        draft.content[0] = _without_addressee(p, cue, draft)


def leave_out_names(draft: StatementDraft, stretches: Sequence[Stretch]) -> list[Stretch]:
    """Take out of the words, and give back, what in marks the source is of: "Ann Lund of “Old Masts” (said)"."""
    p, cue = draft.cue_paragraph, draft.cue
    source = None if p is None or cue is None else _source(p, cue, draft)
    if p is None or cue is None or source is None or draft.paragraph is not p or len(draft.quoted) < _SEVERAL:
        return []
    out = [s for s in stretches if s.marked in draft.marked and s.hi <= cue and _is_of_source(p, s, source)]
    for stretch in out:
        k = draft.marked.index(stretch.marked)
        del draft.marked[k], draft.quoted[k]
        draft.content = [span for span in draft.content if not stretch.span.contains(span)]
    return out


def _is_of_source(p: Paragraph, stretch: Stretch, source: TextSpan) -> bool:
    joint = stretch.lo - 1
    led = joint > 0 and p.pos[joint] == "ADP" and p.pos[joint - 1] in NOMINAL
    return led and source.start < p.start[joint] <= source.end + 1


def _source(p: Paragraph, cue: int, draft: StatementDraft) -> TextSpan | None:
    """Who says it, as far as a finder knows."""
    if draft.source is not None:
        return draft.source
    if draft.neural_cue is not None:
        return draft.neural_cue.source
    if draft.frame is not None and draft.frame.source is not None:
        return p.token_span(*draft.frame.source)
    head = according_source(p, cue) if p.lower[cue] in p.language.function_words.according else None
    return None if head is None else p.token_span(*noun_phrase(p, head))


def _is_according(p: Paragraph, cue: int, draft: StatementDraft) -> bool:
    words = p.tokens_in(draft.neural_cue.cue) if draft.neural_cue is not None else (cue,)
    return any(p.lower[i] in p.language.function_words.according for i in words)


def _take_apposition(p: Paragraph, source: TextSpan, draft: StatementDraft) -> None:
    """Give a source the name, the place or the description that commas set off behind it."""
    begins = p.tokens_in(source).stop
    if begins < len(p) and p.text[begins] == ",":
        begins += 1
    elif p.text[begins - 1] != ",":
        return
    comma = next((i for i in range(begins + 1, min(len(p), begins + _APPOSITION)) if p.text[i] == ","), None)
    if comma is None or not _is_apposition(p, p.tokens_in(source), range(begins, comma)):
        return
    end, words = p.end[comma], draft.content[0]
    if words.end <= end or any(q.start < end and q.end > p.start[begins] for q in draft.quoted):
        return
    inside = words.start < end
    if inside and not any(p.pos[i] in _VERBS for i in p.tokens_in(TextSpan(end, words.end))):
        return
    if inside and words.start < source.end:
        return
    _give(draft, TextSpan(source.start, p.end[comma - 1]))
    if inside:
        draft.content[0] = TextSpan(end, words.end)


def _is_apposition(p: Paragraph, source: range, words: range) -> bool:
    """Whether words say who or where the source is: a person's name, the land of a place, a noun with "a"."""
    if any(p.pos[i] in _VERBS and p.pos[i - 1] not in NOMINAL for i in words):
        return False
    last = next((i for i in reversed(source) if p.pos[i] != "PUNCT"), source.start)
    if all(p.ent_type[i] == POLITICAL_PLACE for i in words):
        return p.ent_type[last] == POLITICAL_PLACE
    if p.lower[words[0]] in p.language.function_words.indefinite_article:
        return p.pos[last] == "PROPN" and p.pos[words[-1]] in NOMINAL
    person = p.lemma[last] in p.language.vocabulary.news_persons and p.pos[last] == "NOUN"
    named = all(p.pos[i] == "PROPN" for i in words) and len(words) > 1
    return person and named and p.ent_type[words[0]] in ("", PERSON, ORGANISATION)


def _give(draft: StatementDraft, source: TextSpan) -> None:
    if draft.neural_cue is None:
        draft.source = source
    else:
        draft.neural_cue = replace(draft.neural_cue, source=source)


def _without_addressee(p: Paragraph, cue: int, draft: StatementDraft) -> TextSpan:
    """The words without the rest of the name to which they are said: "told Radio | Norland (the road was closed)"."""
    words = draft.content[0]
    tokens = p.tokens_in(words)
    if not tokens or p.lemma[cue] not in p.language.reporting.addressee_verbs or words.start < p.end[cue]:
        return words
    first = tokens.start
    whole = first == cue + 1 and p.ent_type[first] == ORGANISATION
    if p.ent_type[first] not in (ORGANISATION, PERSON) or not (whole or (first > cue + 1 and p.ent_iob[first] == "I")):
        return words
    end = first + 1
    while end < tokens.stop and p.ent_iob[end] == "I":
        end += 1
    behind = range(end, tokens.stop)
    quoted = any(q.start < p.end[end - 1] for q in draft.quoted)
    clause = any(p.pos[i] in _VERBS for i in behind) and p.pos[end : end + 1] not in (["VERB"], ["AUX"], ["PART"])
    return TextSpan(p.start[end], words.end) if clause and not quoted else words


def _take_agent(p: Paragraph, cue: int, draft: StatementDraft) -> None:
    """Give words under a passive whoever stands behind "by" at their end: "was called (“a trap”) by the union"."""
    if not any(p.dep[k] == PASSIVE_AUXILIARY for k in p.children[cue]):
        return
    last = draft.content[-1]
    tokens = [i for i in p.tokens_in(last) if i > cue and not _is_quoted(p, i, draft.quoted)]
    by = next((i for i in reversed(tokens) if p.lower[i] in p.language.function_words.agent_preposition), None)
    if by is None or by == tokens[-1] or p.start[by] <= draft.content[0].start:
        return
    phrase = range(by + 1, _end_of_phrase(p, by + 1, tokens[-1] + 1))
    of_another = any(p.tag[i] == PAST_PARTICIPLE for i in range(cue + 1, by))  # "was said to be hurt by"
    if of_another or not _is_somebody(p, phrase) or any(p.pos[i] in _VERBS for i in phrase):
        return
    _give(draft, p.token_span(phrase.start, phrase.stop))
    draft.content[-1] = TextSpan(last.start, p.end[by - 1])


def _without_by(p: Paragraph, words: TextSpan, source: TextSpan) -> TextSpan:
    """The words without the preposition that leads from them to their source."""
    tokens = p.tokens_in(words)
    last = tokens.stop - 1
    led = last > tokens.start and last + 1 == p.tokens_in(source).start
    return (
        TextSpan(words.start, p.end[last - 1])
        if led and p.lower[last] in p.language.function_words.agent_preposition
        else words
    )


def _is_quoted(p: Paragraph, token: int, quoted: Sequence[TextSpan]) -> bool:
    return any(q.start <= p.start[token] < q.end for q in quoted)


def _end_of_phrase(p: Paragraph, lo: int, hi: int) -> int:
    while hi - 1 > lo and p.pos[hi - 1] == "PUNCT" and p.text[hi - 1] != ")":
        hi -= 1
    return hi


def _is_somebody(p: Paragraph, phrase: range) -> bool:
    """Whether a phrase names or describes people or an organisation."""
    if any(p.ent_type[i] in (DATE, TIME) for i in phrase):
        return False
    return any(p.pos[i] == "PROPN" or p.lemma[i] in p.language.vocabulary.head_nouns for i in phrase)
