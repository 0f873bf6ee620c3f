"""Several texts read as one: the chapters of a book, the tapes of an interview, the days of a trial."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from inquit.document import Failure, Place, TextSpan
from inquit.io.limits import MAX_DOCUMENT, size_of
from inquit.source import Found, GivenTurn, Markup, Source

__all__ = ["joined"]

_BETWEEN = "\n\n"  # a new paragraph


def joined(found: Iterable[Found], inputs: Sequence[str]) -> Iterator[Found]:
    """Failures and results as they come, and then one text, which is called after the first input.

    inputs: what the user named; a file of a folder, or of an archive, is called in places by its path within.
    """
    names = [name.rstrip("/") or name for name in inputs]
    texts: list[Source] = []
    size = 0
    for one in found:
        if not isinstance(one, Source):
            yield one
            continue
        size += len(one.text) + len(_BETWEEN)
        if size > MAX_DOCUMENT:
            yield Failure(
                names[0], f"{names[0]}: more than {size_of(MAX_DOCUMENT)} together, too much for one text; join fewer"
            )
            return
        texts.append(one)
    if texts:
        yield _as_one(names[0], [text for text in texts if text.text.strip()] or texts[:1], texts, names)


def _as_one(name: str, texts: Sequence[Source], notices_of: Sequence[Source], names: Sequence[str]) -> Source:
    notices = [notice for text in notices_of for notice in text.notices]
    speakers_given = any(map(_names_speakers, texts))
    parts: list[Markup] = []
    at = 0
    for text in texts:
        markup = text.markup
        if speakers_given and not _names_speakers(text):
            notices.append(f"{text.id}: does not say who speaks, as others do that it is joined with")
            markup = replace(markup, turns=(GivenTurn((TextSpan(0, len(text.text)),), None),))
        within = _path_within(text.path or text.id, names)
        parts.append(_with_file(markup, within).shifted(at))
        at += len(text.text) + len(_BETWEEN)
    encodings = {text.encoding for text in texts}
    return Source(
        name,
        _BETWEEN.join(text.text for text in texts),
        name,
        encodings.pop() if len(encodings) == 1 else None,
        any(text.encoding_detected for text in texts),
        tuple(dict.fromkeys(notices)),
        _shared_meta(texts),
        Markup.joined(parts),
    )


def _names_speakers(text: Source) -> bool:
    return any(turn.speaker is not None for turn in text.markup.turns)


def _path_within(path: str, names: Sequence[str]) -> str:
    return next((path[len(name) + 1 :] for name in names if path.startswith(f"{name}/")), path)


def _with_file(markup: Markup, file: str) -> Markup:
    """With the file named in each place."""
    places = [replace(place, label=f"{file}, {place.label}") for place in markup.places]
    if not places or places[0].start > 0:
        places.insert(0, Place(0, file))
    return replace(markup, places=tuple(places))


def _shared_meta(texts: Sequence[Source]) -> dict[str, Any]:
    """What is known of all texts alike, and their formats."""
    first, *others = [text.meta for text in texts]
    shared = {key: value for key, value in first.items() if all(meta.get(key) == value for meta in others)}
    formats = dict.fromkeys(str(text.meta["format"]) for text in texts if "format" in text.meta)
    return {**shared, "format": ", ".join(formats)} if formats else shared
