"""Reporting words under which nothing is said: naming, silence, refusal to comment, acts, what nobody claims."""

from __future__ import annotations

from collections.abc import Sequence

from inquit.document import TextSpan
from inquit.glyphs import DASH_TOKENS
from inquit.languages.entity_labels import DATE, TIME
from inquit.languages.relations import (
    ADNOMINAL_CLAUSE,
    ADVERBIAL_CLAUSE,
    AGENT,
    AUXILIARY,
    CLAUSAL_COMPLEMENT,
    CONJUNCT,
    NEGATION,
    OBJECT,
    OPEN_CLAUSE,
    PASSIVE_AUXILIARY,
    PREPOSITION_OBJECT,
    RELATIVE_CLAUSE,
    SUBJECT,
)
from inquit.languages.tags import PAST_PARTICIPLE, PAST_TENSE, PERSONAL_PRONOUN, WH_WORDS
from inquit.statements.cue_links import SENTENCE_END
from inquit.statements.neural.content_edges import head_of
from inquit.statements.signatures import is_cited
from inquit.statements.statement_draft import StatementDraft
from inquit.statements.subjects import find_source
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.parsing import Paragraph

__all__ = ["is_no_report", "says_nothing"]

# Words of a name in quotation marks, by hand: longer ones are a saying.
_NAME_WORDS = 5
_TERM_WORDS = 4
_SMALL_WORD = 3  # letters; names leave "of" and "the" small
_HEADLINE_SHARE = 0.75


def says_nothing(draft: StatementDraft, stretches: Sequence[Stretch]) -> bool:
    """Whether what stands in quotation marks in a statement is a name, or held at a distance.

    stretches: what stands in quotation marks in its paragraph, outermost ones, in order.
    """
    p, cue = draft.cue_paragraph, draft.cue
    signature = _signature_of(draft)
    if signature is not None and draft.first is not None:
        return is_cited(draft.paragraph, draft.first, signature)
    if p is None or cue is None or draft.layout is not None:
        return _is_held_at_a_distance(draft, stretches)
    if draft.paragraph is not p:
        return False
    held = [s for s in stretches if any(s.span.overlaps(span) for span in draft.content)]
    return _gives_a_name(p, cue, held)


def _signature_of(draft: StatementDraft) -> TextSpan | None:
    """Who signs a statement, by the layout or by a dash that the tagger takes for its cue."""
    if draft.layout is not None:
        return draft.layout.source if draft.layout.rule == "signature" else None
    p, read = draft.cue_paragraph, draft.neural_cue
    if p is None or draft.cue is None or read is None or p.text[draft.cue] not in DASH_TOKENS:
        return None
    return read.source


def is_no_report(draft: StatementDraft) -> bool:
    """Whether no words are reported: somebody is silent, or does a thing, or has it done to him.

    It may be somebody's attitude: "declined to comment", "refused to leave".
    """
    p, cue = draft.cue_paragraph, draft.cue
    if p is None or cue is None or draft.layout is not None or draft.paragraph is not p:
        return False
    tokens = [i for span in draft.content for i in p.tokens_in(span)]
    if draft.quoted or not tokens:
        return False
    head = head_of(p, TextSpan(draft.content[0].start, draft.content[-1].end))
    return (
        _is_silence(p, cue, [head_of(p, span) for span in draft.content], tokens)
        or _is_untold(p, cue, tokens)
        or _is_uncommented(p, cue, head, tokens)
        or _is_act(p, cue, head)
        or _is_nobodys(p, cue, head)
        or _is_asked_of_nobody(p, cue, tokens)
        or _is_done_to(p, cue)
        or _is_refused(p, cue, draft.content[0])
    )


def _is_refused(p: Paragraph, cue: int, content: TextSpan) -> bool:
    """Whether somebody's will shows in what is not done: "refused to leave"; what is refused to be said is speech."""
    if p.lemma[cue] not in p.language.words("no_statements", "declining"):
        return False
    head = head_of(p, content)
    marker = p.language.function_words.infinitive_marker
    infinitive = any(p.dep[k] == AUXILIARY and p.lower[k] in marker for k in p.children[head])
    return infinitive and p.dep[head] == OPEN_CLAUSE and p.lemma[head] not in p.language.reporting.verbs


