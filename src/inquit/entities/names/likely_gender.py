"""The gender that somebody named in news is likely to have: guessed where no title and no noun shows it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Sequence

from inquit.document import Gender
from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.names.name_group import NameGroup
from inquit.text.parsing import ParsedText

__all__ = ["gender_of_given_name", "genders_of_pronouns"]


def gender_of_given_name(name: NameGroup, mentions: Sequence[NameMention]) -> Gender | None:
    """The gender that goes with the given name; a single word is none where it has a title ("Mr. James")."""
    if len(name.words) == 1 and any(mention.titled for mention in mentions):
        return None
    return name.vocabulary.given_names.get(name.words[0])


def genders_of_pronouns(
    parsed: ParsedText, mentions: Sequence[NameMention], people: Container[int]
) -> dict[int, Gender]:
    """By key, the gender of pronouns that follow the only person named in their sentence, by majority."""
    genders = parsed.language.vocabulary.pronoun_genders
    votes: dict[int, Counter[Gender]] = defaultdict(Counter)
    first: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
    for mention in mentions:
        if mention.entity in people:
            sentence = (mention.paragraph, parsed.paragraphs[mention.paragraph].sent[mention.lo])
            first[sentence].setdefault(mention.entity, mention.lo)
    for (number, sent), found in first.items():
        if len(found) != 1:
            continue
        (key, lo), paragraph = next(iter(found.items())), parsed.paragraphs[number]
        i = lo
        while i < len(paragraph) and paragraph.sent[i] == sent:
            gender = genders.get(paragraph.lower[i])
            if gender is not None:
                votes[key][gender] += 1
            i += 1
    return {key: counts.most_common(1)[0][0] for key, counts in votes.items()}
