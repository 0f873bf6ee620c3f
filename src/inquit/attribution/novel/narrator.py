"""What a first-person narrator is called: by those who speak to him or her, by an own word, or below a letter."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from inquit.attribution.novel.book import FIRST_PERSON, NARRATOR, Book, CharacterKey
from inquit.attribution.novel.dialogue_lines import DialogueLine
from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.mentions.noun_kinds import is_possessive
from inquit.text.parsing import Paragraph

__all__ = ["narrator_of"]

# The narrator's name stands in what others say, not in the narration. This number and all below are by hand on the few
# novels of PDNC that are told in the first person; for a sweep once there are more.
MIN_QUOTED_SHARE = 0.9
OFTEN = 3  # so many times the narrator answers to a name that the narration has, too, of a namesake or a forefather
CLEAR = 2  # times as many votes as the next one who may be the narrator
# Votes for a vocative beside a line that the narrator speaks, and elsewhere; for saying so ("my name is", "call me", or
# a line of the narrator's that is a name and nothing else); for a name below a letter. By hand: the last two say it
# outright.
BESIDE, ELSEWHERE, SAID_SO, SIGNED = 2, 1, 3, 3
NAMING_TOKENS = 3  # before a name, in which somebody says so ("my name is")
SIGNATURE_TOKENS = 10  # the most that a paragraph with a signature has, marks included
CLOSING_TOKENS = 6  # above it in which the closing words stand


def narrator_of(book: Book, speakers: Sequence[CharacterKey | None]) -> int | None:
    """The character that the narrator is, None where nobody says; `speakers` of all lines."""
    if NARRATOR not in speakers and not book.first_person:
        return None
    votes = _addressed(book, speakers, _own_parts(book))
    votes.update(dict.fromkeys(_said_so(book, speakers), SAID_SO))
    votes.update(dict.fromkeys(_signed(book), SIGNED))
    if not votes:
        return None
    (best, most), *others = votes.most_common(2)
    return best if not others or most >= CLEAR * others[0][1] else None


def _own_parts(book: Book) -> list[bool]:
    """Of each paragraph whether the narrator tells it: it stands in a chapter that says "I", and is nobody else's.

    All are, if no chapter says so much of itself.
    """
    starts = [p.start[0] for p in book.paragraphs]
    cuts = sorted({0, *(bisect_left(starts, scene) for scene in book.scenes), len(starts)})
    told = [q not in book.tellings.tellers for q in range(len(starts))]
    out = [False] * len(starts)
    for lo, hi in pairwise(cuts):
        said = sum(book.says_i(q) for q in range(lo, hi) if told[q])
        words = sum(book.narration_in(q) for q in range(lo, hi) if told[q])
        out[lo:hi] = [said > FIRST_PERSON * words and own for own in told[lo:hi]]
    return out if any(out) else told


def _addressed(book: Book, speakers: Sequence[CharacterKey | None], told: Sequence[bool]) -> Counter[int]:
    """Votes of those who call somebody by name that stands nearly nowhere but in quotes; the narrator calls others."""
    votes: Counter[int] = Counter()
    times: Counter[int] = Counter()
    answered: Counter[int] = Counter()  # beside a line of the narrator's; once is enough where few are named
    own = [
        NARRATOR in pair and told[line.paragraph]
        for pair, line in zip(zip(speakers, book.sure, strict=True), book.lines, strict=True)
    ]
    for n, called in enumerate(book.addressed):
        if not told[book.lines[n].paragraph]:
            continue
        beside = any((*own[max(0, n - 1) : n], *own[n + 1 : n + 2]))
        for who in called:
            times[who] += 1
            if not own[n]:
                votes[who] += BESIDE if beside else ELSEWHERE
                answered[who] += beside
    elsewhere = Counter(m.entity for m in book.characters.mentions if not told[m.paragraph] and m.noun is None)
    uses = {who: book.characters.entities[who].uses - elsewhere[who] for who in votes}
    quoted = Counter(m.entity for m in book.characters.mentions if told[m.paragraph] and m.quoted)
    return Counter(
        {
            who: n
            for who, n in votes.items()
            if _is_known(book, who, times[who] + (book.few_names and answered[who] > 0))
            and (quoted[who] >= MIN_QUOTED_SHARE * uses[who] or (answered[who] >= OFTEN and who not in book.sure))
        }
    )


def _is_known(book: Book, who: int, addressed: int) -> bool:
    """Whether somebody surely is a person: called more than once, or by a given name."""
    names = book.characters.entities[who].all_words
    return addressed > 1 or not book.language.vocabulary.given_names.keys().isdisjoint(names)


def _said_so(book: Book, speakers: Sequence[CharacterKey | None]) -> Iterator[int]:
    """Who the narrator says to be, in the narration or in a line."""
    own = {
        (line.paragraph, token)
        for line, speaker in zip(book.lines, speakers, strict=True)
        if speaker == NARRATOR
        for stretch in line.stretches
        for token in range(stretch.lo, stretch.hi)
    }
    asked = {line.paragraph for before, line in pairwise(book.lines) if _asks(book, before)}
    naming, describing = book.language.pattern("self_naming"), book.language.pattern("self_description")
    for mention in _named(book):
        p = book.paragraphs[mention.paragraph]
        if is_possessive(p, mention.hi - 1) or (mention.quoted and mention.place not in own):
            continue
        before = " ".join(p.lower[max(0, mention.lo - NAMING_TOKENS) : mention.lo])
        called = mention.vocative and mention.paragraph not in asked
        answers = mention.quoted and not called and _is_alone(p, mention)  # '"Yes," I said, "Jonas Crane."'
        is_one = answers or describing.search(before) is not None
        if naming.search(before) or (is_one and book.people[mention.entity]):
            yield mention.entity


def _asks(book: Book, line: DialogueLine) -> bool:
    """Whether a line ends in a question."""
    text, last = book.paragraphs[line.paragraph].text, line.stretches[-1]
    return any("?" in word for word in text[max(last.lo, last.hi - 2) : last.hi])


def _signed(book: Book) -> Iterator[int]:
    """Whose name stands alone below the closing words of a letter ("Ever yours,") that ends the text or a part."""
    for mention in _named(book):
        paragraph = mention.paragraph
        p = book.paragraphs[paragraph]
        if mention.quoted or not paragraph or len(p) > SIGNATURE_TOKENS or not _ends_part(book, paragraph):
            continue
        if any(word[0].isalnum() for word in p.text[mention.hi :]):
            continue
        above = {*book.paragraphs[paragraph - 1].lower[-CLOSING_TOKENS:], *p.lower[: mention.lo]}
        if above & book.language.vocabulary.closings:
            yield mention.entity


def _ends_part(book: Book, paragraph: int) -> bool:
    """Whether the text ends with a paragraph, or a chapter or scene: a letter of the narrator's, not one that came."""
    if paragraph + 1 == len(book.paragraphs):
        return True
    start, following = (book.paragraphs[q].start[0] for q in (paragraph, paragraph + 1))
    return bisect_right(book.scenes, start) < bisect_right(book.scenes, following)


def _named(book: Book) -> Iterator[NameMention]:
    """The mentions of those who have a name, outside of what others tell."""
    named = (mention for mention in book.characters.mentions if book.is_named(mention.entity))
    return (mention for mention in named if mention.paragraph not in book.tellings.tellers)


def _is_alone(p: Paragraph, mention: NameMention) -> bool:
    """Whether a name is all that stands between marks."""
    lo, hi = mention.lo - 1, mention.hi
    while hi < len(p) and p.text[hi] in ".,!?":
        hi += 1
    return lo >= 0 and hi < len(p) and not p.text[lo][0].isalnum() and not p.text[hi][0].isalnum() and p.text[lo] != ","
