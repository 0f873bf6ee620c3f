"""Texts as pages show them, kept until they change: a novel takes a third of a second to put together."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Final
from urllib.parse import quote

from inquit.render.report.document_view import FIRST_KEY, DocumentView, view_of
from inquit.render.report.page_parts import PagePart, fits_one_page
from inquit.store import Store
from inquit.store.corrections.text_state import StatementState, TextState

__all__ = ["KeptTexts", "ShownText"]

# Statements of all texts that are kept together; each takes some kilobytes.
_MOST: Final = 20_000


@dataclass(frozen=True)
class ShownText:
    """A text that is not changed by anybody who shows it."""

    state: TextState

    @cached_property
    def view(self) -> DocumentView:
        """What the template asks."""
        return view_of(self.state.document)

    @cached_property
    def parts(self) -> tuple[PagePart, ...]:
        """The text in parts; one where it is short."""
        return self.view.parts()

    @cached_property
    def states(self) -> dict[str, StatementState]:
        """The statements by their ids."""
        return {one.quote.id: one for one in self.state.statements}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Which statement of the text each is, by their ids."""
        return {one.quote.id: number for number, one in enumerate(self.state.statements, start=1)}

    def address(self, number: int) -> str:
        """Where a part is shown."""
        whole = f"/texts/{self.state.number}"
        return whole if fits_one_page(self.state.document) else f"{whole}/parts/{number}"

    def part(self, number: int) -> PagePart:
        """The part of this number, or the last one: there may be fewer now than there were."""
        return self.parts[min(max(number, 1), len(self.parts)) - 1]

    def way_to(self, row: str) -> str:
        """An address that leads to a statement among the others; in a long text it is looked for when it is asked."""
        if fits_one_page(self.state.document):
            return self.place(row)
        return f"/texts/{self.state.number}/with/{quote(row, safe='')}"

    def place(self, row: str) -> str:
        """The address of a statement among the others of the text."""
        part = 1
        if not fits_one_page(self.state.document):
            part = next((one.number for one in self.parts if any(said.id == row for said in one.quotes)), 1)
        return f"{self.address(part)}#{FIRST_KEY}-{self.numbers[row]}-row"


class KeptTexts:
    """The texts that were shown last, each as it is now."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._texts: OrderedDict[int, tuple[int, ShownText]] = OrderedDict()
        self._lock, self._making = Lock(), Lock()

    def text(self, store: Store, number: int) -> ShownText:
        """The text of this number as it is now.

        Raises:
            StoreError: there is no such document.
        """
        changed = store.last_change_of(number)  # asked before: what is kept may be newer than that, and never older
        if (shown := self._known(number, changed)) is not None:
            return shown
        with self._making:  # who wants the same, as many do that somebody corrects, waits for it
            return self._made(store, number, changed)

    def _known(self, number: int, changed: int) -> ShownText | None:
        with self._lock:
            known, shown = self._texts.get(number, (None, None))
            if shown is None or known != changed:
                return None
            self._texts.move_to_end(number)
            return shown

    def _made(self, store: Store, number: int, changed: int) -> ShownText:
        if (shown := self._known(number, changed)) is not None:
            return shown
        shown = ShownText(store.corrections("").text(number))
        with self._lock:
            self._texts[number] = changed, shown
            self._texts.move_to_end(number)
            while len(self._texts) > 1 and sum(_size(one) for _, one in self._texts.values()) > self._most:
                self._texts.popitem(last=False)
        return shown


def _size(shown: ShownText) -> int:
    return 1 + len(shown.state.statements)
