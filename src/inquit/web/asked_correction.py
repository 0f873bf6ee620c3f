"""What a form asks to be corrected, as the corrections of the store take it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, cast

from inquit.document import QuoteType
from inquit.store.corrections.correction import ShownIn
from inquit.store.corrections.corrections_api import Applied, Corrections
from inquit.store.corrections.text_state import StatementRef
from inquit.web.passage import shown_stretches, stretches_of

__all__ = ["ACTIONS", "SINGLE", "AskedCorrection", "shown_place"]

# Those that are about one statement only.
SINGLE: Final = ("role", "borders")


@dataclass(frozen=True, slots=True)
class AskedCorrection:
    """What is to be done.

    values: what the form has.
    """

    action: str
    values: Mapping[str, str]

    def ref(self, text: int, row: str) -> StatementRef:
        """The statement as the page has shown it."""
        return StatementRef(text, row, self.values.get("version", ""))

    def apply(self, corrections: Corrections, *refs: StatementRef) -> Applied:
        """Do it.

        Raises:
            InquitError: it makes no sense, or somebody else has changed what it is about.
        """
        return ACTIONS[self.action](corrections, self.values, refs)

    @property
    def says(self) -> str:
        """In words, for whoever has to confirm it."""
        name = self.values.get("name", "").strip()
        named = {"speaker": f"give to {name or 'nobody known'}", "addressee": f"say to {name or 'nobody known'}"}
        return named.get(self.action) or f"{self.action} {self.values.get('type', '')}".strip()


def shown_place(given: str) -> ShownIn:
    """Where the reviewer has met a statement."""
    return cast(ShownIn, given) if given in ("queue", "sample") else "reading"


_Refs = tuple[StatementRef, ...]


def _accept(corrections: Corrections, values: Mapping[str, str], refs: _Refs) -> Applied:
    del values
    return corrections.accept(*refs)


def _reject(corrections: Corrections, values: Mapping[str, str], refs: _Refs) -> Applied:
    del values
    return corrections.reject(*refs)


def _type(corrections: Corrections, values: Mapping[str, str], refs: _Refs) -> Applied:
    return corrections.set_type(cast(QuoteType, values.get("type", "")), *refs)


def _speaker(corrections: Corrections, values: Mapping[str, str], refs: _Refs) -> Applied:
    return corrections.set_speaker(values.get("name", "").strip() or None, *refs)


def _addressee(corrections: Corrections, values: Mapping[str, str], refs: _Refs) -> Applied:
    return corrections.set_addressee(values.get("name", "").strip() or None, *refs)


def _role(corrections: Corrections, values: Mapping[str, str], refs: _Refs) -> Applied:
    return corrections.set_role(refs[0], values.get("role", "").strip(), values.get("affiliation", "").strip())


def _borders(corrections: Corrections, values: Mapping[str, str], refs: _Refs) -> Applied:
    """Those that the form has otherwise than it was shown."""
    changed = {
        name: stretches_of(values[name])
        for name in ("content", "cue", "source")
        if name in values and values[name].strip() != values.get(f"{name}-shown", shown_stretches(())).strip()
    }
    return corrections.set_borders(refs[0], **changed)


ACTIONS: Final[Mapping[str, Callable[[Corrections, Mapping[str, str], _Refs], Applied]]] = {
    "accept": _accept,
    "reject": _reject,
    "type": _type,
    "speaker": _speaker,
    "addressee": _addressee,
    "role": _role,
    "borders": _borders,
}
