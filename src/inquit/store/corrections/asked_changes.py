"""What a reviewer asks for, checked, and as the log has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, Final, get_args

from inquit.document import Document, QuoteType, Speaker, TextSpan
from inquit.errors import SettingsError
from inquit.store.corrections.corrected_text import CorrectedText
from inquit.store.corrections.named_speakers import NamedSpeakers, speaker_record
from inquit.store.corrections.text_anchors import anchor_of, anchor_record

__all__ = ["AskedSpeaker", "Stretches", "asked_border", "asked_spans", "asked_speaker", "asked_type"]

# Whom a reviewer names: somebody of the text, a name, or nobody who could be told.
AskedSpeaker = Speaker | str | None
Stretches = Iterable[TextSpan | Sequence[int]]

# More than any name has; what is longer is a slip of the clipboard.
_LONGEST_NAME: Final = 300


def asked_type(type_: str) -> str:
    """A type of statements.

    Raises:
        SettingsError: there is none such.
    """
    if type_ not in get_args(QuoteType):
        raise SettingsError(f"a statement is {', '.join(get_args(QuoteType))}, not {type_!r}")
    return type_


def asked_speaker(state: CorrectedText, asked: AskedSpeaker) -> dict[str, Any] | None:
    """How the log names somebody: one of the text where the name is one's there, or else a new name.

    Raises:
        SettingsError: it is no name.
    """
    if asked is None:
        return None
    if isinstance(asked, Speaker):
        return speaker_record(asked)
    name = " ".join(asked.split())
    if not any(char.isalnum() for char in name) or len(name) > _LONGEST_NAME:
        raise SettingsError(f"a name has a letter or figure at least, and at most {_LONGEST_NAME} characters")
    everybody = {one.id: one for one in (*state.found.speakers, *state.document.speakers)}
    known = NamedSpeakers(everybody.values()).known({"name": name})
    return {"name": name} if known is None else speaker_record(known)


def asked_spans(document: Document, stretches: Stretches, *, needed: bool) -> tuple[TextSpan, ...]:
    """Stretches of a text, in order.

    needed: whether there must be one.

    Raises:
        SettingsError: they are no stretches of the text, overlap, or hold nothing but white space.
    """
    try:
        spans = tuple(sorted(TextSpan(*map(int, one)) for one in (_pair(stretch) for stretch in stretches)))
    except (TypeError, ValueError) as error:
        raise SettingsError("a stretch of a text is a start and an end, two whole numbers") from error
    if not document.has_text:
        raise SettingsError("the text was not kept, so that no stretch of it can be named")
    if not spans and needed:
        raise SettingsError("a statement without words is none; reject it")
    if any(not 0 <= span.start < span.end <= len(document.text) for span in spans):
        raise SettingsError(f"a stretch begins before it ends, within the text of {len(document.text):,} characters")
    if any(before.end > after.start for before, after in pairwise(spans)):
        raise SettingsError("two stretches of one statement share words; join them")
    if any(not span.of(document.text).strip() for span in spans):
        raise SettingsError("a stretch holds nothing but white space")
    return spans


def asked_border(document: Document, stretches: Stretches) -> dict[str, Any]:
    """A border as the log has it.

    Raises:
        SettingsError: it is no border in this text.
    """
    return anchor_record(anchor_of(document, asked_spans(document, stretches, needed=False)))


def _pair(stretch: TextSpan | Sequence[int]) -> tuple[int, ...]:
    return (stretch.start, stretch.end) if isinstance(stretch, TextSpan) else tuple(stretch)
