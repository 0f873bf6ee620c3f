"""Votes of the mentions of a name on whether it is a person's."""

from __future__ import annotations

from collections.abc import Sequence

from inquit.entities.mentions.capitalised import role_noun
from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.names.name_group import NameGroup
from inquit.entities.names.name_words import Words, is_acronym
from inquit.entities.vocabulary import given_names, head_nouns, pronouns, thing_nouns
from inquit.text.parsing import Paragraph, ParsedText

__all__ = ["grouped", "personal_pronoun_follows"]

# Votes of one mention on whether its words name a person. Set by hand on polnear_dev; only their order matters much.
_VOTE_LABEL = {"PERSON": 1.0, "ORG": -0.5, "GPE": -1.0, "NORP": -1.5, "LOC": -1.0, "FAC": -0.5, "WORK_OF_ART": -0.5}
_VOTE_TITLE = 2.0
_VOTE_GIVEN_NAME = 2.0
_VOTE_ARTICLE = -1.5  # people take no article
_VOTE_ORGANISATION_NOUN = -4.0  # "... Committee"
_VOTE_THING_NOUN = -4.0  # "... Street"
_VOTE_PRONOUN = 0.7
_VOTE_DESCRIBED = 2.0
_DESCRIBED_WITHIN = 5
_PRONOUN_REACH = 15
_VOTE_PLURAL = -3.0
_VOTE_ACRONYM = -1.5


def grouped(parsed: ParsedText, mentions: Sequence[NameMention]) -> list[NameGroup]:
    groups: dict[Words, NameGroup] = {}
    for i, mention in enumerate(mentions):
        group = groups.setdefault(mention.words, NameGroup(mention.words))
        group.members.append(i)
        group.labels[mention.label] += 1
        printed = mention.span.of(parsed.text)
        group.printed[printed] += 1
        group.votes += _vote(parsed, mention, printed)
    for group in groups.values():
        if all(is_acronym(p) for p in group.printed):
            group.votes += _VOTE_ACRONYM * len(group.members)
    return list(groups.values())


def _vote(parsed: ParsedText, mention: NameMention, printed: str) -> float:
    vote = _VOTE_LABEL.get(mention.label, 0.0) + (_VOTE_TITLE if mention.titled else 0.0)
    paragraph = parsed.paragraphs[mention.paragraph]
    if len(mention.words) > 1 and mention.words[0] in given_names():
        vote += _VOTE_GIVEN_NAME
    if mention.label not in ("PERSON", "NORP") and _described_as_person(paragraph, mention.hi):
        vote += _VOTE_DESCRIBED
    if mention.label in ("", "ORG") and personal_pronoun_follows(paragraph, mention.hi):
        vote += _VOTE_PRONOUN
    if mention.lo > 0 and paragraph.lower[mention.lo - 1] in ("the", "a", "an"):
        vote += _VOTE_ARTICLE
    noun = head_nouns().get(mention.words[-1]) or head_nouns().get(mention.words[-1].removesuffix("s"))
    if len(mention.words) > 1 and noun is not None and noun.kind in ("organisation", "document"):
        vote += _VOTE_ORGANISATION_NOUN
    if len(mention.words) > 1 and mention.words[-1] in thing_nouns():
        vote += _VOTE_THING_NOUN
    if paragraph.tag[mention.hi - 1] == "NNPS" and mention.label not in ("PERSON", "ORG", "GPE"):
        vote += _VOTE_PLURAL
    return vote


def _described_as_person(paragraph: Paragraph, hi: int) -> bool:
    """Whether ", who" or an apposition with a noun for a person follows: "Lund, head of the union,"."""
    if hi + 1 >= len(paragraph) or paragraph.text[hi] != ",":
        return False
    if paragraph.lower[hi + 1] == "who":
        return True
    for i in range(hi + 1, min(hi + _DESCRIBED_WITHIN, len(paragraph))):
        if paragraph.pos[i] == "NOUN" and role_noun(paragraph, i):
            return paragraph.pos[i + 1 : i + 2] == ["ADP"]
        if paragraph.pos[i] not in ("DET", "ADJ", "NOUN"):
            return False
    return False


def personal_pronoun_follows(paragraph: Paragraph, hi: int) -> bool:
    """Whether a subject is taken up by "he", "she", "his" or "her" before anybody else is named."""
    if paragraph.dep[hi - 1] not in ("nsubj", "nsubjpass"):
        return False
    for i in range(hi, min(hi + _PRONOUN_REACH, len(paragraph))):
        if paragraph.sent[i] != paragraph.sent[hi - 1] or paragraph.pos[i] == "PROPN":
            return False
        if paragraph.pos[i] == "PRON" and (entry := pronouns().get(paragraph.lower[i])):
            return entry.gender in ("female", "male")
    return False
