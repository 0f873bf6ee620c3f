"""Speakers who are nobody in particular: "everyone", "one of the men", "a voice", "the crowd", "the soldiers"."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from inquit.entities.mentions.counted_capitals import printed_span
from inquit.entities.mentions.name_mention import NameMention, QuotedTokens
from inquit.entities.names.name_words import Words
from inquit.languages.relations import AUXILIARIES, CONJUNCT, POSSESSOR, PREPOSITION_OBJECT, SUBJECT
from inquit.languages.tags import NOUN_PLURAL, SINGULARS
from inquit.languages.word_entries import AnonymousKind, AnonymousWord
from inquit.text.parsing import Paragraph, ParsedText

__all__ = ["anonymous_kind", "find_anonymous", "is_voice", "owner_of_voice"]

# Set by hand, from tags of the kind in novels; longer phrases are seldom ones of speakers.
WORDS_BEFORE = 4  # of the phrase, before its head ("a dozen angry voices")
WORDS_BEHIND = 5  # behind "of", up to the noun ("one of the two old men")
# Between "one of the men said" and "the other answered". In PDNC all of 118 lines with "the other" are somebody's who
# has been named or described.
PARAGRAPHS_BETWEEN = 2
GAP = 1  # words between the phrase and its verb, where the parse has lost that they belong together ("both then said")
_BEFORE = frozenset(("DET", "ADJ", "NUM", "NOUN", "PRON"))
_BEHIND = frozenset(("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON"))
_NOUNS = frozenset(("NOUN", "PROPN"))
_SPEAK: frozenset[AnonymousKind | None] = frozenset(("person", "group"))


def find_anonymous(
    parsed: ParsedText, quoted: QuotedTokens, named: Container[tuple[int, int]]
) -> Iterator[NameMention]:
    """The phrases of the narration for such speakers where they are the subjects of verbs of speech, in order.

    named: the tokens of names, by paragraph index and token. "The voice" is somebody's who is known, unless the text
    has heard "a voice" before; so is "the other", unless it answers "one".
    """
    heard: set[Words] = set()
    spoke: int | None = None  # in which paragraph somebody of these was the last one
    for index, p in enumerate(parsed.paragraphs):
        end = 0
        for i in range(len(p)):
            if i < end or quoted[index][i] or (index, i) in named or anonymous_kind(p, i) not in _SPEAK:
                continue
            lo, hi = _bounds(p, i)
            lo = max(lo, end)
            if not _speaks(p, i, (lo, hi), quoted[index]):
                continue
            mention = _mention(index, p, i, (lo, hi))
            if _is_of_two(p, lo, i) and (spoke is None or index - spoke > PARAGRAPHS_BETWEEN):
                continue
            spoke = index
            if mention.words in heard or not _is_known_voice(p, lo, i):
                heard.add(mention.words)
                yield mention
                end = hi


def anonymous_kind(p: Paragraph, i: int) -> AnonymousKind | None:
    """What kind of anonymous speaker the word at a token is; None for any other word."""
    word = p.language.vocabulary.anonymous.get(p.lower[i])
    if word is not None:
        return _kind_of_word(p, i, word)
    noun = p.language.vocabulary.head_nouns.get(p.lower[i])
    if noun is not None and noun.kind == "group" and p.pos[i] == "NOUN":
        return "group"
    plural = p.tag[i] == NOUN_PLURAL and p.lemma[i] not in p.language.vocabulary.no_persons
    return "group" if plural else None


def _kind_of_word(p: Paragraph, i: int, word: AnonymousWord) -> AnonymousKind | None:
    before = p.lower[i - 1] if i else ""
    denied = p.language.vocabulary.anonymous.get(before)
    if denied is not None and denied.use == "determiner":  # "no one"
        return denied.kind
    if word.use == "numbered" and (p.pos[i] == "ADV" or not before or _modifies_next(p, i)):  # "first she said"
        return None
    if owner_of_voice(p, i) is not None:
        return None
    if word.use == "noun" and p.pos[i] not in _NOUNS:
        return None
    if word.use == "count" and not _counts(p, i):
        return None
    if word.use == "part" and _modifies_next(p, i):  # "all men"
        return None
    return word.kind or None


def _modifies_next(p: Paragraph, i: int) -> bool:
    return i + 1 < len(p) and p.head[i] == i + 1 and p.pos[i + 1] in _NOUNS


def _counts(p: Paragraph, i: int) -> bool:
    """Whether a number is one of people: "two of them", "the three"."""
    words = p.language.function_words
    behind = i + 1 < len(p) and p.lower[i + 1] in words.belonging_preposition
    return behind or (i > 0 and p.lower[i - 1] in words.definite_determiner and p.head[i] != i + 1)


def is_voice(p: Paragraph, i: int) -> bool:
    """Whether a token is a word for who is heard rather than seen."""
    word = p.language.vocabulary.anonymous.get(p.lower[i])
    return word is not None and word.use == "voice"


def _is_known_voice(p: Paragraph, lo: int, i: int) -> bool:
    """Whether the phrase is "the voice", which the reader has heard."""
    return is_voice(p, i) and p.tag[i] in SINGULARS and p.lower[lo] in p.language.function_words.definite_determiner


def _is_of_two(p: Paragraph, lo: int, i: int) -> bool:
    """Whether the phrase is "the other" or the like."""
    word = p.language.vocabulary.anonymous.get(p.lower[i])
    behind_article = p.lower[lo] in p.language.function_words.definite_article
    return word is not None and word.use == "numbered" and behind_article


def owner_of_voice(p: Paragraph, i: int) -> int | None:
    """Whose the voice at a token is: "her voice", "Emma's voice", "the voice of Emma"; None for others."""
    if not is_voice(p, i):
        return None
    owner = next((k for k in p.children[i] if p.dep[k] == POSSESSOR), None)
    if owner is not None or i + 1 == len(p) or p.lower[i + 1] not in p.language.function_words.belonging_preposition:
        return owner
    return next((k for k in p.children[i + 1] if p.dep[k] == PREPOSITION_OBJECT and p.pos[k] == "PROPN"), None)


def _bounds(p: Paragraph, i: int) -> tuple[int, int]:
    """From the first word of the phrase up to the end of what belongs to it."""
    lo = i
    while lo > max(0, i - WORDS_BEFORE) and p.pos[lo - 1] in _BEFORE and _belongs(p, lo - 1, lo, i):
        lo -= 1
    hi = i + 1
    anonymous = p.language.vocabulary.anonymous
    following = anonymous.get(p.lower[hi]) if hi < len(p) else None
    if following is not None and (following.use == "more" or (following.use == "part" and p.pos[i] == "PRON")):
        return lo, hi + 1  # "someone else", "they all"
    if hi < len(p) and p.lower[hi] in p.language.function_words.belonging_preposition:
        return lo, _end_of_part(p, i)
    return lo, hi


def _belongs(p: Paragraph, k: int, lo: int, head: int) -> bool:
    """Whether a word belongs to the phrase behind it, by the parse."""
    return p.lower[k] not in p.language.function_words.subject_pronoun and lo <= p.head[k] <= head


def _end_of_part(p: Paragraph, i: int) -> int:
    """The end of "one of the old men", which is more than "one"; of nouns what is behind "of" is left out."""
    word = p.language.vocabulary.anonymous.get(p.lower[i])
    if word is None or word.use not in ("part", "numbered", "count"):
        return i + 1
    for k in range(i + 2, min(len(p), i + 2 + WORDS_BEHIND)):
        if p.pos[k] not in _BEHIND:
            break
        if p.dep[k] == PREPOSITION_OBJECT or (p.pos[k] in _NOUNS and p.pos[k + 1 : k + 2] not in (["NOUN"], ["PROPN"])):
            return k + 1
    return i + 1


def _speaks(p: Paragraph, i: int, bounds: tuple[int, int], quoted: Sequence[bool]) -> bool:
    """Whether the phrase around a token is the subject of a verb of speech, by the parse or by its place."""
    verb = p.head[i]
    verbs = p.language.reporting.novel_verbs
    if p.dep[i] == SUBJECT and verb != i and any(p.lemma[v] in verbs for v in _verbs_of(p, verb)):
        return True
    return _is_inverted(p, bounds[0], quoted) or _is_before_verb(p, bounds, quoted)


def _verbs_of(p: Paragraph, verb: int) -> Iterator[int]:
    """A verb and those that share its subject ("everyone rose and cried")."""
    yield verb
    yield from (
        k for k in p.children[verb] if p.dep[k] == CONJUNCT and SUBJECT not in (p.dep[c] for c in p.children[k])
    )


def _talks(p: Paragraph, i: int) -> bool:
    return p.language.reporting.reports_talk(p.lemma[i], p.lower[i])


def _is_inverted(p: Paragraph, lo: int, quoted: Sequence[bool]) -> bool:
    """Whether a verb of speech right behind a quote, or at the beginning of a sentence, stands before the phrase."""
    verb = lo - 1
    if verb > 0 and p.lower[verb] in p.language.function_words.particle_of_speech:
        verb -= 1
    if verb < 0 or quoted[verb]:
        return False
    presents = p.lemma[verb] in p.language.function_words.presenting_verb
    return (_talks(p, verb) or presents) and (verb == 0 or quoted[verb - 1] or not p.text[verb - 1][0].isalnum())


def _is_before_verb(p: Paragraph, bounds: tuple[int, int], quoted: Sequence[bool]) -> bool:
    """Whether the phrase stands between a mark and a verb of speech, whatever the parse says."""
    lo, hi = bounds
    if lo and not quoted[lo - 1] and p.text[lo - 1][0].isalnum():
        return False
    while hi < len(p) and hi <= bounds[1] + GAP and (p.pos[hi] == "ADV" or p.dep[hi] in AUXILIARIES):
        hi += 1
    return hi < len(p) and not quoted[hi] and p.pos[hi] in ("VERB", "AUX", "NOUN") and _talks(p, hi)


def _mention(index: int, p: Paragraph, i: int, bounds: tuple[int, int]) -> NameMention:
    lo, hi = bounds
    noun = p.language.vocabulary.anonymous.get(p.lower[i])
    if noun is None or noun.use in ("noun", "voice"):  # "the crowd", but "the other"
        lo += lo < i and p.lower[lo] in p.language.function_words.article
    words = tuple(p.lower[lo:hi])
    span = printed_span(p, lo, hi)
    return NameMention(index, lo, hi, span, words, p.ent_type[i], left=lo, relation=p.dep[i], noun=i)