def _is_done_to(p: Paragraph, cue: int) -> bool:
    """Whether something is done to somebody, and nobody says so: "was ordered held", "was honored for her work"."""
    done = p.tag[cue] == PAST_PARTICIPLE and p.lemma[cue] in p.language.words("no_statements", "doing")
    if not done or any(p.dep[k] in (SUBJECT, AGENT) for k in p.children[cue]):
        return False
    passive = any(p.dep[k] == PASSIVE_AUXILIARY for k in p.children[cue])
    above = (p.head[cue], p.head[p.head[cue]])
    shared = any(p.dep[k] == PASSIVE_AUXILIARY for governor in above for k in p.children[governor])
    return passive or (p.dep[cue] == CONJUNCT and shared)


def _words(p: Paragraph, lo: int, hi: int) -> list[int]:
    return [i for i in range(lo, hi) if p.text[i][0].isalnum()]


def _ends(p: Paragraph, stretch: Stretch) -> bool:
    """Whether a sentence or a part of one ends within the marks."""
    last = p.text[max(stretch.lo, stretch.hi - 2) : stretch.hi]
    return "," in last or not SENTENCE_END.isdisjoint(last)


def _is_held_at_a_distance(draft: StatementDraft, stretches: Sequence[Stretch]) -> bool:
    """Whether no word introduces what is in marks, and it is a few words amid the writer's own."""
    own = [s for s in stretches if s.marked in draft.marked]
    if not own or draft.layout is not None or draft.after is not None:
        return False
    p = draft.paragraph
    if draft.rule != "fragment" or any(_ends(p, s) for s in own):
        return False
    words = sum(p.text[i][0].isalnum() for span in draft.content for i in p.tokens_in(span))
    return words <= _TERM_WORDS and words > sum(len(_words(p, s.lo, s.hi)) for s in own)  # '"smart" bins'


def _gives_a_name(p: Paragraph, cue: int, stretches: Sequence[Stretch]) -> bool:
    """Whether the cue only says what something is called: "dubbed the hall 'the Oven'"."""
    if not stretches or any(not _is_short(p, s) for s in stretches):
        return False
    if p.lemma[cue] in p.language.words("no_statements", "naming"):
        return True
    if all(_is_work(p, cue, s) or _is_called_so(p, s) for s in stretches) and not _is_all_large(p):
        return True
    if p.lemma[cue] not in p.language.words("naming_verbs", "thing") or not all(_is_name(p, s) for s in stretches):
        return False
    if _is_all_large(p) or len(stretches) > 1:
        return False
    neuter = p.language.function_words.neuter_pronoun
    objects = [k for k in p.children[cue] if p.dep[k] == OBJECT and p.lower[k] not in neuter]
    somebody = any(p.tag[k] == PERSONAL_PRONOUN for k in objects)
    return not (somebody and p.tag[cue] == PAST_TENSE)


def _is_work(p: Paragraph, cue: int, stretch: Stretch) -> bool:
    """Whether the cue tells what somebody plays or shows: "sang 'The Old Mill Road'"."""
    return p.lemma[cue] in p.language.words("no_statements", "performing") and _is_name(p, stretch)


def _is_called_so(p: Paragraph, stretch: Stretch) -> bool:
    """Whether a noun right before a name in marks says what it is: "a book called 'My Bridges'", "the name 'Dora'"."""
    before = stretch.lo - 1
    if before < 1 or not _is_name(p, stretch):
        return False
    noun = p.lemma[before] in p.language.words("no_statements", "name noun") and p.pos[before] == "NOUN"
    naming = p.tag[before] == PAST_PARTICIPLE and p.lemma[before] in p.language.words("naming_verbs", "thing")
    return noun or (naming and p.dep[before] == ADNOMINAL_CLAUSE and p.pos[p.head[before]] == "NOUN")


def _is_all_large(p: Paragraph) -> bool:
    """Whether nearly all words have capitals, which then show no name: a headline."""
    words = [word for word in p.text if word[0].isalpha() and len(word) > _SMALL_WORD]
    return sum(word[0].isupper() for word in words) >= _HEADLINE_SHARE * len(words)


def _is_short(p: Paragraph, stretch: Stretch) -> bool:
    words = _words(p, stretch.lo, stretch.hi)
    return len(words) <= _NAME_WORDS and not any(p.pos[i] in ("VERB", "AUX") and p.tag[i] == PAST_TENSE for i in words)


def _is_name(p: Paragraph, stretch: Stretch) -> bool:
    """Whether the words are written as a name is: 'the Pit', 'Big Betty'."""
    words = _words(p, stretch.lo, stretch.hi)
    large = [i for i in words if p.text[i][0].isupper()]
    article = bool(words) and p.lower[words[0]] in p.language.function_words.article
    small = all(i in large or len(p.text[i]) <= _SMALL_WORD for i in words)
    return small and len(large) > (article and words[0] in large) and not _ends(p, stretch)


