"""What kind of phrase stands beside a quote: a name, a pronoun, a description, several of them?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from inquit.document import TextSpan
from inquit.entities.mention_index import NameIndex
from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.mentions.noun_kinds import is_role_noun
from inquit.entities.sources.ages import with_age
from inquit.entities.sources.apposed_names import apposed_name
from inquit.entities.sources.coordination import is_couple, members_of, start_of_described_name
from inquit.entities.sources.source_bounds import Scope, trim, with_modifiers
from inquit.languages.entity_labels import NATIONALITY, ORGANISATION
from inquit.languages.tags import NAME_PLURAL, PERSONAL_PRONOUN, PLURALS, WH_PRONOUN
from inquit.languages.word_entries import Pronoun

__all__ = ["Form", "SourcePhrase", "phrase_of_noun", "read_phrase"]

Form = Literal["name", "pronoun", "nominal", "group"]


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """A source phrase, reduced to its core tokens `[lo, hi)` in `parsed.paragraphs[paragraph]`."""

    paragraph: int
    lo: int
    hi: int
    head: int
    form: Form
    mention: NameMention | None = None  # where form is "name"
    pronoun: Pronoun | None = None
    apposed: bool = False  # whether the name stands in an apposition to the head ("the chairman, Ann Lund")
    members: tuple[SourcePhrase, ...] = ()


def read_phrase(index: NameIndex, source: Sequence[TextSpan]) -> SourcePhrase | None:
    """Read a source; None where it covers no word."""
    for span in source:
        number = index.paragraph_at(span.start)
        if number is None:
            continue
        paragraph = index.parsed.paragraphs[number]
        tokens = paragraph.tokens_in(span)
        lo, hi = trim(paragraph, tokens.start, tokens.stop)
        if lo < hi:
            lo, hi = with_age(paragraph, lo, hi)
            scope = Scope(index, number, paragraph, hi)
            return _read(scope, with_modifiers(paragraph, _start_of_bearer(scope, lo), hi))
    return None


def _start_of_bearer(scope: Scope, lo: int) -> int:
    """As in "Ann Lund of the University of Norland, | Lakeside (said)": of a torn name, whoever is of what it names."""
    p, torn = scope.paragraph, scope.named(lo)
    if torn is None or torn.lo == lo:
        return lo
    before = torn.lo - 1
    if before > 0 and p.pos[before] == "DET":
        before -= 1
    of_it = before > 0 and p.pos[before] == "ADP" and scope.is_person(before - 1)
    bearer = scope.named(before - 1) if of_it else None
    return torn.lo if bearer is None else bearer.left


def phrase_of_noun(index: NameIndex, number: int, token: int) -> SourcePhrase:
    """The phrase around a noun that no source span delimits, such as the antecedent of "who"."""
    p = index.parsed.paragraphs[number]
    found = index.at(number, token)
    if found is not None:
        return SourcePhrase(number, found.lo, found.hi, found.hi - 1, "name", mention=found)
    lo, hi = trim(p, *p.edges[token])
    if not lo <= token < hi:
        lo, hi = token, token + 1
    phrase = _read(Scope(index, number, p, hi, given=False), lo)
    if phrase.form == "pronoun" and hi - lo > 1:
        return SourcePhrase(number, lo, hi, token, "nominal")
    return phrase


def _read(scope: Scope, lo: int, *, coordination: bool = True) -> SourcePhrase:
    core = scope.before_date(lo, scope.core_end(lo))
    pronoun = _pronoun(scope, lo, core)
    if pronoun is not None:
        return pronoun
    if is_couple(scope, lo, core):
        return SourcePhrase(scope.number, lo, core, core - 1, "group")
    parts = members_of(scope, lo, core) if coordination else []
    if len(parts) > 1:
        members = tuple(
            _read(Scope(scope.index, scope.number, scope.paragraph, hi), start, coordination=False)
            for start, hi in parts
        )
        return SourcePhrase(scope.number, lo, parts[-1][1], members[0].head, "group", members=members)
    lo = start_of_described_name(scope, lo, core)
    pre = scope.before_preposition(lo, core)
    head = scope.head(lo, pre, core)
    name = _name(scope, lo, pre, core, head)
    if name is not None:
        return SourcePhrase(scope.number, lo, core, head, "name", mention=name)
    apposed = apposed_name(scope, lo, core, head)
    if apposed is not None:
        return SourcePhrase(scope.number, lo, core, head, "name", mention=apposed, apposed=True)
    return SourcePhrase(scope.number, lo, core, head, "nominal")


def _pronoun(scope: Scope, lo: int, core: int) -> SourcePhrase | None:
    p, last = scope.paragraph, core - 1
    if p.tag[lo] in (PERSONAL_PRONOUN, WH_PRONOUN) and lo + 1 < core and p.pos[lo + 1] in ("VERB", "AUX", "ADP"):
        last = lo  # the source holds the cue, too, or when that was: "he said", "who in May"
    entry = p.language.vocabulary.pronouns.get(p.lower[last])
    if entry is None or _is_acronym(scope, last):
        return None
    if entry.use == "demonstrative" and core < scope.end:
        return None  # "those who have a ticket"
    if last == lo or p.tag[last] == WH_PRONOUN:  # "many of whom"
        return SourcePhrase(scope.number, last, core, last, "pronoun", pronoun=entry)
    return None


def _is_acronym(scope: Scope, i: int) -> bool:
    """As in "WHO" and "IT" in mixed-case text are names."""
    words = scope.paragraph.text
    return len(words[i]) > 1 and words[i].isupper() and not all(w.isupper() for w in words if w.isalpha())


def _name(scope: Scope, lo: int, pre: int, core: int, head: int) -> NameMention | None:
    """The name that is the head of the phrase, or that follows a role and its complement."""
    p = scope.paragraph
    found = scope.named(head)
    if found is not None:
        return None if _is_common_noun(scope, found, lo, head) else found
    last = scope.named(core - 1)
    if pre == core or last is None or not scope.is_person(core - 1):
        return None
    if not is_role_noun(p, head):  # "Fight for 15 director Ann Lund"
        return last if last.titled and p.lemma[head] not in p.language.vocabulary.head_nouns else None
    before = last.lo - 1
    while before > head and is_role_noun(p, before):
        before -= 1
    return last if before > head and p.pos[before] in ("NOUN", "PROPN", "SPACE", "PUNCT") else None


def _is_common_noun(scope: Scope, mention: NameMention, lo: int, head: int) -> bool:
    """As in "many Africans", "the Republican": a name of a people or party that is used as a common noun."""
    p = scope.paragraph
    if scope.index.entity_of(mention).kind == "person":
        return False
    if p.lower[lo] in p.language.function_words.indefinite_article:
        return True
    if mention.label == ORGANISATION and mention.hi - mention.lo > 1:
        return False
    label, plural = mention.label, p.tag[head] == NAME_PLURAL
    if label == NATIONALITY:
        return plural or lo < mention.lo
    return (plural and not label) or (p.tag[head] in PLURALS and p.lemma[head] in p.language.vocabulary.head_nouns)
