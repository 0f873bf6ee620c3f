"""How an unnamed source is called: its own description, without the article and without what only adds to it."""

from __future__ import annotations

from inquit.document import SpeakerKind
from inquit.entities.mention_index import NameIndex
from inquit.entities.mentions.noun_kinds import kind_of_noun
from inquit.entities.sources.source_phrases import SourcePhrase
from inquit.languages.entity_labels import CARDINAL, DATE, ORDINAL, PERCENT, QUANTITY
from inquit.languages.tags import PLURALS, POSSESSIVE_ENDING
from inquit.text.parsing import Paragraph

__all__ = ["describe", "describe_group", "is_plural", "kind_of_phrase", "printed_text", "signature", "with_article"]

# Kinds of names that are amounts and dates: their first word loses its capital as any other.
_AMOUNTS = frozenset({CARDINAL, PERCENT, QUANTITY, DATE, ORDINAL})
_WORDS = frozenset({"NOUN", "ADJ", "DET", "NUM"}) | {"ADV", "PRON", "VERB"}


def describe(index: NameIndex, phrase: SourcePhrase, owner: str | None = None) -> str:
    """The words of a nominal phrase; `owner` takes the place of a possessive pronoun ("his aides")."""
    p = index.parsed.paragraphs[phrase.paragraph]
    articles, lo = p.language.function_words.article, phrase.lo
    while lo < phrase.head and (p.lower[lo] in articles or p.pos[lo] == "SPACE"):
        lo += 1
    hi = max(phrase.hi, lo + 1)
    if owner and p.lower[lo] in p.language.vocabulary.pronouns and lo + 1 < hi:
        return p.language.vocabulary.wordings["owner"].format(owner=owner, thing=_text(index, p, lo + 1, hi))
    shown = _text(index, p, lo, hi)
    return shown if index.at(phrase.paragraph, lo) is not None else _lowered(p, lo, shown)


def signature(index: NameIndex, phrase: SourcePhrase, owner: str | None = None) -> str:
    """What makes two descriptions one: the words, with names by whom they name, so that "Lund's team", "the Lund
    team" and "Ann Lund's team" are the same.
    """
    p = index.parsed.paragraphs[phrase.paragraph]
    articles = p.language.function_words.article
    out: list[str] = []
    for i in range(phrase.lo, max(phrase.hi, phrase.lo + 1)):
        named = index.at(phrase.paragraph, i)
        word = f"#{named.entity}" if named is not None else p.lower[i]
        skipped = p.tag[i] == POSSESSIVE_ENDING or p.pos[i] == "SPACE" or word in articles or (out and out[-1] == word)
        if i == phrase.lo and owner and word in p.language.vocabulary.pronouns:
            word = owner.casefold()
        if not skipped:
            out.append(word)
    return " ".join(out)


def describe_group(index: NameIndex, names: list[str]) -> str:
    """The members of a group as one enumeration."""
    return index.parsed.language.vocabulary.wordings["list"].format(first=", ".join(names[:-1]), last=names[-1])


def printed_text(index: NameIndex, phrase: SourcePhrase) -> str:
    """A member of a group as it is printed, without title and leading article."""
    if phrase.form == "name" and phrase.mention is not None:
        return " ".join(phrase.mention.span.of(index.parsed.text).split())
    return describe(index, phrase)


def with_article(index: NameIndex, phrase: SourcePhrase, name: str) -> str:
    """A later member of an enumeration keeps its article: "China and the United States"."""
    articles = index.parsed.language.function_words.article
    article = index.parsed.paragraphs[phrase.paragraph].lower[phrase.lo]
    keeps = article in articles and name.split()[0].lower() not in articles if name else False
    return f"{article} {name}" if keeps else name


def is_plural(p: Paragraph, phrase: SourcePhrase) -> bool:
    """Whether a nominal phrase speaks of several."""
    return p.tag[phrase.head] in PLURALS or p.lower[phrase.lo] in p.language.function_words.several


def kind_of_phrase(index: NameIndex, phrase: SourcePhrase) -> SpeakerKind | None:
    """What kind of speaker a nominal phrase describes; None where its noun is not known."""
    p = index.parsed.paragraphs[phrase.paragraph]
    kind = kind_of_noun(p, phrase.head)
    if kind == "person" and is_plural(p, phrase):
        return "group"
    return kind


def _text(index: NameIndex, p: Paragraph, lo: int, hi: int) -> str:
    return " ".join(p.token_span(lo, hi).of(index.parsed.text).split())


def _lowered(p: Paragraph, lo: int, shown: str) -> str:
    """Without the capital that only the start of a sentence gave."""
    word = p.text[lo]
    starts = lo == 0 or p.sent[lo - 1] != p.sent[lo] or not p.text[lo - 1][:1].isalnum()
    common = p.pos[lo] != "PROPN" and (not p.ent_type[lo] or p.ent_type[lo] in _AMOUNTS)
    known = p.lemma[lo] in p.language.vocabulary.head_nouns or p.pos[lo] in _WORDS
    if starts and common and known and word[1:].islower():
        return shown[:1].lower() + shown[1:]
    return shown
