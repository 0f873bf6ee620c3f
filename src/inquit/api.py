"""Text in, `Document` out: the library's front door."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from functools import partial
from importlib import import_module
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Unpack

from inquit.attribution import attributor_for
from inquit.attribution.thoughts import with_thoughts
from inquit.attribution.times import with_times
from inquit.digests import text_digest
from inquit.document import Document, Failure
from inquit.engines import ENGINES
from inquit.errors import InquitError, not_a_text
from inquit.expected_types import TEXT, WHOLE_NUMBER_OR_NONE, Expected, check_types, one_of
from inquit.given_texts import TEXTS_TO_READ, given_source
from inquit.languages import ENGLISH, language_of
from inquit.machine import fitting_processes
from inquit.pipelines import load_pipeline, modules_of
from inquit.progress import Progress, unheard, within
from inquit.provenance import chosen_settings, engine_of
from inquit.samples import read_sample
from inquit.settings import DEFAULT_MODEL, Settings, SettingsKeywords, settings_of
from inquit.source import Markup, Source, Text, Turn, source_of, with_origin
from inquit.statements import finder_for
from inquit.statements.empty_statements import without_empty
from inquit.statements.second_hand import with_told
from inquit.statements.statement_draft import FoundStatements
from inquit.structure.text_structure import read_structure, read_transcript_structure
from inquit.structure.transcript.finding import find_transcript
from inquit.structure.transcript.transcript import Transcript
from inquit.text.parsing import ParsedText, parse
from inquit.text.respelling import respelled
from inquit.text.text_part import TextPart

if TYPE_CHECKING:
    from spacy.language import Language

    from inquit.compute import Workers

__all__ = ["Extractor", "analyse", "extract", "load_pipeline", "speech_of", "transcript_in", "workers_for"]

# How much of the work behind the parse finding statements is; for progress only.
_FOUND = 0.9
_Read = Callable[[Source], Document | Failure]
_EXPECTED = {
    "settings": one_of(Settings | None, "Settings, or None"),
    "id": TEXT,
    "progress": Expected("a function", callable),
    "texts": TEXTS_TO_READ,
    "jobs": WHOLE_NUMBER_OR_NONE,
}


class Extractor:
    """Reads texts with one loaded spaCy pipeline.

    model: an English spaCy pipeline, or the name or path of one: tagger, parser, lemmatizer; NER but for the reader.
    settings: how texts are read; single settings may be given by their names instead, or besides: `engine="rules"`.

    Raises:
        ModelMissingError: the pipeline is not installed, not English, or lacks a part.
        LexiconError: word lists, or the engine's weights, are missing or damaged.
        SettingsError: the settings are none.
    """

    def __init__(
        self,
        model: str | Language = DEFAULT_MODEL,
        *,
        settings: Settings | None = None,
        **given: Unpack[SettingsKeywords],
    ) -> None:
        check_types(_EXPECTED, settings=settings)
        self.settings = settings_of(settings, given)
        self._model = model
        self.nlp = load_pipeline(model, names=self.settings.needs_names)
        # so that word lists and weights that are damaged are noticed before any text is read
        language_of(self.nlp.lang or ENGLISH).check()
        finder_for(self.settings)

    def extract(
        self,
        text: str | Source | None = None,
        *,
        turns: Iterable[Turn] | None = None,
        id: str = "",
        progress: Progress = unheard,
    ) -> Document:
        """The quotes and speakers of one text, read in this process, so that nothing bounds its time.

        text: the text, or what `inquit.read` gives: a text with what its file says about it, its id included.
        turns: in place of a text, what is said by whom; the text of the document is made of them.
        progress: is called now and then with the share of the work that is done, from 0 to 1.

        Raises:
            InputError: `text` is not a str, nor that of a source.
            SettingsError: there are both a text and turns, or an argument is of another type.
        """
        check_types(_EXPECTED, id=id, progress=progress)
        source = given_source(text, turns, id)
        return with_origin(self._extract(source, progress, alone=True), source)

    def extract_many(
        self,
        texts: Iterable[Text | Document | Failure],
        *,
        jobs: int | None = 1,
        max_seconds: float | None = None,
        progress: Progress = unheard,
    ) -> Iterator[Document | Failure]:
        """For each text, in order, its document, or the failure that it ended in.

        texts: pairs of id and text, or what `inquit.read` gives. Failures among them, and documents, which are results
            already, are passed on in their places.
        jobs: how many processes read; None for one a core, as far as memory is free. With more than one, texts are
            asked for ahead of time.
        max_seconds: how long one text may take; one that takes longer is a failure. Other processes read then, also
            with one job, as only a process can be ended whatever it is at; they load the pipeline once more.
        progress: is called with the share that is done of the text that is being read; only where this process reads.

        Raises:
            SettingsError: `jobs` is less than 1, `max_seconds` no number above 0, or an argument is of another type.
            WorkerError: no process can be started.
        """
        check_types(_EXPECTED, texts=texts, jobs=jobs, progress=progress)
        if jobs == 1 and max_seconds is None:
            for text in texts:
                yield text if isinstance(text, Document | Failure) else self._result(source_of(text), progress)
        else:
            with workers_for(self._model, settings=self.settings, jobs=jobs, max_seconds=max_seconds) as workers:
                yield from workers.read(texts)

    def _result(self, source: Source, progress: Progress = unheard) -> Document | Failure:
        begin = time.perf_counter()
        try:
            document = self._extract(source, progress)
        except InquitError as error:  # the text is none, or weights that only such texts need are damaged
            return Failure(source.id, str(error))
        except Exception as error:  # noqa: BLE001 - a fault in one text must not cost the rest of the batch
            return Failure(source.id, f"{type(error).__name__}: {error}; please report this with the text")
        meta = {**document.meta, "seconds": round(time.perf_counter() - begin, 4)}
        return with_origin(replace(document, meta=meta), source)

    def _extract(self, source: Source, progress: Progress, *, alone: bool = False) -> Document:
        """What the text itself gives; where it is from is added by the caller."""
        text: object = source.text  # what the caller's types promise, the caller's data may break
        if not isinstance(text, str):
            raise not_a_text(source.id, text)
        settings = self.settings.for_one_text if alone else self.settings
        spelling = respelled(text)
        if spelling is None:
            return self._analysed(source.id, text, source.markup, progress, settings=settings)
        markup = replace(
            source.markup,
            quotations=(*source.markup.quotations, *spelling.quotations),
            items=(*source.markup.items, *spelling.items),
        )
        document = self._analysed(source.id, spelling.text, spelling.inner(markup), progress, settings=settings)
        document = spelling.document(document, language_of(self.nlp.lang or ENGLISH).glyphs.marks)
        return replace(document, meta={**document.meta, "text_sha256": text_digest(text)})  # of the text as it is

    def _analysed(self, id: str, text: str, markup: Markup, progress: Progress, *, settings: Settings) -> Document:
        done = ENGINES[settings.engine].parsed
        transcript = transcript_in(text, self.nlp.lang, settings, markup)
        parsed = parse(text, self.nlp, part=speech_of(transcript), progress=within(progress, 0, done))
        behind = within(progress, done, 1)
        return analyse(parsed, settings, id=id, markup=markup, transcript=transcript, progress=behind)


def transcript_in(text: str, lang: str | None, settings: Settings, markup: Markup | None = None) -> Transcript | None:
    """The turns of a text that names its speakers in its layout; None for a text of another kind."""
    return find_transcript(text, settings.genre, language_of(lang or ENGLISH), markup or Markup())


def speech_of(transcript: Transcript | None) -> TextPart | None:
    """What of a transcript is parsed."""
    return None if transcript is None else TextPart(transcript.paragraphs, transcript.hidden)


def extract(
    text: str | Source | None = None,
    *,
    turns: Iterable[Turn] | None = None,
    id: str = "",
    model: str | Language = DEFAULT_MODEL,
    settings: Settings | None = None,
    **given: Unpack[SettingsKeywords],
) -> Document:
    """The quotes and speakers of one text, of what `inquit.read` gives, or of turns in memory.

    Use an `Extractor` for several texts, so that the model is loaded once. What is set is as there: `settings`, or the
    fields of `Settings` by their names, as in `extract(text, engine="rules", genre="fiction")`.
    """
    return Extractor(model, settings=settings, **given).extract(text, turns=turns, id=id)


@contextmanager
def workers_for(
    model: str | Language, *, settings: Settings, jobs: int | None, max_seconds: float | None = None
) -> Iterator[Workers]:
    """Processes that read texts; a pipeline that is loaded already is saved for them.

    Where it is known that nothing in it starts threads, it is loaded once. On a GPU all ask one process that has it.
    """
    from inquit.compute import Service, Workers

    jobs = fitting_processes() if jobs is None else jobs
    forks = model == DEFAULT_MODEL and settings.device == "cpu"
    if jobs > 1:
        settings = replace(settings, threads=1)  # the other cores have processes of their own
    modules: list[str] | None = None
    with ExitStack() as held:
        if not isinstance(model, str):
            folder = held.enter_context(TemporaryDirectory(prefix="inquit-"))
            modules = sorted(modules_of(model))
            model.to_disk(folder)  # some of spaCy's parts lose what they know in `to_bytes`
            model = folder
        load: Callable[..., _Read] = partial(_reader, model, settings, modules)
        service = None
        if settings.device != "cpu" and Service.are_possible:
            from inquit.tagger.shared_encoder import window_reader, with_encoder_elsewhere

            load = partial(with_encoder_elsewhere, load)
            service = partial(window_reader, settings.engine, threads=settings.reader_threads, device=settings.device)
        elif forks and jobs > 1:
            load = partial(_warmed_up, load)
        yield held.enter_context(Workers(load, jobs, max_seconds=max_seconds, forks=forks, service=service))


def _reader(model: str, settings: Settings, modules: Iterable[str] | None) -> _Read:
    """modules: those of a pipeline that was given loaded, and is saved in the folder `model`; else None."""
    if modules is None:
        return Extractor(model, settings=settings)._result
    for module in modules:  # so that the user's own components are known
        with suppress(ImportError):  # if it was needed, loading the pipeline says what is missing
            import_module(module)
    return Extractor(load_pipeline(model, as_it_is=True, names=settings.needs_names), settings=settings)._result


def _warmed_up(load: Callable[[], _Read]) -> _Read:
    """What reads, with all loaded that is loaded when the first text is read."""
    read = load()
    read(Source("", read_sample()))
    return read


def analyse(
    parsed: ParsedText,
    settings: Settings,
    *,
    id: str = "",
    markup: Markup | None = None,
    transcript: Transcript | None = None,
    progress: Progress = unheard,
    seen: Callable[[ParsedText], object] | None = None,
) -> Document:
    """The stages after parsing: what was said, and who said it.

    markup: what the file of the text says about it.
    transcript: the turns of a text that names its speakers in its layout; of `parsed` all is speech then.
    progress: as in `Extractor.extract`.
    seen: is called with what of the parse was read, and the names in it.

    Raises:
        LexiconError: weights are missing or damaged.
    """
    roster = settings.roster.in_text(id)
    settings = settings if roster is settings.roster else replace(settings, roster=roster)
    if transcript is None:
        page = read_structure(parsed, settings.genre, markup=markup)
    else:
        page = read_transcript_structure(parsed, transcript, markup or Markup())
    found = FoundStatements((), ())
    if transcript is None or not settings.turns_only:
        finder = finder_for(settings)
        found = finder.find(page, attitudes=settings.attitudes, progress=within(progress, 0, _FOUND))
        page = found.page or page
        found = with_told(page, without_empty(parsed, found))
    if seen is not None:
        seen(page.parsed)
    meta: dict[str, Any] = {"text_sha256": text_digest(parsed.text), **engine_of(settings)}
    if (lexicons := parsed.language.digest) is not None:
        meta["lexicons"] = lexicons
    if chosen := chosen_settings(settings):
        meta["settings"] = chosen
    meta["genre"] = page.genre
    if page.notices:
        meta["notices"] = list(page.notices)
    said = attributor_for(page.genre).attribute(page, found, settings)
    said = with_thoughts(parsed, said, listed=settings.thoughts)
    meta |= said.provenance
    times = (*page.markup.times, *(() if transcript is None else transcript.times))
    return Document(id, parsed.text, with_times(said.quotes, times), said.speakers, said.not_quotes, meta)
