"""What answers the tools: texts are read and databases asked here, and nothing else than was named at the start."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import Any

from inquit.assistant.bounded_answers import bounded, page_of
from inquit.document import Document, Failure, Quote
from inquit.errors import InputError, SettingsError
from inquit.filters import folded
from inquit.nearest_names import nearest_names
from inquit.settings import DEFAULT_MODEL
from inquit.source import Found, Source
from inquit.verification import Sources, Verification, verify
from inquit.verification.source_texts import SourceText
from inquit.verification.verification_record import quotation_record, reported_record
from inquit.verification.verifying import verify_quotation

__all__ = ["Toolbox"]

Arguments = Mapping[str, Any]
# Of all sources of one call together; `tools.json` has the bounds of single texts.
_MOST_IN_SOURCES = 1_000_000
# Of the names of sources in a message, and of the failures in an answer.
_NAMED = 20


class Toolbox:
    """The tools of one server; loads what they need when it is first asked for, and once.

    load_sources: gives the texts that the server was started with; None where there are none.
    database: the database that it was started with.
    """

    def __init__(
        self,
        load_sources: Callable[[], Iterable[Found]] | None = None,
        database: Path | None = None,
        *,
        model: str = DEFAULT_MODEL,
    ) -> None:
        self._load_sources = load_sources
        self._database = database
        self._model = model
        self._last: tuple[object, Document | Verification] = (None, Document("", ""))

    @cached_property
    def sources(self) -> Sources:
        """The texts that the server was started with, read and indexed."""
        return Sources(() if self._load_sources is None else self._load_sources(), model=self._model)

    def prepare(self, tool: str) -> None:
        """Load what a tool needs and what takes long, so that only the work itself counts against its time.

        Raises:
            InquitError: it cannot be loaded.
        """
        if tool in {"extract", "verify"}:
            _ = self.sources.passages.extractor
        if tool == "sources":
            _ = self.sources

    def answer(self, tool: str, asked: Arguments) -> dict[str, Any]:
        """The answer of a tool.

        Raises:
            InquitError: there is none, in a sentence that says why.
        """
        answers = {
            "extract": self._extract,
            "verify": self._verify,
            "sources": self._list_sources,
            "find": self._find,
            "who": self._who,
        }
        return answers[tool](asked)

    def _extract(self, asked: Arguments) -> dict[str, Any]:
        text, name = asked.get("text"), asked.get("source")
        if (text is None) == (name is None):
            raise SettingsError("extract takes either a text or the name of a source; give one of them")
        document = self._kept(("extract", text, name), lambda: self._read(text, name))
        given, left_out = _page(document.quotes, asked, lambda quote: _statement(document, quote))
        total = len(document.quotes)
        return {"kind": document.meta.get("genre"), "statements": given, "total": total, "left_out": left_out}

    def _read(self, text: str | None, name: str | None) -> Document:
        if text is not None:
            return self.sources.passages.extractor.extract(text)
        known = self._named(str(name))
        return known.document or self.sources.passages.extractor.extract(known.source)

    def _named(self, name: str) -> SourceText:
        known = {text.id: text for text in reversed(self.sources.texts)}
        if name in known:
            return known[name]
        unread = next((failure.error for failure in self.sources.unread if failure.id == name), None)
        if unread is not None:
            raise InputError(unread)
        names = ", ".join(list(known)[:_NAMED]) or "none"
        more = f" and {len(known) - _NAMED} more" if len(known) > _NAMED else ""
        raise InputError(f"there is no source {name!r} among those that the server was started with: {names}{more}")

    def _verify(self, asked: Arguments) -> dict[str, Any]:
        if ("article" in asked) == ("quotation" in asked):
            raise SettingsError("verify takes either an article or one quotation; give one of them")
        if "speaker" in asked and "quotation" not in asked:
            raise SettingsError("speaker belongs to one quotation; in an article it stands beside the words")
        key = ("verify", repr([(name, asked[name]) for name in sorted(asked) if name not in {"offset", "limit"}]))
        found = self._kept(key, lambda: self._verified(asked))
        given, left_out = _page(found.quotations, asked, quotation_record)
        told, untold = _page(found.reported, asked, reported_record)
        beside = {"reported": told, "reported_left_out": untold} if asked["reported"] else {}
        return {
            "quotations": given,
            **beside,
            "sources": found.sources,
            "unread": _failures(found.unread),
            "total": len(found),
            "left_out": left_out,
        }

    def _verified(self, asked: Arguments) -> Verification:
        sources = self._sources_of(asked)
        if "article" in asked:
            return verify(asked["article"], sources, all_quoted=asked["all_quoted"], reported=asked["reported"])
        return verify_quotation(asked["quotation"], sources, asked.get("speaker"))

    def _sources_of(self, asked: Arguments) -> Sources:
        given = asked.get("sources")
        if given is None:
            if self._load_sources is None:
                raise SettingsError("there are no sources to look in; give some in the call, or start with --sources")
            return self.sources
        characters = sum(len(one["text"]) for one in given)
        if characters > _MOST_IN_SOURCES:
            raise SettingsError(
                f"sources: too long, with {characters:,} characters together; {_MOST_IN_SOURCES:,} are taken at most"
            )
        texts = [Source(one.get("name", f"source {n}"), one["text"]) for n, one in enumerate(given, start=1)]
        return Sources(texts, like=self.sources)

    def _list_sources(self, asked: Arguments) -> dict[str, Any]:
        known = self.sources
        given, left_out = _page(known.texts, asked, _listed)
        return {
            "sources": given,
            "unread": _failures(known.unread),
            "total": len(known.texts),
            "left_out": left_out,
        }

    def _find(self, asked: Arguments) -> dict[str, Any]:
        filters = {name: asked.get(name) for name in _FILTERS}
        offset, limit = asked["offset"], asked["limit"]
        with self._store() as store:
            found = store.find(asked["words"], order=asked["order"], limit=offset + limit, **filters)
            unknown = [name for option in ("person", "to") if (name := asked.get(option)) and not found.total]
            notes = [note for name in unknown if (note := _nobody(name, dict(store.names())))]
        hits = (_hit(one) for one in found.hits[offset:])
        given, left_out = page_of(hits, before=offset, total=found.total, limit=limit)
        about = {"undated": found.undated, "notes": notes}
        return {"statements": given, **about, "total": found.total, "left_out": left_out}

    def _who(self, asked: Arguments) -> dict[str, Any]:
        name = asked["name"]
        with self._store() as store:
            person = store.who(name)
            if person is None:
                raise InputError(_nobody(name, dict(store.names())) or f"nobody is called {name!r}")
        known: dict[str, Any] = bounded(asdict(person))
        number = known.pop("number")
        return {**known, "id": _person_id(number), "surest": [_hit(one) for one in person.surest]}

    def _store(self) -> Any:
        from inquit.store import Store

        if self._database is None:
            raise SettingsError("there is no database to ask; start with one: inquit mcp DATABASE")
        return Store(self._database, writes=False)

    def _kept(self, key: object, made: Callable[[], Any]) -> Any:
        """The last result, where it is asked for once more, as for the next page of it."""
        if self._last[0] != key:
            self._last = (key, made())
        return self._last[1]


# Of `Store.find`, as the tool `find` has them.
_FILTERS = ("person", "to", "role", "site", "type", "since", "until", "min_confidence")


def _page(items: Iterable[Any], asked: Arguments, row: Callable[[Any], dict[str, Any]]) -> tuple[list[Any], int]:
    known = list(items)
    offset = asked["offset"]
    return page_of(map(row, known[offset:]), before=offset, total=len(known), limit=asked["limit"])


def _statement(document: Document, quote: Quote) -> dict[str, Any]:
    speaker = document.speaker_of(quote)
    named = {"addressee": document.addressee_of(quote), "reported_by": document.reporter_of(quote)}
    return {
        "id": quote.id,
        "text": document.text_of(quote.content),
        "type": quote.type,
        "speaker": None if speaker is None else speaker.name,
        "role": None if speaker is None else speaker.role,
        **{name: None if one is None else one.name for name, one in named.items()},
        "status": quote.status,
        "confidence": quote.confidence,
        "start": quote.content[0].start,
        "end": quote.content[-1].end,
        "place": document.place_of(quote),
    }


def _nobody(name: str, known: Mapping[str, str]) -> str:
    """What is said of a name that nobody in a database has; "" where somebody has it.

    known: the names, as they are compared and as they are shown.
    """
    if folded(name) in known or folded(name).lstrip("p").isdigit():
        return ""
    near = ", ".join(dict.fromkeys(known[one] for one in nearest_names(name, known)))
    return f"nobody in the database is called {name!r}" + (f"; near to it: {near}" if near else "")


def _listed(text: SourceText) -> dict[str, Any]:
    return {"name": text.id, "title": text.source.meta.get("title"), "characters": len(text.text)}


def _failures(unread: Iterable[Failure]) -> list[Any]:
    known = list(unread)
    shown = [{"name": one.id, "error": one.error} for one in known[:_NAMED]]
    more = [{"name": f"{len(known) - _NAMED} more", "error": "could not be read, either"}]
    cut: list[Any] = bounded(shown + more * (len(known) > _NAMED))
    return cut


def _hit(hit: Any) -> dict[str, Any]:
    """What is told of a statement in the database: what people know it by, and none of its numbers there."""
    told = {name: value for name, value in asdict(hit).items() if name not in _OF_THE_DATABASE}
    row: dict[str, Any] = bounded({**told, "person_id": _person_id(hit.person_number)})
    return row


_OF_THE_DATABASE = frozenset({"number", "document_number", "person_number", "marks"})


def _person_id(number: int | None) -> str | None:
    return None if number is None else f"p{number}"
