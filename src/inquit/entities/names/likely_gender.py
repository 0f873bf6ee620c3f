"""The gender that somebody named in news is likely to have: guessed where no title and no noun shows it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Sequence
from typing import cast

from inquit.document import Gender
from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.names.name_words import Words
from inquit.entities.vocabulary import given_names, pronouns
from inquit.text.parsing import ParsedText

__all__ = ["gender_of_given_name", "genders_of_pronouns"]


def gender_of_given_name(words: Words, mentions: Sequence[NameMention]) -> Gender | None:
    """The gender that goes with the given name; a single word is none where it has a title ("Mr. James")."""
    if len(words) == 1 and any(mention.titled for mention in mentions):
        return None
    return cast("Gender | None", given_names().get(words[0]) or None)


def genders_of_pronouns(
    parsed: ParsedText, mentions: Sequence[NameMention], people: Container[int]
) -> dict[int, Gender]:
    """By key, the gender of pronouns that follow the only person named in their sentence, by majority."""
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
            entry = pronouns().get(paragraph.lower[i])
            if entry is not None and entry.gender in ("female", "male"):
                votes[key][cast(Gender, entry.gender)] += 1
            i += 1
    return {key: counts.most_common(1)[0][0] for key, counts in votes.items()}
