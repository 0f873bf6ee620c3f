"""Whom the words beside a line mean, by the earlier words that they take up."""

from __future__ import annotations

from tests.unit.attribution.novel.story import person, rose, story

from inquit.attribution.novel.book import Book
from inquit.attribution.novel.ranking.taken_up import MOST_LINKS, TAKEN_UP_FEATURES, TakenUp

EMMA, ANN, TOM = (person(name) for name in ("Emma", "Ann", "Tom"))
PEOPLE = [EMMA, ANN, TOM]
SHE_SAID = "“ Go/VERB/ccomp/said , ” she/PRON/nsubj/said said/VERB/ROOT ."


class Links:
    """By word, where it begins: the earlier ones that it takes up, and how likely."""

    def __init__(self, book: Book, links: dict[tuple[int, str], dict[tuple[int, str], float]]) -> None:
        self._place = {(q, word): p.start[i] for q, p in enumerate(book.paragraphs) for i, word in enumerate(p.text)}
        self._links = {self._place[word]: earlier for word, earlier in links.items()}

    def earlier(self, offset: int) -> tuple[list[int], list[float], float] | None:
        found = self._links.get(offset)
        if found is None:
            return None
        return [self._place[word] for word in found], [*found.values()], 1 - sum(found.values())


def columns(
    book: Book, links: dict[tuple[int, str], dict[tuple[int, str], float]] | None, n: int = -1
) -> dict[str, list[float]]:
    """The features of Emma, Ann and Tom as speakers of a line."""
    given = None if links is None else Links(book, links)
    rows = TakenUp(book.paragraphs, book.characters, given).features(book.lines[n], [0, 1, 2])
    return dict(zip(TAKEN_UP_FEATURES, map(list, zip(*rows, strict=True)), strict=True))


def test_without_a_reader_nothing_is_known() -> None:
    book = story(rose("Emma"), SHE_SAID, people=PEOPLE)
    assert columns(book, None) == dict.fromkeys(TAKEN_UP_FEATURES, [0.0] * 3)
    assert columns(book, {})["the reader says whom words mean"] == [1.0] * 3


def test_a_pronoun_means_whom_it_takes_up_also_by_way_of_others() -> None:
    ran = "She/PRON/nsubj/ran ran/VERB/ROOT ."
    book = story(rose("Emma"), rose("Ann"), ran, SHE_SAID, people=PEOPLE)
    links = {(3, "she"): {(1, "Ann"): 0.25, (2, "She"): 0.5}, (2, "She"): {(0, "Emma"): 0.75, (1, "Ann"): 0.25}}
    found = columns(book, links)
    assert found["meant by the pronoun of the tag"] == [0.375, 0.375, 0.0]
    assert found["likeliest of those meant by the tag"] == [1.0, 1.0, 0.0]
    assert found["meant by the description of the tag"] == [0.0] * 3


def test_links_are_followed_only_so_far() -> None:
    ran = [f"She{n}/PRON/nsubj/ran ran/VERB/ROOT ." for n in range(MOST_LINKS)]
    book = story(rose("Emma"), *ran, SHE_SAID, people=PEOPLE)
    chain = {(n + 1, f"She{n}"): {(n, f"She{n - 1}" if n else "Emma"): 1.0} for n in range(MOST_LINKS)}
    far = chain | {(MOST_LINKS + 1, "she"): {(MOST_LINKS, f"She{MOST_LINKS - 1}"): 1.0}}
    near = chain | {(MOST_LINKS + 1, "she"): {(MOST_LINKS - 1, f"She{MOST_LINKS - 2}"): 1.0}}
    assert columns(book, far)["meant by the pronoun of the tag"][0] == 0.0
    assert columns(book, near)["meant by the pronoun of the tag"][0] == 1.0


def test_narration_beside_a_line() -> None:
    beside = "He/PRON/nsubj/ran ran/VERB/ROOT . | “ Go/VERB/ROOT . ” | She/PRON/nsubj/sat sat/VERB/ROOT ."
    book = story(rose("Emma", "Tom"), beside, people=PEOPLE)
    found = columns(book, {(1, "He"): {(0, "Tom"): 0.5}, (1, "She"): {(0, "Emma"): 0.25}})
    assert found["meant by the beat before"] == found["meant by who acts right before"] == [0.0, 0.0, 0.5]
    assert found["meant by the beat behind"] == [0.25, 0.0, 0.0]
