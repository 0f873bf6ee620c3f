"""Texts that somebody hands to a server, into its database: pasted ones, files and pages, as `inquit add` has them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Final, Literal

from inquit.digests import short, text_digest, value_digest
from inquit.document import Document, Failure
from inquit.errors import InquitError
from inquit.intake.queued_work import Tell, TextReader, with_genre
from inquit.io.addresses import LeadsInsideError, NetworkAccess
from inquit.io.fetch import fetch
from inquit.io.input_faults import said_of
from inquit.io.item import Item
from inquit.io.opened_files import opened
from inquit.io.read_inputs import read_item
from inquit.io.read_options import empty_notice
from inquit.io.sandbox import Sandbox
from inquit.progress import Progress, unheard, within
from inquit.provenance import provenance_of
from inquit.settings import DEFAULT_MODEL
from inquit.source import Found, Source
from inquit.store import Store
from inquit.store.additions import Additions
from inquit.store.arrivals import Identities, content_digest
from inquit.store.arrived_texts import ArrivedText, arrived_text, free_id
from inquit.store.corpus_roster import corpus_roster, with_people

__all__ = ["MOST_SECONDS", "AboutTexts", "AddTexts", "AddedText", "GivenFile", "GivenPage", "GivenText", "TextNotAdded"]

# For what is added at once: the longest novel is read in minutes on a slow machine.
MOST_SECONDS: Final = 1_800.0

# An archive or a table may hold more than anybody hands in by a page; for those there is `inquit add`.
_MOST_TEXTS: Final = 1_000
# People are linked so often, in seconds, so that hardly a text is without them where the process is ended.
_LINKED_EVERY: Final = 5.0


@dataclass(frozen=True, slots=True)
class GivenText:
    """A text that was pasted."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file that was sent.

    name: what it is called, and by its ending what it may be; nothing is ever opened by it.
    path: where its bytes are.
    """

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class GivenPage:
    """The address of a page."""

    url: str


Given = GivenText | GivenFile | GivenPage


@dataclass(frozen=True, slots=True)
class AboutTexts:
    """What whoever hands texts in says about them; None where nothing is said, and the texts may say it themselves."""

    title: str | None = None
    date: str | None = None
    site: str | None = None
    genre: str = "auto"

    def said_of(self, found: Source | Document) -> Source | Document:
        """A text with it."""
        given = {"title": self.title, "date": self.date, "site": self.site}
        return replace(found, meta={**found.meta, **{name: value for name, value in given.items() if value}})


@dataclass(frozen=True, slots=True)
class AddedText:
    """A text that is in the database now.

    became: "new", "changed", or "unchanged" where it was there already.
    kind: what it was read as; empty where it was not read now.
    notices: what there is to say about how it was read.
    """

    text: ArrivedText
    became: Literal["new", "changed", "unchanged"]
    kind: str = ""
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextNotAdded:
    """Something that is not in the database, and why."""

    why: str


@dataclass(frozen=True, slots=True)
class AddTexts:
    """Adds texts to a database; tells of each an `AddedText`, or a `TextNotAdded`."""

    database: str
    given: tuple[Given, ...]
    about: AboutTexts = AboutTexts()

    def do(self, reader: TextReader, tell: Tell, progress: Progress) -> None:
        """Add them, one by one.

        Raises:
            InquitError: the database cannot be opened or written.
        """
        with Store(self.database, may_be_made=False) as store, Sandbox() as sandbox:
            adding = _Adding(store, reader, self.about)
            for number, (given, found, share) in enumerate(self._found(reader, sandbox, progress)):
                if number == _MOST_TEXTS:
                    tell(TextNotAdded(f"more than {_MOST_TEXTS:,} texts, of which the others are left: use inquit add"))
                    break
                tell(adding.added(found, given, share))
            adding.finish()

    def _found(
        self, reader: TextReader, sandbox: Sandbox, progress: Progress
    ) -> Iterator[tuple[Given, Found, Progress]]:
        """The texts of what is given, each with who is to be told how far it is."""
        for place, given in enumerate(self.given):
            share = within(progress, place / len(self.given), (place + 1) / len(self.given))
            for found in _border(given, reader, sandbox):
                yield given, found, share
                share = unheard  # how many there will be, nobody knows


class _Adding:
    """One work that adds."""

    def __init__(self, store: Store, reader: TextReader, about: AboutTexts) -> None:
        self._store, self._reader, self._about = store, reader, about
        self._settings = with_genre(reader.settings, about.genre)
        self._additions = Additions(store, value_digest(provenance_of(DEFAULT_MODEL, self._settings)))
        people = corpus_roster(store.db)
        self._knowing = replace(self._settings, roster=with_people(self._settings.roster, people))
        self._identities = Identities()  # in step with those of the additions
        self._linked = time.monotonic()

    def added(self, found: Found, given: Given, progress: Progress) -> AddedText | TextNotAdded:
        """Read a text, if need be, and put it into the database."""
        if isinstance(found, Failure):
            return TextNotAdded(found.error)
        if isinstance(found, Source) and not found.text.strip():
            return TextNotAdded(empty_notice(found.id))
        try:
            return self._added(self._about.said_of(self._placed(found, given)), progress)
        except InquitError as error:
            return TextNotAdded(str(error))

    def _added(self, text: Source | Document, progress: Progress) -> AddedText | TextNotAdded:
        identity = self._identities.of(text)
        known = arrived_text(self._store.db, identity)
        notices = text.notices if isinstance(text, Source) else ()
        (wanted,) = self._additions.wanted([text])
        if wanted is None and known is not None:
            return AddedText(known, "unchanged", notices=notices)
        result = self._reader.read(wanted, self._knowing, progress) if isinstance(wanted, Source) else wanted
        if not isinstance(result, Document):
            why = "nothing to be read" if result is None else result.error
            self._additions.failure(Failure(text.id, why))
            return TextNotAdded(why)
        notices = (*notices, *map(str, result.meta.get("notices", ())), *self._put(result))
        arrived = arrived_text(self._store.db, identity)
        if arrived is None:
            return TextNotAdded(f"{text.id}: somebody has removed it again")
        kind = str(result.meta.get("genre", ""))
        return AddedText(arrived, "new" if known is None else "changed", kind, notices)

    def finish(self) -> None:
        """Link the people of what has come."""
        self._additions.finish()
        self._linked = time.monotonic()

    def _put(self, document: Document) -> tuple[str, ...]:
        """Put it into the database; what is to be said of corrections."""
        before = len(self._store.unplaced())
        self._additions.document(document)
        if time.monotonic() - self._linked > _LINKED_EVERY:
            self.finish()
        more = len(self._store.unplaced()) - before
        return (f"corrections that fit nothing in it any more: {more}",) if more > 0 else ()

    def _placed(self, found: Source | Document, given: Given) -> Source | Document:
        """A text with where it is from: a page from its address, all else from nowhere, whatever it says itself.

        So nothing that is sent takes the place of a text that a file of the user's holds.
        """
        if isinstance(given, GivenPage):
            return found if isinstance(found, Source) else replace(found, meta={**found.meta, "path": given.url})
        if isinstance(found, Source):
            found = replace(found, path=None)
        else:
            found = replace(found, meta={name: value for name, value in found.meta.items() if name != "path"})
        return replace(found, id=free_id(self._store.db, found.id, content_digest(found)))


def _border(given: Given, reader: TextReader, sandbox: Sandbox) -> Iterator[Found]:
    """The texts of what is given; whatever goes wrong with it is a failure of it alone."""
    name = given.name if isinstance(given, GivenFile) else given.url if isinstance(given, GivenPage) else "pasted text"
    try:
        yield from _texts(given, reader, sandbox)
    except LeadsInsideError as error:
        yield Failure(name, f"{error.what}; if that is meant, add it with inquit add")
    except Exception as error:  # noqa: BLE001 - see above; what is inquit's own fault is told apart
        yield Failure(name, said_of(name, error))


def _texts(given: Given, reader: TextReader, sandbox: Sandbox) -> Iterator[Found]:
    options = reader.reading
    match given:
        case GivenText(text):
            name = f"pasted text {short(text_digest(text))}"
            item = Item(name, BytesIO(text.encode("utf-8", "replace")))
        case GivenFile(name, path):
            with opened(path, ordinary=True) as file:
                yield from read_item(Item(name, file.stream, file=file.path), options, sandbox)
            return
        case GivenPage(url):
            item = fetch(url, NetworkAccess(options.allow_private, options.allow_host))
    yield from read_item(item, options, sandbox)
