"""Searching: what is said of it, and the statements in any format."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import typer

from inquit.cli.messages import notice, say_error
from inquit.cli.option_groups import CorpusRowOptions, ExtractionOptions, ReadingOptions
from inquit.cli.output import Output, open_output, text_output
from inquit.cli.run_counts import left_out_undated
from inquit.cli.searched_store import searched_store
from inquit.cli.speakers_asked_for import SpeakersAskedFor
from inquit.errors import SettingsError
from inquit.filters import RowFilter
from inquit.io.outfile import OutputFile
from inquit.io.outputs import RefusedError
from inquit.io.outputs.json_output import json_line
from inquit.render.found_table import found_table
from inquit.render.person_page import person_page
from inquit.render.screen import Screen
from inquit.render.tally import counted
from inquit.store import Store
from inquit.store.search.search_words import read_words
from inquit.store.search.statement_search import Search, SearchResult

__all__ = ["SearchAsked", "run_search", "run_who"]


@dataclass(frozen=True, slots=True)
class SearchAsked:
    """What is searched for, and how much of it is shown.

    words: what was typed.
    sort: what comes first.
    limit: how many statements are shown; None for all.
    context: how many sentences are shown around each.
    around: whether the words may stand around the statement, in its paragraph.
    """

    words: str
    sort: Literal["date", "confidence", "rank"]
    limit: int | None
    context: int
    around: bool


def run_search(
    searched: str,
    asked: SearchAsked,
    to: Output,
    rows: CorpusRowOptions,
    how: tuple[ReadingOptions, ExtractionOptions],
    *,
    as_found: bool = False,
) -> int:
    """Search, and show what is found: the exit code.

    Raises:
        InquitError: there is nothing that can be searched.
        BadParameter: in the words there is nothing to search for.
    """
    try:
        read_words(asked.words)
    except SettingsError as error:
        raise typer.BadParameter(str(error), param_hint="WORDS") from error
    search = Search(asked.words, rows.row_filter(how[1].genre), asked.sort, asked.limit, around=asked.around)
    with searched_store(searched, *how, to.path, as_found=as_found) as (store, code):
        found = store.search(search)
        _show(store, found, asked, to, how[1].model)
        _say(store, found, search.rows)
    return code or int(not found.hits)


def _say(store: Store, found: SearchResult, rows: RowFilter) -> None:
    """What is to be said of what was not found."""
    if found.undated:
        notice(left_out_undated(found.undated))
    columns = store.columns() if rows.where else []
    for column, _ in rows.where:
        if column not in columns:
            notice(f"--where: no text has a column {column!r}; there are {', '.join(columns)}")
    several = len(rows.speakers) + len(rows.addressees) > 1
    if not found.hits or several:
        for option, names in (("--speaker", rows.speakers), ("--to", rows.addressees)):
            asked_for = SpeakersAskedFor(names, option)
            asked_for.know(store.names())
            for message in asked_for.messages():
                notice(message)


def _show(store: Store, found: SearchResult, asked: SearchAsked, to: Output, model: str) -> None:
    if to.format.name == "table":
        with text_output(to.path, escape=None) as stream:
            screen = Screen(stream)
            if found.hits:
                screen.print(found_table(found.hits, screen.width, _beside(store, found, asked.context)))
                print(file=stream)
            print(_sentence(found), file=stream)
        return
    file = None if to.path is None else OutputFile(to.path)
    with file or nullcontext():
        with open_output(to, file, model=model) as writer:
            for document in store.documents_of(found.hits):
                try:
                    writer.document(document)
                except RefusedError as error:
                    say_error(str(error))
        if file is not None:
            file.complete()


def _beside(store: Store, found: SearchResult, context: int) -> list[tuple[str, str, str]]:
    if not context:
        return []
    around = (store.surroundings(hit, context) for hit in found.hits)
    return [(one.before, one.after, _question(one.question, one.asked_by)) for one in around]


def _question(question: str | None, asked_by: str | None) -> str:
    if question is None:
        return ""
    return question if asked_by is None else f"{asked_by}: {question}"


def _sentence(found: SearchResult) -> str:
    if not found.hits:
        return "Nothing found."
    shown = len(found.hits)
    rest = "" if shown == found.total else f"; the first {shown} are shown, --all shows all"
    return f"{counted(found.total, 'statement')}{rest}"


def run_who(
    searched: str, name: str, how: tuple[ReadingOptions, ExtractionOptions], output: Path | None, *, as_json: bool
) -> int:
    """Show what is known of one person: the exit code.

    Raises:
        InquitError: there is nothing that can be searched, or the name fits several people.
    """
    with searched_store(searched, *how, output) as (store, code):
        person = store.who(name)
        if person is None:
            asked_for = SpeakersAskedFor([name], "who")
            asked_for.know(store.names())
            for message in asked_for.messages():
                say_error(message)
            return 1
        with text_output(output, escape="json" if as_json else None) as stream:
            if as_json:
                stream.write(json_line(asdict(person)) + "\n")
            else:
                screen = Screen(stream)
                screen.print(person_page(person, screen.width))
                if person.surest:
                    print("", file=stream)
                    screen.print(found_table(person.surest, screen.width))
    return code
