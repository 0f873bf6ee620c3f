"""What leads up to a block quotation, or signs it: "Jo Smith wrote:", "Statement by X:", "On 3 March, X wrote:"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from inquit.document import TextSpan
from inquit.glyphs import ACCOUNT_SIGN, LETTER, SIGNING_DASH
from inquit.languages.relations import (
    ADNOMINAL_CLAUSE,
    AUXILIARIES,
    CLAUSAL_COMPLEMENT,
    INDIRECT_OBJECT,
    NEGATION,
    OBJECT,
    PARTICLE,
    PREPOSITION,
    RELATIVE_CLAUSE,
)
from inquit.languages.tags import FINITE, GERUND, MODAL, NOUN_PLURAL, PAST_PARTICIPLE, PLURALS, WH_WORDS
from inquit.statements.lead_ins import lead_in
from inquit.statements.signatures import is_short_name
from inquit.statements.speaker_labels import label_at_end
from inquit.statements.subjects import find_source
from inquit.structure.turn_labels import LayoutSource
from inquit.text.parsing import Paragraph

__all__ = ["Introduction", "introduction_of", "post_of", "signer_at_end", "signer_of"]

_SIGNER = rf"(?P<dash>{SIGNING_DASH})\s*(?P<name>(?![a-z]){LETTER}[^\n[:doubles:]]{{1,100}}?)[\s.]*"
_SIGNER_AT_END = rf"(?s).*[.!?…]\s+{_SIGNER}"
_POST = (
    rf"(?s)(?P<said>(?:.*?\S)??)\s*(?P<dash>{SIGNING_DASH})\s*+"
    rf"(?P<name>[^()\n]{{2,60}}?)\s*\(@\w{{1,40}}\),?\s+(?P<date>[^()\n]{{4,30}})"
)
_ACCOUNT = "(" + ACCOUNT_SIGN
_NO_CLAUSES = frozenset((CLAUSAL_COMPLEMENT,))
_PHRASE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM"))
_ASIDES = frozenset((RELATIVE_CLAUSE, ADNOMINAL_CLAUSE))


@dataclass(frozen=True, slots=True)
class Introduction:
    """What says whose a block is: a reporting verb above it, or a name by its place.

    utters: whether it leads up to words that nothing sets off, too.
    written: whether what says them is a text itself: a notice, a memo.
    """

    layout: LayoutSource | None = None
    cue: int | None = None
    cue_paragraph: Paragraph | None = None
    utters: bool = True
    written: bool = False

    @property
    def rule(self) -> str:
        """By which rule the statement has its speaker."""
        return "introduced" if self.layout is None else self.layout.rule


def introduction_of(p: Paragraph, text: str, *, listed: bool = False) -> Introduction | None:
    """How a paragraph that ends in a colon leads up to a block.

    listed: the block is a list, which may be the object of the verb.
    """
    letter = p.language.pattern("letter_introduction").match(text, p.span.start, p.span.end)
    if letter is not None:
        colon = TextSpan(p.span.end - 1, p.span.end)
        return Introduction(LayoutSource("label", colon, TextSpan(*letter.span("name"))))
    cue = _cue(p, listed=listed)
    if cue is not None:
        return Introduction(None, cue, p, written=_is_text(p, find_source(p, cue)))
    misread = _misread_verb(p)
    if misread is not None:
        return Introduction(misread, written=any(_is_text(p, i) for i in p.tokens_in(misread.source)))
    layout = lead_in(p, len(p) - 1)
    if layout is not None:
        return Introduction(layout, utters=_has_utterance(p))
    layout = None if listed else label_at_end(p)
    return None if layout is None else Introduction(layout, utters=False)


def _has_utterance(p: Paragraph) -> bool:
    nouns = p.language.reporting.nouns
    return any(p.lemma[i] in nouns for i in range(len(p)) if p.sent[i] == p.sent[-1])


def _cue(p: Paragraph, *, listed: bool) -> int | None:
    """The main verb of the last sentence, where it reports and has a subject, but nothing yet that it reports."""
    last = [i for i in range(len(p)) if p.sent[i] == p.sent[-1]]
    verbs = [i for i in last if p.pos[i] == "VERB" and _asserts(p, i)]
    if len(verbs) > 1 or any(p.tag[i] in WH_WORDS for i in last):  # "The gardener Silvio Conti posted" is no aside
        verbs = [i for i in verbs if p.dep[i] not in _ASIDES]
    for cue in sorted(verbs, key=lambda i: (p.depth[i], -i)):
        if not _reports(p, cue, listed=listed):
            continue
        source = find_source(p, cue)
        if source is not None and not _is_first_person(p, source):
            return cue
    return None


def _asserts(p: Paragraph, verb: int) -> bool:
    """Whether a verb says that something is or was done: no infinitive, no participle alone, nothing negated."""
    kids = p.children[verb]
    if any(p.dep[k] == NEGATION or p.tag[k] == MODAL for k in kids):
        return False
    if p.tag[verb] in FINITE or (p.tag[verb] == PAST_PARTICIPLE and p.head[verb] == verb):  # which it is taken for
        return True
    return any(p.dep[k] in AUXILIARIES and p.tag[k] in FINITE for k in kids)


def _is_first_person(p: Paragraph, token: int) -> bool:
    known = p.language.vocabulary.pronouns.get(p.lower[token])
    return known is not None and known.person == "1"


def _reports(p: Paragraph, cue: int, *, listed: bool) -> bool:
    reporting = p.language.reporting
    objects = [k for k in p.children[cue] if p.dep[k] in (OBJECT, INDIRECT_OBJECT) and k > cue]
    held = any(p.dep[k] in _NO_CLAUSES and k > cue for k in p.children[cue])
    if p.lower[cue] in p.language.function_words.according or (not listed and _is_about_something(p, cue)):
        return False
    utters = all(_is_utterance(p, k) or p.lemma[cue] in reporting.addressee_verbs for k in objects)
    if p.lemma[cue] in reporting.verbs or _is_read(p, cue):
        return listed or (utters and not held)
    return bool(objects) and all(p.lemma[k] in reporting.nouns for k in objects) and not held


def _is_about_something(p: Paragraph, verb: int) -> bool:
    """As in "spoke out against Trump": more than where, how and to whom somebody says something."""
    channel = p.language.pattern("channel")
    behind = [k for k in p.children[verb] if k > verb]
    return any(p.dep[k] == PARTICLE or (p.dep[k] == PREPOSITION and channel.match(p.lower[k]) is None) for k in behind)


def _is_read(p: Paragraph, verb: int) -> bool:
    """As in "the note reads": what is written says so itself."""
    if p.language.pattern("verb_of_texts").fullmatch(p.lemma[verb]) is None:
        return False
    subject, nouns = find_source(p, verb), p.language.vocabulary.head_nouns
    noun = None if subject is None else nouns.get(p.lemma[subject])
    written = subject is not None and p.lemma[subject] in p.language.reporting.nouns
    return written or (noun is not None and noun.kind == "document")


def _misread_verb(p: Paragraph) -> LayoutSource | None:
    """As in "The strikers demand:", "The notice read:", where the parse has lost the verb or its subject."""
    verb = len(p) - 2
    if verb < 1:
        return None
    lo = next((i for i in range(verb) if p.sent[i] == p.sent[verb]), verb)
    if p.language.pattern("verb_of_texts").fullmatch(p.lower[verb]) is not None:
        noun = next((i for i in range(lo, verb) if p.pos[i] in ("NOUN", "PROPN")), None)
        if noun is None or not _is_text(p, noun):
            return None
        return LayoutSource("label", p.token_span(verb, verb + 1), p.token_span(lo, noun + 1))
    modifies = p.pos[verb - 1] == "VERB" and p.tag[verb - 1] == GERUND  # "The ruling states"
    if not _may_be_verb(p, verb) or any(p.pos[i] not in _PHRASE for i in range(lo, verb - modifies)):
        return None
    return LayoutSource("label", p.token_span(verb, verb + 1), p.token_span(lo, verb))


def _may_be_verb(p: Paragraph, noun: int) -> bool:
    """Whether a noun has the form of a verb that reports: "(strikers) demand", "(the ruling) states"."""
    verbs, plural = p.language.reporting.verbs, p.tag[noun - 1] in PLURALS
    return p.lower[noun] in verbs if plural else p.tag[noun] == NOUN_PLURAL and p.lemma[noun] in verbs


def _is_text(p: Paragraph, noun: int | None) -> bool:
    found = None if noun is None else p.language.vocabulary.head_nouns.get(p.lemma[noun])
    return found is not None and found.kind == "document"


def _is_utterance(p: Paragraph, noun: int) -> bool:
    """Whether an object stands for the words themselves: "this", "the following", "a statement"."""
    return p.lemma[noun] in p.language.reporting.nouns or p.pos[noun] not in ("NOUN", "PROPN")


def signer_of(p: Paragraph, text: str) -> LayoutSource | None:
    """The name behind a dash that is all of a paragraph."""
    found = p.language.compiled(_SIGNER).fullmatch(text, p.span.start, p.span.end)
    return None if found is None else _signature(p, found)


def signer_at_end(p: Paragraph, text: str) -> LayoutSource | None:
    """The name behind a dash at the end of a paragraph, where what stands before it is a sentence."""
    found = p.language.compiled(_SIGNER_AT_END).fullmatch(text, p.span.start, p.span.end)
    return None if found is None else _signature(p, found)


def post_of(p: Paragraph, text: str) -> tuple[TextSpan | None, LayoutSource] | None:
    """A post that is embedded, "... — Jo Smith (@josmith) March 3, 2020": its words and who posted it.

    None for the words where the signature is all of the paragraph.
    """
    if text.find(_ACCOUNT, p.span.start, p.span.end) < 0:
        return None
    found = p.language.compiled(_POST).fullmatch(text, p.span.start, p.span.end)
    if found is None or p.language.pattern("date_of_post").fullmatch(found["date"]) is None:
        return None
    layout = _signature(p, found)
    if layout is None:
        return None
    return (TextSpan(*found.span("said")) if found["said"].strip() else None), layout


def _signature(p: Paragraph, found: re.Match[str]) -> LayoutSource | None:
    name = TextSpan(*found.span("name"))
    return LayoutSource("signature", TextSpan(*found.span("dash")), name) if is_short_name(p, name) else None
