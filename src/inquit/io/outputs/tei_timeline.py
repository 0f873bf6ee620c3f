"""The times of turns in TEI: points of a timeline, to which the turns refer."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from inquit.clock import iso_time
from inquit.document import Document, Time

__all__ = ["TeiTimeline"]


class TeiTimeline:
    """The times of the outer rows of a document, under ids that begin with `prefix`."""

    def __init__(self, document: Document, prefix: str) -> None:
        self._origin = f"{prefix}.t0"
        times = (quote.time for quote in document.quotes if quote.parent_id is None and quote.time is not None)
        known = dict.fromkeys(one for time in times for one in (time.start, time.end) if _is_known(one))
        self._ids: dict[Time | None, str] = {time: f"{prefix}.t{n}" for n, time in enumerate(known, start=1)}

    def __bool__(self) -> bool:
        return bool(self._ids)

    def point(self, time: Time | None) -> str | None:
        """The reference to a time; None for one that is not known."""
        found = self._ids.get(time)
        return None if found is None else f"#{found}"

    def element(self) -> Iterator[str]:
        """All of it, in the order of the text: seconds since an origin, and times of day as they are."""
        yield f'<timeline unit="s" origin="#{self._origin}"><when xml:id="{self._origin}"/>\n'
        for time, id_ in self._ids.items():
            if isinstance(time, str):
                yield f'<when xml:id="{id_}" absolute={quoteattr(iso_time(time) or "")}/>\n'
            else:
                yield f'<when xml:id="{id_}" interval="{time}" unit="s" since="#{self._origin}"/>\n'
        yield "</timeline>\n"


def _is_known(time: Time | None) -> bool:
    return time is not None and (not isinstance(time, str) or iso_time(time) is not None)
