"""The main job: read the inputs, extract, filter, write."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from inquit.cli.messages import ProgressBar, notice, say_error
from inquit.cli.other_columns import OtherColumns
from inquit.cli.output import Output, open_output, unwritten
from inquit.cli.resuming import ReadAll, Resumption
from inquit.cli.roster_use import RosterUse
from inquit.cli.run_counts import RunCounts, left_out_undated
from inquit.cli.speakers_asked_for import SpeakersAskedFor
from inquit.cli.termination import ending_as_interrupted, exit_code
from inquit.document import GIVEN_TURN, Document, Failure
from inquit.filters import RowFilter
from inquit.io.outfile import OutputFile
from inquit.io.outputs import RefusedError, Writer
from inquit.kept_for_good import kept_for_good
from inquit.listed_documents import as_listed
from inquit.machine import fitting_processes
from inquit.provenance import provenance_of
from inquit.render.tally import counted
from inquit.settings import Settings
from inquit.source import Found, Source
from inquit.text_kinds import USUAL_KIND

if TYPE_CHECKING:
    from inquit.api import Extractor

__all__ = ["TEXTS_PER_PROCESS", "Job", "processes", "run", "say_how_it_was_read"]

# A process takes about as long to load the pipeline as to read ten news items; with fewer than this for each process,
# starting another one costs more than it gains.
TEXTS_PER_PROCESS = 4


@dataclass(frozen=True, slots=True)
class Job:
    """Everything that a run needs to know.

    total: how many sources there are, as far as is known, for the progress bar.
    output: what the user wants to get, or something that takes the results instead.
    jobs: how many processes read texts; None for as many as pay.
    max_seconds: how long one text may take, in a process that can be ended; None for any time.
    leaves_out_unasked: the filter leaves rows out for their status though nobody said so; then the user is told.
    wanted: gives what of the sources has to be read, and None for each of which there is nothing to do; no pipeline is
        loaded before the first text that has to be read, as there may be none.
    may_hold_results: the sources may be results already, so that no pipeline is loaded before the first text either.
    goes_on: what is said to somebody who interrupts it about going on.
    lends: is given the reader of this process, where there is one, for others that need its pipeline.
    reads_with: the settings that texts are read with, where these are others than those that are told of.
    summary: what is said of a file of results, where that is not how many statements are in it.
    """

    sources: Iterable[Found]
    total: int
    output: Output | Writer
    filter: RowFilter
    settings: Settings
    model: str
    jobs: int | None = None
    max_seconds: float | None = None
    leaves_out_unasked: bool = False
    wanted: Callable[[Iterable[Found]], Iterator[Found | None]] | None = None
    may_hold_results: bool = False
    goes_on: str = ""
    lends: Callable[[Extractor], None] | None = None
    reads_with: Settings | None = None
    summary: Callable[[], str] | None = None


def run(job: Job) -> int:
    """Do the job and say how it went: the exit code.

    Raises:
        InquitError: nothing could be done at all (no model, no place to write to).
        BadParameter: the earlier run that is to be gone on with cannot be.
    """
    counts, file = RunCounts(), _file(job.output)
    watchers = (SpeakersAskedFor(job.filter.speakers), RosterUse(job.settings.roster), OtherColumns(job.output))
    resume = isinstance(job.output, Output) and job.output.resume
    resumption = Resumption(file, partial(provenance_of, job.model, job.settings), resume=resume)
    try:
        bar = ProgressBar(job.total)
        # In this order: no reading where another run writes the file, no file where there is no model.
        with ending_as_interrupted(), file or nullcontext(), resumption, _reading(job, bar) as read:
            resumption.begin()
            with _opened(job, file) as writer:
                _write_all(job, partial(_looked_at, resumption.before(read), watchers), writer, counts, bar)
            if file is not None:
                _settle(file, counts)
            resumption.finish(failed=counts.failed)
    except KeyboardInterrupt as interrupt:
        say_error(_interrupted(file, counts.done, resumption) + job.goes_on)
        return exit_code(interrupt)
    if resumption.taken_over and file is not None:
        notice(f"{file.path}: {counted(resumption.taken_over, 'text')} had been done before")
    if counts.left_out:
        notice(counts.not_counted())
    if counts.undated:
        notice(left_out_undated(counts.undated))
    if counts.without_text:
        notice(_without_text(counts.without_text))
    for message in chain.from_iterable(watcher.messages() for watcher in watchers):
        notice(message)
    if file is not None and not counts.in_vain:
        notice(f"{file.path}: {(job.summary or counts.summary)()}")
    if counts.failed:
        again = ", and --resume tries again what failed" if counts.done and resumption.is_possible else ""
        say_error(f"{counts.failed} of {counts.failed + counts.done} failed{_rest(file, counts)}{again}")
        return 1
    return 0


def processes(job: Job) -> int:
    """How many processes read texts: as many as the user says, or as pay."""
    return job.jobs or max(1, min(fitting_processes(), job.total // TEXTS_PER_PROCESS))


@contextmanager
def _reading(job: Job, bar: ProgressBar) -> Iterator[ReadAll]:
    """What makes results of texts, here or in other processes."""
    if job.wanted is not None or job.may_hold_results:
        yield partial(_read_when_needed, partial(_begun, job, bar))
        return
    with _begun(job, bar) as read:
        yield read


@contextmanager
def _begun(job: Job, bar: ProgressBar) -> Iterator[ReadAll]:
    jobs, settings = processes(job), job.reads_with or job.settings
    if jobs == 1 and job.max_seconds is None:
        with kept_for_good():
            from inquit.api import Extractor

            reader = Extractor(job.model, settings=settings)
        if job.lends is not None:
            job.lends(reader)
        yield partial(reader.extract_many, progress=bar.share)
        return
    from inquit.api import workers_for

    with workers_for(job.model, settings=settings, jobs=jobs, max_seconds=job.max_seconds) as workers:
        workers.start(job.total if job.wanted is None else 1)
        yield workers.read


def _read_when_needed(
    begun: Callable[[], AbstractContextManager[ReadAll]], sources: Iterable[Found]
) -> Iterator[Document | Failure]:
    """All results, by a reader that is not begun before the first text."""
    rest = iter(sources)
    for source in rest:
        if isinstance(source, Source):
            with begun() as read:
                yield from read(chain([source], rest))
            return
        yield source


def _file(output: Output | Writer) -> OutputFile | None:
    path = output.path if isinstance(output, Output) else None
    return None if path is None else OutputFile(path)


def _opened(job: Job, file: OutputFile | None) -> AbstractContextManager[Writer]:
    if isinstance(job.output, Output):
        return open_output(job.output, file, model=job.model)
    return nullcontext(job.output)


def _settle(file: OutputFile, counts: RunCounts) -> None:
    """Give the file its name, but where everything failed: what was there before is better than nothing."""
    if counts.in_vain:
        file.discard()
    else:
        file.complete()


def _rest(file: OutputFile | None, counts: RunCounts) -> str:
    """What became of the rest."""
    if not counts.in_vain:
        return "; the rest is done"
    return "" if file is None or file.direct else f"; {unwritten(file.path)}"


def _looked_at(
    read: ReadAll, watchers: Iterable[SpeakersAskedFor | RosterUse | OtherColumns], sources: Iterable[Found]
) -> Iterator[Document | Failure]:
    for result in read(sources):
        if isinstance(result, Document):
            for watcher in watchers:
                watcher.look_at(result)
        yield result


def _write_all(job: Job, read: ReadAll, writer: Writer, counts: RunCounts, bar: ProgressBar) -> None:
    on_terminal = isinstance(job.output, Output) and job.output.on_terminal
    try:
        wanted = job.sources if job.wanted is None else job.wanted(job.sources)
        for result in read(_announced(wanted, bar, counts.known)):
            known = counts.known.popleft()
            if isinstance(result, Failure):
                counts.failed += 1
                with bar.away():
                    say_error(result.error)
                    writer.failure(result)
            else:
                counts.without_text += not result.has_text
                if not known:
                    with bar.away():
                        say_how_it_was_read(job.settings, result)
                with bar.away() if on_terminal else nullcontext():
                    _write_one(job, result, writer, counts)
            bar.advance()
    finally:
        bar.stop()


def _write_one(job: Job, result: Document, writer: Writer, counts: RunCounts) -> None:
    """Write what is asked for of a document, and count what is left out."""
    if not job.filter.takes(result):
        counts.undated += job.filter.misses_date(result)
        counts.done += 1
        return
    about = {}
    if job.leaves_out_unasked:
        left_out = job.filter.left_out_for_status(result)
        counts.left_out += left_out
        about["left_out"] = left_out.total()
    document = as_listed(result, job.filter, job.model, **about)
    if _written(writer, document):
        counts.add_written(document)
    else:
        counts.failed += 1


def _written(writer: Writer, document: Document) -> bool:
    """Write a document, or say why its format cannot hold it."""
    try:
        writer.document(document)
    except RefusedError as error:
        say_error(str(error))
        return False
    return True


def say_how_it_was_read(settings: Settings, document: Document) -> None:
    """Say where a text was taken for no news without being asked, and what of its layout is not read well."""
    genre = document.meta.get("genre", USUAL_KIND)
    if settings.genre == "auto" and genre != USUAL_KIND and not _says_who_speaks(document):
        notice(f"{document.id}: read as {genre}; `--genre {USUAL_KIND}` reads it as {USUAL_KIND}")
    for about_layout in document.meta.get("notices", ()):
        notice(f"{document.id}: {about_layout}")


def _says_who_speaks(document: Document) -> bool:
    """Whether the file itself gives the turns, so that nothing was guessed."""
    return any(quote.evidence.rule.startswith(GIVEN_TURN) for quote in document.quotes)


def _announced(sources: Iterable[Found | None], bar: ProgressBar, known: deque[bool]) -> Iterator[Found]:
    """The sources, with what there is to say about each said when its turn comes, and noted whether it is known."""
    for source in sources:
        if source is None:
            bar.advance()
            continue
        if isinstance(source, Source):
            with bar.away():
                for message in source.notices:
                    notice(message)
            bar.reading(len(source.text))
        known.append(isinstance(source, Document))
        yield source


def _without_text(number: int) -> str:
    return (
        f"{counted(number, 'text')} from results without the text itself: what stands around a statement is not known, "
        "nor are cues; write results with --with-text to keep it"
    )


def _interrupted(file: OutputFile | None, done: int, resumption: Resumption) -> str:
    text = f"{counted(done, 'text')} {'is' if done == 1 else 'are'} done"
    where = "" if file is None or not done else f"; the results stand in {file.partial}"
    how = ", and --resume goes on from there" if where and resumption.is_possible else ""
    return f"interrupted: {text}{where}{how}"
