"""What stands in for other processes, which would not have what a test has replaced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import inquit.api
from inquit import Document, Failure, Settings
from inquit.progress import unheard


class InThisProcess:
    """Takes the place of other processes, and notes how many there would be."""

    def __init__(
        self, noted: list[int], model: str, *, settings: Settings, jobs: int, max_seconds: float | None
    ) -> None:
        del max_seconds  # nothing could be ended
        noted.append(jobs)
        self._extractor = inquit.api.Extractor(model, settings=settings)

    def __enter__(self) -> InThisProcess:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing."""

    def start(self, total: int) -> None:
        """Nothing."""

    def read(self, texts: Iterable[tuple[str, str]]) -> Iterator[Document | Failure]:
        return self._extractor.extract_many(texts, progress=unheard)
