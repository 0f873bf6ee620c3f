"""What an editor has passed: quotations that are known again by their words, their speaker and the text of the source.

They stand in a file of JSON Lines, so that one can be taken out by hand, and a version control shows what came to it.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from inquit.digests import text_digest
from inquit.errors import InputError
from inquit.filters import folded
from inquit.io.outfile import OutputFile
from inquit.io.outputs.json_output import json_line
from inquit.io.side_files import read_side_file
from inquit.render.verification_tally import in_words
from inquit.verification import CheckedQuotation, Sources, Verification
from inquit.verification.verdicts import GOOD
from inquit.verification.word_folding import fold_words

__all__ = ["Accepted", "AcceptedQuotations", "read_accepted"]

OPTION = "--accepted"
_NOWHERE = ""  # the digest of no source
_Key = tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Accepted:
    """A quotation that an editor has passed.

    words, speaker: as the article has them; None where nobody is named.
    findings: its verdict, and what else was found out; it is passed as long as nothing comes to these.
    source: what it was found in; None for nowhere. `sha256`: the digest of that text, "" for none.
    article: where it was passed.
    """

    words: str
    speaker: str | None
    findings: tuple[str, ...]
    source: str | None
    sha256: str
    article: str

    @property
    def key(self) -> _Key:
        """By what it is known again."""
        return _key(self.words, self.speaker)

    def record(self) -> dict[str, Any]:
        """It as a line of the file."""
        return {name: getattr(self, name) for name in self.__slots__} | {"findings": list(self.findings)}


class AcceptedQuotations:
    """Those of a file, and those that come to them in this run.

    known: what the file has.
    sources: what quotations are looked for in now.
    ids: those that are passed now, as "v3", or "draft.txt:v3".
    every: the verdicts of which all that are not good are passed now.
    """

    def __init__(
        self,
        known: Iterable[Accepted],
        sources: Sources,
        ids: Collection[str] = (),
        *,
        every: Collection[str] = (),
    ) -> None:
        self.new: list[Accepted] = []
        self._known: dict[_Key, list[Accepted]] = defaultdict(list)
        for one in known:
            self._known[one.key].append(one)
        self._sources = sources
        self._missing = dict.fromkeys(ids)
        self._ids = frozenset(ids)
        self._every = every

    @cached_property
    def _digests(self) -> Mapping[str, str]:
        """The digests of the sources' texts, by their ids."""
        return {text.id: text_digest(text.text) for text in self._sources.texts}

    def _is_there(self, before: Accepted) -> bool:
        """Whether the text that it was found in is among the sources, as it was."""
        return before.sha256 == _NOWHERE or before.sha256 in self._digests.values()

    @property
    def missing(self) -> list[str]:
        """Those that were to be passed and were not there."""
        return list(self._missing)

    def apply(self, verification: Verification) -> Verification:
        """The same, with those that an editor has passed, before or now, marked."""
        if not (self._known or self._ids or self._every):
            return verification
        article = verification.document.id
        return replace(verification, quotations=tuple(self._marked(one, article) for one in verification))

    def _marked(self, one: CheckedQuotation, article: str) -> CheckedQuotation:
        known = self._known.get(_key(one.text, one.speaker.claimed), ())
        if any(self._holds(before, one) for before in known):
            self._is_wanted(one, article)
            return replace(one, accepted=True)
        if self._is_wanted(one, article):
            self.new.append(self._accepted(one, article))
            return replace(one, accepted=True)
        if known and not _is_clean(one):
            return replace(one, notes=(*one.notes, self._why_anew(known[-1], one)))
        return one

    def _holds(self, before: Accepted, now: CheckedQuotation) -> bool:
        """Whether nothing has come to it, and the source is still what it was."""
        return now.findings <= set(before.findings) and self._is_there(before)

    def _is_wanted(self, one: CheckedQuotation, article: str) -> bool:
        """Whether it is to be passed now; the ids of which something is there are noted."""
        named = {one.id, f"{article}:{one.id}"} & self._ids
        for id_ in named:
            self._missing.pop(id_, None)
        return bool(named) or (one.verdict in self._every and not _is_clean(one))

    def _accepted(self, one: CheckedQuotation, article: str) -> Accepted:
        source = None if one.found is None else one.found.source
        sha256 = _NOWHERE if source is None else self._digests.get(source, _NOWHERE)
        return Accepted(one.text, one.speaker.claimed, tuple(sorted(one.findings)), source, sha256, article)

    def _why_anew(self, before: Accepted, now: CheckedQuotation) -> str:
        what = ", ".join(map(in_words, before.findings))
        if not self._is_there(before):
            changed = "is another text now" if before.source in self._digests else "is no source now"
            return f"Accepted before ({what}), but {before.source} {changed}: judged anew."
        more = ", ".join(map(in_words, sorted(now.findings - set(before.findings))))
        return f"Accepted before ({what}), but not as {more}: judged anew."

    def save(self, path: Path) -> int:
        """Write what has come to it, behind what others may have written meanwhile: how many are in the file now.

        Raises:
            OutputError: it cannot be written, or another run is writing it.
            InputError: there is a file that is none of this kind.
        """
        with OutputFile(path, option=OPTION) as file:
            stream = file.open()
            try:
                before = read_accepted(path) if os.path.exists(path) else []
            except InputError:
                file.discard()
                raise
            all_ = dict.fromkeys((*before, *self.new))
            stream.writelines(f"{json_line(one.record())}\n" for one in all_)
            file.complete()
        return len(all_)


def read_accepted(path: Path) -> list[Accepted]:
    """What a file of accepted quotations has.

    Raises:
        InputError: it cannot be read, or is none of this kind.
    """
    data = read_side_file(path)
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: no file of accepted quotations; name another for {OPTION}") from error
    return [_read(line, f"{path}, line {number}") for number, line in enumerate(lines, start=1) if line.strip()]


def _read(line: str, where: str) -> Accepted:
    try:
        record = json.loads(line)
        words, speaker, findings = record["words"], record["speaker"], tuple(record["findings"])
        source, sha256, article = record["source"], record["sha256"], record["article"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"{where}: no accepted quotation; mend the line, or take it out") from error
    if not all(isinstance(value, str) for value in (words, sha256, article, *findings, speaker or "", source or "")):
        raise InputError(f"{where}: no accepted quotation; mend the line, or take it out")
    return Accepted(words, speaker, findings, source, sha256, article)


def _key(words: str, speaker: str | None) -> _Key:
    return tuple(fold_words(words).words), folded(speaker or "")


def _is_clean(one: CheckedQuotation) -> bool:
    return one.verdict in GOOD and one.findings == {one.verdict}
