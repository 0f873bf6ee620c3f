"""People of a corpus: speakers of single texts, linked by themselves where that is safe, else by decisions."""

from __future__ import annotations

from inquit.store.linked_people.linking import link

__all__ = ["link"]
