"""What the process behind the queue does: one piece of work after the other, with what it loads kept for the next."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol, cast

from inquit.document import Document, Failure
from inquit.errors import InquitError, in_one_line
from inquit.helper_process import Receive, Send
from inquit.io.read_options import ReadOptions
from inquit.kept_for_good import kept_for_good
from inquit.progress import Progress
from inquit.settings import DEFAULT_MODEL, Settings
from inquit.source import Source

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

    from inquit.api import Extractor

__all__ = ["ExtractText", "LoadedReader", "QueuedWork", "Tell", "TextReader", "WorkMessage", "serve_work", "with_genre"]

_PAUSE = 0.1  # seconds between two words about how far it is; nobody sees more

# Of the cores that it has, it gives way to the server, whose pages somebody waits for.
_GIVES_WAY = 10

# Is told, while the work goes on, of each thing that is done; it stays so, whatever becomes of the rest.
Tell = Callable[[object], None]


class TextReader(Protocol):
    """What makes results of texts."""

    @property
    def settings(self) -> Settings:
        """How texts are read where nobody says otherwise."""
        ...

    @property
    def reading(self) -> ReadOptions:
        """How files and pages are."""
        ...

    def read(self, source: Source, settings: Settings, progress: Progress) -> Document | Failure:
        """The result of a text, read with these settings, which have the engine of the usual ones."""
        ...

    def pipeline(self) -> Pipeline | None:
        """What parses texts, loaded; None where the reader has none."""
        ...


class QueuedWork(Protocol):
    """A piece of work; it is sent to the process, and so is what it gives back."""

    def do(self, reader: TextReader, tell: Tell, progress: Progress) -> Any:
        """Do it.

        Raises:
            InquitError: it cannot be done, in a sentence that says why.
        """
        ...


@dataclass(frozen=True, slots=True)
class WorkMessage:
    """What the process says about the work that it is at.

    kind: "share": how much is done, from 0 to 1; "told": something is done for good; "answer": all of it, and what came
        of it; "refused": it cannot be done, and why; "broken": what should not happen has.
    """

    kind: str
    value: Any


@dataclass(frozen=True, slots=True)
class ExtractText:
    """The document of one text, which is put nowhere.

    attitudes, thoughts: as in `Settings`.
    """

    text: str
    id: str = ""
    genre: str = "auto"
    attitudes: bool = False
    thoughts: bool = False

    def do(self, reader: TextReader, tell: Tell, progress: Progress) -> Document:
        """Read it.

        Raises:
            InquitError: it cannot be read.
        """
        del tell
        settings = replace(with_genre(reader.settings, self.genre), attitudes=self.attitudes, thoughts=self.thoughts)
        found = reader.read(Source(self.id, self.text), settings, progress)
        if isinstance(found, Failure):
            raise InquitError(found.error)
        return found


class LoadedReader:
    """Reads by a pipeline that is loaded with the first text, and kept.

    settings: those of every text, but for its kind and the people that are known in it.
    reading: how files and pages are read.
    """

    def __init__(self, settings: Settings | None = None, reading: ReadOptions | None = None) -> None:
        self.settings = settings or Settings()
        self.reading = reading or ReadOptions(takes_results=True)
        self._extractor: Extractor | None = None

    def read(self, source: Source, settings: Settings, progress: Progress) -> Document | Failure:
        """As `TextReader` says.

        Raises:
            InquitError: what is needed for it cannot be loaded.
        """
        (found,) = self._extracting(settings).extract_many([source], progress=progress)
        return found

    def pipeline(self) -> Pipeline:
        """As `TextReader` says.

        Raises:
            InquitError: it cannot be loaded.
        """
        return self._extracting(self.settings).nlp

    def _extracting(self, settings: Settings) -> Extractor:
        from inquit.api import Extractor  # with all that reads, which only the process needs

        if self._extractor is None:
            with kept_for_good():
                self._extractor = Extractor(DEFAULT_MODEL, settings=settings)
        elif self._extractor.settings != settings:
            self._extractor = Extractor(self._extractor.nlp, settings=settings)
        return self._extractor


def with_genre(settings: Settings, genre: str) -> Settings:
    """The settings for texts of a kind, or for those that are to be told by their look ("auto").

    Raises:
        SettingsError: there is no such kind.
    """
    return replace(settings, genre=cast(Any, genre))


def serve_work(made: Callable[[], TextReader], receive: Receive, send: Send) -> None:
    """What runs in the process, until its parent is gone.

    made: makes the reader; must be possible to pickle.
    """
    if hasattr(os, "nice"):
        os.nice(_GIVES_WAY)
    reader = made()
    while True:
        work: QueuedWork = receive()
        send(_done(work, reader, send))


def _done(work: QueuedWork, reader: TextReader, send: Send) -> WorkMessage:
    said = 0.0

    def progress(share: float) -> None:
        nonlocal said
        if (now := time.monotonic()) - said >= _PAUSE:
            said = now
            send(WorkMessage("share", share))

    try:
        return WorkMessage("answer", work.do(reader, lambda value: send(WorkMessage("told", value)), progress))
    except InquitError as error:
        return WorkMessage("refused", str(error))
    except MemoryError:
        return WorkMessage("broken", "there is not enough memory; give less at once")
    except Exception as error:  # noqa: BLE001 - the border: a fault of inquit costs this work only
        return WorkMessage("broken", in_one_line(f"a fault of inquit: {type(error).__name__}; please report it"))
