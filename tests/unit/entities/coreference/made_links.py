"""Links between words as a reader would give them, written down by the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from inquit.text.parsing import ParsedText

__all__ = ["MadeLinks"]


class MadeLinks:
    """For a word, the first of its kind ("he 2": the second), the earlier ones with their probabilities.

    What they leave open is nobody's. Of words that are not there nothing is known.
    """

    def __init__(self, text: ParsedText, table: Mapping[str, Mapping[str, float]]) -> None:
        self._at: dict[str, int] = {}
        for p in text.paragraphs:
            for word, start in zip(p.text, p.start, strict=True):
                number = 1 + sum(key.split()[0] == word for key in self._at if " " in key)
                self._at[f"{word} {number}"] = start
        self._table = {self._place(key): self._row(row) for key, row in table.items()}
        self.asked: list[int] = []

    def earlier(self, offset: int) -> tuple[Sequence[int], Sequence[float], float] | None:
        """As `AntecedentLinks` says."""
        self.asked.append(offset)
        row = self._table.get(offset)
        if row is None:
            return None
        return list(row), list(row.values()), 1 - sum(row.values())

    def _place(self, key: str) -> int:
        return self._at[key if " " in key else f"{key} 1"]

    def _row(self, row: Mapping[str, float]) -> dict[int, float]:
        return {self._place(key): chance for key, chance in row.items()}
