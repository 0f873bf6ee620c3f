"""Votes of the mentions of a name on whether it is a person's."""

from __future__ import annotations

from collections.abc import Sequence

from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.mentions.noun_kinds import is_role_noun
from inquit.entities.names.name_group import NameGroup
from inquit.entities.names.name_words import Words, is_acronym
from inquit.languages.entity_labels import (
    FACILITY,
    LOCATION,
    NATIONALITY,
    ORGANISATION,
    PERSON,
    POLITICAL_PLACE,
    WORK_OF_ART,
)
from inquit.languages.relations import NOMINAL_SUBJECTS
from inquit.languages.tags import NAME_PLURAL
from inquit.text.parsing import Paragraph, ParsedText

__all__ = ["grouped", "personal_pronoun_follows"]

# Votes of one mention on whether its words name a person. Set by hand on polnear_dev; only their order matters much. To
# be fitted with the names of news.
_VOTE_LABEL = {
    PERSON: 1.0,
    ORGANISATION: -0.5,
    POLITICAL_PLACE: -1.0,
    NATIONALITY: -1.5,
    LOCATION: -1.0,
    FACILITY: -0.5,
    WORK_OF_ART: -0.5,
}
_VOTE_TITLE = 2.0
_VOTE_GIVEN_NAME = 2.0
_VOTE_ARTICLE = -1.5  # people take no article
_VOTE_ORGANISATION_NOUN = -4.0  # "... Committee"
_VOTE_THING_NOUN = -4.0  # "... Street"
_VOTE_PRONOUN = 0.7
_VOTE_DESCRIBED = 2.0
_VOTE_PLURAL = -3.0
_VOTE_ACRONYM = -1.5
_DESCRIBED_WITHIN = 5  # tokens from a name to the noun that describes it ("Lund, the longtime head of")
_FULL_NAME = 2  # words
_PRONOUN_REACH = 15  # tokens from a subject to the pronoun that takes it up: mostly the same sentence


def grouped(parsed: ParsedText, mentions: Sequence[NameMention]) -> list[NameGroup]:
    """The mentions by their words, with the votes on what they name."""
    groups: dict[Words, NameGroup] = {}
    for i, mention in enumerate(mentions):
        group = groups.setdefault(mention.words, NameGroup(mention.words, parsed.language.vocabulary))
        group.members.append(i)
        group.labels[mention.label] += 1
        printed = mention.span.of(parsed.text)
        group.printed[printed] += 1
        group.votes += _vote(parsed, mention)
    for group in groups.values():
        if all(is_acronym(p) for p in group.printed):
            group.votes += _VOTE_ACRONYM * len(group.members)
    return list(groups.values())


def _vote(parsed: ParsedText, mention: NameMention) -> float:
    paragraph, first, last = parsed.paragraphs[mention.paragraph], mention.words[0], mention.words[-1]
    vocabulary, several = paragraph.language.vocabulary, len(mention.words) > 1
    vote = _VOTE_LABEL.get(mention.label, 0.0) + _VOTE_TITLE * mention.titled
    vote += _VOTE_GIVEN_NAME * (several and first in vocabulary.given_names)
    if mention.label not in (PERSON, NATIONALITY):
        described = _described_as_person(paragraph, mention.hi) or _is_whom_described(paragraph, mention)
        vote += _VOTE_DESCRIBED * described
    if mention.label in ("", ORGANISATION):
        vote += _VOTE_PRONOUN * personal_pronoun_follows(paragraph, mention.hi)
    behind_article = mention.lo > 0 and paragraph.lower[mention.lo - 1] in paragraph.language.function_words.article
    vote += _VOTE_ARTICLE * behind_article
    noun = vocabulary.noun_in_name(last) if several else None
    vote += _VOTE_ORGANISATION_NOUN * (noun is not None and noun.kind in ("organisation", "document"))
    vote += _VOTE_THING_NOUN * (several and last in vocabulary.thing_nouns)
    if paragraph.tag[mention.hi - 1] == NAME_PLURAL and mention.label not in (PERSON, ORGANISATION, POLITICAL_PLACE):
        vote += _VOTE_PLURAL
    return vote


def _described_as_person(paragraph: Paragraph, hi: int) -> bool:
    """Whether ", who" or an apposition with a noun for a person follows: "Lund, head of the union,"."""
    if hi + 1 >= len(paragraph) or paragraph.text[hi] != ",":
        return False
    if paragraph.lower[hi + 1] in paragraph.language.function_words.subject_relative:
        return True
    for i in range(hi + 1, min(hi + _DESCRIBED_WITHIN, len(paragraph))):
        if paragraph.pos[i] == "NOUN" and is_role_noun(paragraph, i):
            return paragraph.pos[i + 1 : i + 2] == ["ADP"]
        if paragraph.pos[i] not in ("DET", "ADJ", "NOUN"):
            return False
    return False


def _is_whom_described(paragraph: Paragraph, mention: NameMention) -> bool:
    """Whether a full name stands in commas behind what a person is: "the president of Norland, Ann Lund,"."""
    if len(mention.words) < _FULL_NAME or paragraph.text[mention.hi : mention.hi + 1] != [","]:
        return False
    i, belonging = mention.left - 2, paragraph.language.function_words.belonging_preposition
    if i < 0 or paragraph.text[i + 1] != ",":
        return False
    while i > 0 and paragraph.pos[i] == "PROPN":
        i -= 1
    if i > 0 and paragraph.lower[i] in paragraph.language.function_words.article:
        i -= 1
    if i > 0 and i < mention.left - 2 and paragraph.lower[i] in belonging:
        i -= 1
    return paragraph.pos[i] == "NOUN" and is_role_noun(paragraph, i)


def personal_pronoun_follows(paragraph: Paragraph, hi: int) -> bool:
    """Whether a subject is taken up by "he", "she", "his" or "her" before anybody else is named."""
    if paragraph.dep[hi - 1] not in NOMINAL_SUBJECTS:
        return False
    vocabulary = paragraph.language.vocabulary
    for i in range(hi, min(hi + _PRONOUN_REACH, len(paragraph))):
        if paragraph.sent[i] != paragraph.sent[hi - 1] or paragraph.pos[i] == "PROPN":
            return False
        if paragraph.pos[i] == "PRON" and paragraph.lower[i] in vocabulary.pronouns:
            return paragraph.lower[i] in vocabulary.pronoun_genders
    return False