def _is_negated(p: Paragraph, cue: int) -> bool:
    """Whether the cue says that nothing was said: "did not say", "nor did he say", "declined to say", "nobody said"."""
    nor = p.language.words("report_status", "nor")
    if any(p.dep[k] == NEGATION or (k < cue and p.lower[k] in nor) for k in p.children[cue]):
        return True
    if _is_nobody(p, find_source(p, cue)):
        return True
    governor = p.head[cue]
    declining = p.language.words("no_statements", "declining")
    if p.lemma[cue] in declining or (governor != cue and p.lemma[governor] in declining):
        return True
    pending = p.language.words("no_statements", "pending")
    return p.dep[cue] == OPEN_CLAUSE and any(p.lower[k] in pending for k in p.children[governor] if k < cue)


def _is_nobody(p: Paragraph, head: int | None) -> bool:
    nobody = p.language.words("no_statements", "nobody")
    if head is None:
        return False
    return p.lower[head] in nobody or any(k < head and p.lower[k] in nobody for k in p.children[head])


def _is_silence(p: Paragraph, cue: int, heads: Sequence[int], tokens: Sequence[int]) -> bool:
    """Whether the words say only how much was said: "(said) nothing", "no more than that", "why"."""
    nothing = p.language.words("no_statements", "nothing")
    if p.lemma[cue] not in p.language.reporting.verbs or any(p.lemma[head] not in nothing for head in heads):
        return False
    verbal = any(p.pos[head] in ("VERB", "AUX") for head in heads)
    return not verbal and not any(p.dep[i] in (CLAUSAL_COMPLEMENT, RELATIVE_CLAUSE) for i in tokens)


def _is_untold(p: Paragraph, cue: int, tokens: Sequence[int]) -> bool:
    """Whether a question is left open: "did not say why the plant was closed"."""
    reports = p.lemma[cue] in p.language.reporting.verbs
    return reports and _opens_question(p, tokens[0]) and _is_negated(p, cue)


def _opens_question(p: Paragraph, first: int) -> bool:
    return p.tag[first] in WH_WORDS or p.lower[first] in p.language.words("no_statements", "question")


def _is_uncommented(p: Paragraph, cue: int, head: int, tokens: Sequence[int]) -> bool:
    """Whether somebody is silent about nothing in particular: "declined to comment", "did not reply to calls"."""
    words = p.language.words
    if p.lemma[cue] in words("no_statements", "responding") and p.lemma[head] in words("no_statements", "contact"):
        return _is_negated(p, cue)
    if p.lemma[cue] not in words("no_statements", "declining") or p.lemma[head] not in words(
        "no_statements", "comment"
    ):
        return False
    return not any(_is_topic(p, i) for i in tokens)


def _is_topic(p: Paragraph, token: int) -> bool:
    if p.lower[token] not in p.language.words("no_statements", "topic"):
        return False
    return any(p.dep[k] == PREPOSITION_OBJECT and p.ent_type[k] not in (DATE, TIME) for k in p.children[token])


def _is_act(p: Paragraph, cue: int, head: int) -> bool:
    """Whether the object makes an act of the verb: "conceded a penalty", "was denied a visa"."""
    acts = p.language.words("act_objects", p.lemma[cue])
    return any(p.lemma[k] in acts and p.dep[k] == OBJECT for k in (head, *p.children[cue]))


def _is_nobodys(p: Paragraph, cue: int, head: int) -> bool:
    """Whether nobody claims a thing: "no group claimed responsibility"; of a clause the words are reported."""
    if p.pos[head] != "NOUN" or p.dep[head] == CLAUSAL_COMPLEMENT or p.lemma[cue] not in p.language.reporting.verbs:
        return False
    return _is_nobody(p, find_source(p, cue))


def _is_asked_of_nobody(p: Paragraph, cue: int, tokens: Sequence[int]) -> bool:
    """Whether a topic only says when somebody spoke: "asked about the vote, (she said no)"; a question is reported."""
    asked = p.tag[cue] == PAST_PARTICIPLE and p.lemma[cue] in p.language.words("no_statements", "asking")
    if not asked or _opens_question(p, tokens[0]) or find_source(p, cue) is not None:
        return False
    return p.dep[cue] == ADVERBIAL_CLAUSE and not any(p.dep[k] == PASSIVE_AUXILIARY for k in p.children[cue])
