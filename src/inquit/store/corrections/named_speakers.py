"""The speakers of a text as corrections name them: by their names, so that it holds when the text is read again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from inquit.document import Speaker, TextSpan
from inquit.filters import folded, names_of

__all__ = ["NamedSpeakers", "speaker_record"]

_OWN_ID: Final = re.compile("s([0-9]+)")


def speaker_record(speaker: Speaker) -> dict[str, Any]:
    """How a correction names a speaker; where two have one name, the first mention tells them apart."""
    at = {"at": [speaker.mentions[0].start, speaker.mentions[0].end]} if speaker.mentions else {}
    return {"name": speaker.name, **at}


class NamedSpeakers:
    """The speakers of one text while corrections are applied to it."""

    def __init__(self, speakers: Iterable[Speaker]) -> None:
        self._speakers = {speaker.id: speaker for speaker in speakers}
        own = (_OWN_ID.fullmatch(id_) for id_ in self._speakers)
        self._last = max((int(found[1]) for found in own if found), default=0)

    def known(self, named: Mapping[str, Any]) -> Speaker | None:
        """The speaker whom a correction names: by the name, or by another one that only one of them has."""
        name = folded(named["name"])
        called = [one for one in self._speakers.values() if folded(one.name) == name]
        if not called:
            called = [one for one in self._speakers.values() if name in names_of(one)]
            return called[0] if len(called) == 1 else None
        at = TextSpan(*named["at"]) if "at" in named else None
        return next((one for one in called if at in one.mentions), called[0])

    def taken(self, named: Mapping[str, Any] | None) -> str | None:
        """The id of the speaker whom a correction names; who is not there yet, comes in."""
        if named is None:
            return None
        speaker = self.known(named)
        if speaker is None:
            self._last += 1
            kind = named.get("kind", "person")
            speaker = Speaker(f"s{self._last}", named["name"], named=True, kind=kind)
            self._speakers[speaker.id] = speaker
        return speaker.id

    def give_role(self, speaker: Speaker, value: Mapping[str, Any]) -> None:
        """Say as what somebody speaks; what `value` does not name stays as it is."""
        given = {name: value[name] for name in ("role", "affiliation") if name in value}
        self._speakers[speaker.id] = replace(self._speakers[speaker.id], **given)

    def all(self) -> list[Speaker]:
        """All of them, those who came in last."""
        return list(self._speakers.values())

    def __getitem__(self, id_: str) -> Speaker:
        return self._speakers[id_]
