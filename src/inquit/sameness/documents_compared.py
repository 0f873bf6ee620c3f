"""The same words in documents that come one at a time."""

from __future__ import annotations

from collections.abc import Iterator

from inquit.document import Document
from inquit.filters import is_date
from inquit.sameness.same_words import SameWords
from inquit.sameness.versions import SameStatement, Version, same_statement
from inquit.sameness.wording import MIN_WORDS

__all__ = ["ComparedDocuments"]


class ComparedDocuments:
    """Takes documents one at a time, and keeps their statements.

    min_words: shorter statements are left out.
    min_sites: how many sites must have the same words.
    """

    def __init__(self, *, min_words: int = MIN_WORDS, min_sites: int = 1) -> None:
        self._words = SameWords(min_words)
        self._versions: list[Version] = []
        self._min_sites = min_sites
        self.documents = 0

    def add(self, document: Document) -> None:
        """Take the statements of one more document."""
        self.documents += 1
        date, site = document.meta.get("date"), document.meta.get("site")
        for quote in document.quotes:
            speaker = document.speaker_of(quote)
            version = Version(
                number=self.documents,
                document=document.id,
                id=quote.id,
                statement=document.text_of(quote.content),
                date=date if is_date(date) else None,
                site=None if site is None else str(site),
                person=None if speaker is None else speaker.name,
                named=speaker is not None and speaker.named,
                parent_id=quote.parent_id,
            )
            self._words.add(len(self._versions), version.statement)
            self._versions.append(version)

    def groups(self) -> Iterator[SameStatement]:
        """What several texts have, the earliest first; nothing may be added afterwards."""
        found = (
            same_statement((self._versions[number] for number in group), min_sites=self._min_sites)
            for group in self._words.groups()
        )
        yield from sorted((group for group in found if group is not None), key=_earliest)


def _earliest(group: SameStatement) -> tuple[bool, str, int, str]:
    first = group.versions[0]
    return first.date is None, first.date or "", first.number, first.id
