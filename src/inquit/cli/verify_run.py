"""One run of `inquit verify`, from what was typed to the exit code."""

from __future__ import annotations

import os
from contextlib import nullcontext
from dataclasses import dataclass, replace

import typer

from inquit.cli.accepted_quotations import Accepted, AcceptedQuotations, read_accepted
from inquit.cli.formats import choose_format
from inquit.cli.jobs import Texts, make_job, texts_or_results
from inquit.cli.messages import notice, say_error
from inquit.cli.option_groups import DestinationOptions, ExtractionOptions, RowOptions, TextOptions
from inquit.cli.output import Output, open_output
from inquit.cli.overwriting import refuse_overwriting
from inquit.cli.run import run
from inquit.cli.termination import INTERRUPTED, ending_as_interrupted, exit_code
from inquit.cli.verify_options import DID_NOT_PASS, FORMATS, UNREAD, AcceptingOptions, refuse_mark
from inquit.cli.verifying_job import Check, VerifiedArticles, read_against
from inquit.io.outfile import OutputFile
from inquit.io.outputs import WriteOptions
from inquit.io.read_inputs import STDIN
from inquit.render.tally import counted
from inquit.verification import Sources
from inquit.verification.verdicts import VERDICTS
from inquit.verification.verifying import verify_quotation
from inquit.verification.word_folding import fold_words

__all__ = ["VerifyRequest", "run_verify"]

_NAMED = 5  # articles in a note


@dataclass(frozen=True, slots=True)
class VerifyRequest:
    """What is checked, against what, and where the results go; the fields have the names of the options.

    Raises:
        BadParameter: they do not go together.
    """

    articles: list[str] | None
    against: list[str] | None
    quote: str | None
    by: str | None
    format: str | None
    destination: DestinationOptions
    accepting: AcceptingOptions
    bom: bool

    def __post_init__(self) -> None:
        if not self.against:
            raise typer.BadParameter("name the sources that the quotations are checked against", param_hint="--against")
        if self.by is not None and self.quote is None:
            raise typer.BadParameter("it says who said --quote; name that, too", param_hint="'--by'")
        if self.quote is not None and self.articles:
            raise typer.BadParameter(
                "it stands in the place of articles; leave one of the two out", param_hint="'--quote'"
            )
        if self.quote is not None and not len(fold_words(self.quote)):
            raise typer.BadParameter("there is no word in it to check", param_hint="'--quote'")
        if STDIN in self.against and (STDIN in (self.articles or ()) or not (self.articles or self.quote)):
            raise typer.BadParameter(
                "standard input (-) can be read once only: as an article, or as a source", param_hint="'--against'"
            )

    def output(self, *, several: bool) -> Output:
        """Where the results go, as what; `several`: whether there is more than one article.

        Raises:
            BadParameter: the format has no byte order mark, or contradicts the name of the file.
        """
        path = self.destination.output
        chosen = choose_format(self.format, path, among=FORMATS)
        if self.bom:
            refuse_mark(chosen)
        return Output(chosen, path, WriteOptions(bom=self.bom, several=several), self.destination.resume)


def run_verify(request: VerifyRequest, check: Check, reading: TextOptions, extraction: ExtractionOptions) -> int:
    """Check the quotations, and say how it went: the exit code.

    Raises:
        InquitError: no source can be read, or nothing can be written.
        BadParameter: what is to be read or written does not go together.
    """
    try:
        with ending_as_interrupted():
            return _run(request, check, reading, extraction)
    except KeyboardInterrupt as interrupt:  # while the sources are read; afterwards the run has its own words for it
        say_error("interrupted: nothing is checked yet")
        return exit_code(interrupt)


def _run(request: VerifyRequest, check: Check, reading: TextOptions, extraction: ExtractionOptions) -> int:
    passed = request.accepting.accepted
    outputs = (request.destination.output, *([passed] if request.accepting.writes else []))
    articles = None
    if request.quote is None:
        articles = texts_or_results(request.articles, reading, extraction, *outputs, beside=passed)
    against = texts_or_results(request.against, replace(reading, join=False), extraction, *outputs, beside=passed)
    several = articles is not None and articles.several
    to = request.output(several=several)
    refuse_overwriting(outputs[:1], [passed])
    known = _known(request.accepting, several=several)
    sources = read_against(against, extraction.model, replace(extraction.settings(), genre="auto"))
    every = (check.only or VERDICTS) if request.accepting.accept_all else ()
    accepted = AcceptedQuotations(known, sources, request.accepting.accept or (), every=every)
    verified = VerifiedArticles(sources, check, accepted)
    to = replace(to, before=verified.before)
    if articles is not None:
        code = _judge_articles(articles, to, verified, extraction)
    else:
        code = _judge_quotation(request, to, verified, sources)
    if code in INTERRUPTED:
        return code
    return _outcome(_noted(request.accepting, accepted) or code, sources, verified)


def _known(accepting: AcceptingOptions, *, several: bool) -> list[Accepted]:
    """What was accepted before.

    Raises:
        BadParameter: of several articles it is not said in which one a quotation is passed.
        InputError: the file cannot be read.
    """
    unclear = [id_ for id_ in accepting.accept or () if ":" not in id_]
    if several and unclear:
        raise typer.BadParameter(
            f"of several articles, name the one that it is in, as in draft.txt:{unclear[0]}", param_hint="'--accept'"
        )
    path = accepting.accepted
    if path is None or (accepting.writes and not os.path.lexists(path)):
        return []
    return read_accepted(path)


def _noted(accepting: AcceptingOptions, accepted: AcceptedQuotations) -> int:
    """Write what is passed now into its file: the exit code."""
    for id_ in accepted.missing:
        say_error(f"--accept: no quotation {id_} was checked")
    if accepting.accepted is not None and accepting.writes:
        in_all = accepted.save(accepting.accepted)
        notice(f"{accepting.accepted}: {len(accepted.new)} more accepted, {in_all} in all")
    return UNREAD if accepted.missing else 0


def _judge_articles(articles: Texts, to: Output, verified: VerifiedArticles, extraction: ExtractionOptions) -> int:
    linked = replace(articles, reading=replace(articles.reading, links=True))
    job = make_job(linked, to, RowOptions(), extraction)
    sources = verified.noting_markup(job.sources)
    return run(replace(job, sources=sources, summary=verified.tally.sentence, lends=verified.borrow))


def _judge_quotation(request: VerifyRequest, to: Output, verified: VerifiedArticles, sources: Sources) -> int:
    file = None if to.path is None else OutputFile(to.path)
    with file or nullcontext():
        with open_output(to, file, model=sources.passages.model):
            verified.take(verify_quotation(request.quote or "", sources, request.by))
        if file is not None:
            file.complete()
    if to.path is not None:
        notice(f"{to.path}: {verified.tally.sentence()}")
    return 0


def _outcome(code: int, sources: Sources, verified: VerifiedArticles) -> int:
    """The exit code, with what led to it said."""
    if both := verified.are_sources:
        more = f" and {len(both) - _NAMED} more" if len(both) > _NAMED else ""
        notice(f"checked against itself, too: {', '.join(both[:_NAMED])}{more}")
    if message := verified.failed():
        say_error(message)
    if unread := len(sources.unread):
        of = counted(unread + len(sources), "source")
        say_error(f"{unread} of {of} could not be read; what is not found may stand there")
    if code or unread:
        return code or UNREAD
    return DID_NOT_PASS if verified.failing else 0
