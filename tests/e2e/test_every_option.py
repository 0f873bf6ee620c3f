"""Every option of every command changes something: two runs, one with it and one without, do not come to the same.

The commands and options are those of the command line itself, so that a new one is missed here and the test says so.
The pipeline and the reader are the real ones, loaded once.
"""

from __future__ import annotations

import functools
import json
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.e2e.assistants import Conversation, asked, hello
from tests.e2e.in_this_process import InThisProcess
from tests.stored_examples import document
from typer.main import get_command
from typer.testing import CliRunner

import inquit.api
import inquit.web
from inquit.assistant import protocol_server
from inquit.cli import app
from inquit.document import Document, Speaker
from inquit.store import Store
from inquit.store.linked_people import link

ARTICLE = """\
“We will open the bridge on Monday,” said Ann Lee, the mayor of Springfield. She called the old one “a disgrace to a
town of sailors”.

Bo Ray, a fisherman, said that nobody had asked him. He hopes that the council will think again. The “so-called” plan
was printed in May, and her novel, “The Long River”, won a prize. The council is being told to wait, according to a
report.

“It is too late,” Lee said. “Nobody came down here at five in the morning,” Ray answered.
"""
TOLD = "“My brother wrote, ‘It is too late,’ to me,” said Cy Young.\n"
TALK = """\
ADA COLE: The council said on Monday that nobody sails before Friday.

BO LUND: And then?

ADA COLE: We wait.

BO LUND: For whom?
"""
STORY = "“Sit down, Ann,” said Tom. Ann looked at him.\n\n“I will not, Tom,” said Ann.\n\n“What a fool,” thought Tom.\n"
OTHER = "“We lost everything,” said Cy Young, a farmer.\n"
TABLE = f'id,key,text,body\na,k1,"{OTHER.strip()}",Nothing.\nb,k2,Nothing.,Nothing.\n'
ROSTER = "name,aliases\nAnnabel Lee,Ann Lee\n"


@dataclass(frozen=True)
class Effect:
    """Two runs that must differ: the command with `base`, and with `base` and what the option is given.

    The base is that of the command where none is named here; URLs begin with the address of a server.
    """

    given: tuple[str, ...]
    base: tuple[str, ...] | None = None


# What a command is given so that it does something.
BASES: dict[str, tuple[str, ...]] = {
    "": (),
    "extract": ("article.txt",),
    "find": ("article.txt",),
    "who": ("article.txt", "Ann Lee"),
    "add": ("article.txt",),
    "people": ("list",),
    "corrections": (),
    "calibrate": (),
    "info": (),
    "export": (),
    "backup": ("copy.db",),
    "remove": ("told.txt",),
    "report": ("article.txt",),
    "stats": ("article.txt",),
    "speakers": ("article.txt",),
    "network": ("article.txt",),
    "same": ("article.txt", "long.txt"),
    "demo": (),
    "verify": ("--against=long.txt", "article.txt"),
    "config": (),
    "schema": (),
    "mcp": (),
    "serve": ("kept.db",),
    "score": ("gold.jsonl",),
    "gold": (),
    "gold init": ("article.txt",),
    "gold check": ("sheet.txt",),
    "gold build": ("sheet.txt",),
    "gold export": (),
}
# Where a command puts what it makes, before all else that it is given; without it there is nothing to compare.
ALWAYS_GIVEN = ("database",)
# What an assistant asks of `inquit mcp`.
ASKED = [{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}, asked(2, "extract", text=OTHER)]
# Who speaks in what options are shown with, for `inquit who`.
SPOKEN_BY = {"talk.csv": "Bo Lund", "talk.txt": "Ada Cole", "http:///article.txt": "Ann Lee", "folder": "Ann Lee"}
INTO_DATABASE = {"add": ("new.db",), "people": ("people.db",)} | dict.fromkeys(
    ("info", "export", "backup", "remove"), ("kept.db",)
)
INTO_DATABASE |= dict.fromkeys(("corrections", "calibrate", "gold export"), ("reviewed.db",))
INTO = ("-o", "out.jsonl")  # gold of several texts
JUDGED = ("claims.csv", "--quote-column=quote", "--source-column=source")
# How to show what an option does; with the name of the command where it takes something else there.
EFFECTS: dict[str, Effect] = {
    "--version": Effect(("--version",)),
    "--install-completion": Effect(("--install-completion",)),
    "--show-completion": Effect(("--show-completion",)),
    "--quiet": Effect(("-q",)),  # the settings file is not named
    "gold build --quiet": Effect(("-q",), ("sheet.txt", *INTO, "--no-config")),
    "gold export --quiet": Effect(("-q",), (*INTO, "--no-config")),
    "gold export --no-config": Effect(("--no-config",), INTO),
    "corrections action": Effect(("unplaced",)),
    "number": Effect(("undo", "1")),
    "--reviewer": Effect(("--reviewer", "Jo"), ("undo", "1")),
    "--end": Effect(("--end",)),
    "find --machine": Effect(("--machine",), ("reviewed.db", "--limit", "1", "Word")),
    "stats --machine": Effect(("--machine",), ("reviewed.db",)),
    "report --machine": Effect(("--machine",), ("reviewed.db",)),
    "--with-people": Effect(("--with-people",)),  # in a new database there are none, which is said
    "export --quiet": Effect(("-q",), ("-o", "out.csv")),
    "--no-config": Effect(("--no-config",)),
    "mcp --max-seconds": Effect(("--max-seconds", "0.000001")),
    "opened": Effect(("kept.db",), ()),
    "--port": Effect(("--port", "1")),
    "--host": Effect(("--host", "127.0.0.1")),
    "--no-browser": Effect(("--no-browser",)),
    "serve --token": Effect(("--token", "token.txt")),
    "--save": Effect(("--save", "saved.db"), ("article.txt",)),
    "serve --reviewer": Effect(("--reviewer", "Jo")),
    "--sources": Effect(("--sources", "other.txt")),
    "export --no-config": Effect(("--no-config",), ("-o", "out.csv")),
    "gold build --no-config": Effect(("--no-config",), ("sheet.txt", *INTO)),
    "inputs": Effect(("other.txt",)),
    "--no-text": Effect(("--no-text",)),
    "--prune": Effect(("--prune",)),
    "--refresh": Effect(("--refresh",), ()),  # without it there is nothing to add
    "--dry-run": Effect(("--dry-run",)),
    "--follow": Effect(("--follow",), ("feed.rss",)),
    "--urls": Effect(("--urls", "pages.txt")),
    "--pause": Effect(("--pause", "-1")),  # `test_add_pages.py` has what it does, which takes time
    "documents": Effect(("article.txt",)),
    "file": Effect(("copy.db",), ()),
    "--machine": Effect(("--machine",)),
    "export --with-text": Effect(("--with-text",), ("-f", "json")),
    "export --bom": Effect(("--bom",), ("-f", "csv")),
    "export --first-hand": Effect(("--first-hand",)),
    "export --added-since": Effect(("--added-since", "2999")),
    "files": Effect(("other_sheet.txt",)),
    "gold": Effect(("other_sheet.txt",), ()),
    "predictions": Effect(("predictions.jsonl",)),
    "--text-column": Effect(("--text-column", "body"), ("table.csv",)),
    "--id-column": Effect(("--id-column", "key"), ("table.csv",)),
    "stats --id-column": Effect(("--id-column", "missing"), ("table.csv",)),  # it shows no ids
    "gold init --text-column": Effect(("--text-column", "body", "-o", "out.jsonl"), ("table.csv", "-o", "out.jsonl")),
    "gold init --id-column": Effect(("--id-column", "key", "-o", "out.jsonl"), ("table.csv", "-o", "out.jsonl")),
    "--speaker-column": Effect(("--speaker-column", "who"), ("talk.csv",)),
    "--time-column": Effect(("--time-column", "at"), ("talk.csv",)),
    "--series": Effect(("--series", "key"), ("table.csv",)),
    "--keep": Effect(("--keep", "missing"), ("table.csv",)),
    "gold init --keep": Effect(("--keep", "missing", *INTO), ("table.csv", *INTO)),
    "--date-column": Effect(("--date-column", "missing"), ("table.csv",)),
    "gold init --date-column": Effect(("--date-column", "missing", *INTO), ("table.csv", *INTO)),
    "--title-column": Effect(("--title-column", "missing"), ("table.csv",)),
    "gold init --title-column": Effect(("--title-column", "missing", *INTO), ("table.csv", *INTO)),
    "--site-column": Effect(("--site-column", "missing"), ("table.csv",)),
    "gold init --site-column": Effect(("--site-column", "missing", *INTO), ("table.csv", *INTO)),
    "--url-column": Effect(("--url-column", "missing"), ("table.csv",)),
    "gold init --url-column": Effect(("--url-column", "missing", *INTO), ("table.csv", *INTO)),
    "--date-format": Effect(("--date-format", "%d/%m/%Y"), ("dated.csv",)),
    "gold init --date-format": Effect(("--date-format", "%d/%m/%Y", *INTO), ("dated.csv", *INTO)),
    "--metadata": Effect(("--metadata", "roster.csv")),
    "gold init --metadata": Effect(("--metadata", "roster.csv", *INTO), ("article.txt", *INTO)),
    "--join": Effect(("--join",), ("folder",)),
    "gold init --join": Effect(("--join",), ("folder", *INTO)),
    "--glob": Effect(("--glob", "*.md"), ("folder",)),
    "gold init --speaker-column": Effect(("--speaker-column", "who", *INTO), ("talk.csv", *INTO)),
    "gold init --time-column": Effect(("--time-column", "at", *INTO), ("talk.csv", *INTO)),
    "gold init --glob": Effect(("--glob", "*.md", "-o", "out.jsonl"), ("folder", "-o", "out.jsonl")),
    "--html-cells": Effect(("--html-cells",), ("entities.csv",)),
    "--allow-private": Effect(("--allow-private",), ("http:///article.txt",)),
    "--allow-host": Effect(("--allow-host", "127.0.0.1"), ("http:///article.txt",)),
    "action": Effect(("log",), ()),
    "words": Effect(("Cy",)),
    "--accept": Effect(("--accept", "0.99"), ("suggest",)),
    "--documents": Effect(("--documents", "c"), ("split", "p1")),
    "--as-printed": Effect(("--as-printed", "Cy"), ("split", "p1")),
    "--format": Effect(("--format", "json")),
    "--output": Effect(("-o", "out.txt")),
    "--resume": Effect(("--resume",)),  # without -o there is nothing to go on with
    "report --output": Effect(("-o", "out.html")),
    "--explain": Effect(("--explain",)),
    "--with-text": Effect(("--with-text",), ("article.txt", "-f", "json")),
    "--bom": Effect(("--bom",), ("article.txt", "-f", "csv")),
    "--type": Effect(("--type", "indirect")),
    "--status": Effect(("--status", "alleged")),
    "--first-hand": Effect(("--first-hand",), ("told.txt",)),
    "--speaker": Effect(("--speaker", "ray")),
    "who --time-column": Effect(("--time-column", "missing"), ("talk.csv",)),  # it shows no times
    "who --attitudes": Effect(("--attitudes",), ("article.txt", "Bo Ray")),
    "who --turns-only": Effect(("--turns-only",), ("talk.txt", "council")),
    "searched": Effect(("other.txt", "Cy Young"), ()),
    "find words": Effect(("bridge",)),
    "name": Effect(("Ann Lee",), ("article.txt",)),
    "--in": Effect(("--in", "paragraph"), ("article.txt", "fisherman")),
    "--sort": Effect(("--sort", "confidence")),
    "--limit": Effect(("--limit", "1")),
    "--all": Effect(("--all",), ("article.txt", "--limit", "1")),
    "--context": Effect(("--context", "1")),
    "--to": Effect(("--to", "ray")),
    "--role": Effect(("--role", "mayor")),
    "--kind": Effect(("--kind", "organisation")),
    "--site": Effect(("--site", "Tribune")),
    "--since": Effect(("--since", "2024-05")),
    "--until": Effect(("--until", "2024")),
    "--added-since": Effect(("--added-since", "2999")),
    "--where": Effect(("--where", "title=The bridge")),
    "--min-confidence": Effect(("--min-confidence", "0.9")),
    "--attitudes": Effect(("--attitudes",)),
    "who --thoughts": Effect(("--thoughts",), ("story.txt", "Tom")),
    "gold init --thoughts": Effect(("--thoughts", *INTO), ("story.txt", *INTO)),
    "--thoughts": Effect(("--thoughts",), ("story.txt",)),
    "--turns-only": Effect(("--turns-only",), ("talk.txt",)),
    "--all-quoted": Effect(("--all-quoted",)),
    "demo --all-quoted": Effect(("--all-quoted",), ("-f", "csv")),
    "--roster": Effect(("--roster", "roster.csv")),
    "--everywhere": Effect(("--everywhere",)),  # without a roster there is nothing to take
    "--engine": Effect(("--engine", "rules")),
    "--device": Effect(("--device", "cuda")),  # where the small reader does not run
    "--genre": Effect(("--genre", "fiction")),
    "--model": Effect(("--model", "no_such_model")),
    "--jobs": Effect(("--jobs", "2")),
    "--on": Effect(("--on", "ray")),  # it takes a folder; `test_on_ray.py` has what it does
    "--address": Effect(("--address", "auto")),  # without --on there is nothing to find
    "--num-gpus": Effect(("--num-gpus", "1")),
    "--max-seconds": Effect(("--max-seconds", "600")),  # another process reads, which can be ended
    "--title": Effect(("--title", "The bridge")),
    "--passages": Effect(("--passages",), ("long.txt",)),
    "same --text-column": Effect(("--text-column", "missing"), ("--min-words", "3", "table.csv", "other.txt")),
    "same --id-column": Effect(("--id-column", "key"), ("--min-words", "3", "table.csv", "other.txt")),
    "same --first-hand": Effect(("--first-hand",), ("--min-words", "4", "told.txt", "told_again.txt")),
    "same --engine": Effect(("--engine", "nonsense")),  # both find the words that stand in marks
    "same --turns-only": Effect(("--turns-only",), ("--min-words", "4", "talk.txt", "talk_again.txt")),
    "--min-sites": Effect(("--min-sites", "2")),
    "--min-words": Effect(("--min-words", "12")),
    "--by": Effect(("--by", "gender")),
    "network --by": Effect(("--by", "document"), ("story.txt", "--genre", "fiction")),
    "--top": Effect(("--top", "1")),
    "--distinct": Effect(("--distinct",)),
    "--without-person": Effect(("--without-person", "Ann Lee")),
    "--without-role": Effect(("--without-role", "mayor")),
    "--text": Effect(("--text",)),
    "--against": Effect(("--against", "predictions.jsonl")),
    "command": Effect(("verify",)),
    "--accepted": Effect(("--accepted", "missing.jsonl")),
    "verify --accept": Effect(("--accept", "v1"), ("--against=long.txt", "article.txt", "--accepted", "passed.jsonl")),
    "--accept-all": Effect(("--accept-all",), ("--against=told.txt", "article.txt", "--accepted", "passed.jsonl")),
    "verify --against": Effect(("--against", "told.txt")),
    "--quote": Effect(("--quote", "it is too late"), ("--against=long.txt",)),
    "verify --by": Effect(("--by", "Ann Lee"), ("--against=long.txt", "--quote", "it is too late")),
    "verify --all-quoted": Effect(("--all-quoted",)),
    "--reported": Effect(("--reported",)),
    "--only": Effect(("--only", "altered,not_found")),
    "--fail-on": Effect(("--fail-on", "exact,same_words")),
    "verify --bom": Effect(("--bom",), ("--against=long.txt", "article.txt", "-f", "csv")),
    "verify --text-column": Effect(("--text-column", "body"), ("--against=long.txt", "table.csv")),
    "verify --speaker-column": Effect(("--speaker-column", "who"), ("--against=talk.txt", "talk.csv")),
    "verify --join": Effect(("--join",), ("--against=long.txt", "folder")),
    "--quote-column": Effect(("--quote-column", "body"), ("--against=long.txt", "table.csv")),
    "--source-column": Effect(("--source-column", "source"), ("--against=long.txt", *JUDGED[:2])),
    "--source-kind": Effect(("--source-kind", "url"), JUDGED),
    "--source-folder": Effect(("--source-folder", "folder"), JUDGED),
    "--by-document": Effect(("--by-document",)),
    "--errors": Effect(("--errors", "1")),
}


def commands(command: Any, names: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Every command by its name, the groups among them."""
    yield " ".join(names), command
    for name, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, (*names, name))


COMMANDS = dict(commands(get_command(app)))
PARAMETERS = [(command, parameter) for command, found in COMMANDS.items() for parameter in found.params]
OPTIONS = [
    (command, parameter.opts[0] if parameter.param_type_name == "option" else parameter.name)
    for command, parameter in PARAMETERS
    if not parameter.hidden and parameter.name not in ALWAYS_GIVEN
]
# An option that many commands take is one piece of code, in a group: it is tried in so many of them, and wherever it
# needs an entry of its own; each try costs a run of the command.
ENOUGH = 4
TRIED = [
    (command, option)
    for place, (command, option) in enumerate(OPTIONS)
    if f"{command} {option}" in EFFECTS or [one for _, one in OPTIONS[:place]].count(option) < ENOUGH
]
# They are taken so that old command lines work, and do nothing.
OLD_OPTIONS = [(command, parameter.opts[0]) for command, parameter in PARAMETERS if parameter.hidden]
Outcome = tuple[int, str, str, dict[str, bytes], tuple[int, ...]]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Outcome]]:
    """What a command comes to: exit code, both streams, files, and how many processes read where there are several."""
    folder = tmp_path_factory.mktemp("every_option")
    processes: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        # shells have their files at home; the line that says what a figure depends on is to be one line
        surroundings = {"HOME": str(folder), "COLUMNS": "400"}
        surroundings |= {f"INQUIT_GOLD_{command}_QUIET": "1" for command in ("BUILD", "EXPORT")}
        for name, value in surroundings.items():
            patch.setenv(name, value)
        patch.setattr(inquit.api, "time", SimpleNamespace(perf_counter=lambda: 0.0))
        patch.setattr(inquit.api, "workers_for", functools.partial(InThisProcess, processes))
        _patch_servers(patch)
        _write_inputs(folder)
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        kept = {path for path in folder.rglob("*") if path.is_file()}
        databases = {folder / name: (folder / name).read_bytes() for name in ("kept.db", "reviewed.db")}

        @functools.cache
        def run(*arguments: str) -> Outcome:
            processes.clear()
            given = [word.replace("http://", f"http://127.0.0.1:{server.server_port}") for word in arguments]
            done = CliRunner().invoke(app, given, prog_name="inquit")
            written = {path for path in folder.rglob("*") if path.is_file()} - kept
            files = {path.name: _content(path) for path in written}
            for path in written:
                path.unlink()
            for path, content in databases.items():  # some commands change what is in them
                path.write_bytes(content)
            assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
            # What a figure depends on is said in its signature, whether it was heeded or not.
            shown = "\n".join(line for line in done.stdout.splitlines() if not line.startswith("inquit: "))
            return done.exit_code, shown, done.stderr, files, tuple(processes)

        yield run
        server.shutdown()
        server.server_close()


def _content(path: Path) -> bytes:
    """What is in a file; of a database what it says, but not when it was told."""
    if path.suffix != ".db":
        return path.read_bytes()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE documents SET added = '', read = ''")
    said = "\n".join(line for line in connection.iterdump() if not line.startswith('INSERT INTO "_sqlite_migrations"'))
    connection.close()
    return said.encode()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


def _write_inputs(folder: Path) -> None:
    (folder / "long.txt").write_text(f"{ARTICLE}\n\nIt rained.\n\nIt snowed.\n")
    texts = {"article.txt": ARTICLE, "other.txt": OTHER, "told.txt": TOLD, "talk.txt": TALK, "roster.csv": ROSTER}
    texts |= {"told_again.txt": TOLD, "talk_again.txt": TALK, "story.txt": STORY}
    for name, text in texts.items():
        (folder / name).write_text(text)
    with Store(folder / "people.db") as store:
        for name in ("Ann Lee", "Cy Young"):
            store.add(Document(name, "", speakers=(Speaker("s1", name, named=True, kind="person"),)))
    _write_reviewed(folder / "reviewed.db")
    (folder / "dated.csv").write_text(f'id,date,text\na,03/05/2024,"{OTHER.strip()}"\n', "utf-8")
    (folder / "table.csv").write_text(TABLE)
    (folder / "claims.csv").write_text("quote,source\nIt is too late,told.txt\n")
    (folder / "entities.csv").write_text('text\n"<b>“We will go,”</b> said Cy Young."\n')
    item = "<item><link>http://127.0.0.1/</link><description>It rained.</description></item>"
    (folder / "feed.rss").write_text(f"<rss><channel>{item}</channel></rss>")
    (folder / "pages.txt").write_text("https://127.0.0.1/\n")
    (folder / "talk.csv").write_text("who,at,text\nAda Cole,0:01,We wait.\nBo Lund,0:04,Who said “no”?\n")
    (folder / "folder").mkdir()
    (folder / "folder" / "a.txt").write_text(ARTICLE)
    (folder / "folder" / "b.md").write_text(OTHER)
    for arguments in (
        ("gold", "init", "article.txt", "-o", "sheet.txt"),
        ("gold", "init", "other.txt", "-o", "other_sheet.txt"),
        ("gold", "init", "article.txt", "-o", "gold.jsonl"),
        ("extract", "article.txt", "--min-confidence", "0.9", "-o", "predictions.jsonl"),
        ("add", "kept.db", "article.txt", "told.txt"),
    ):
        assert CliRunner().invoke(app, arguments).exit_code == 0
    (folder / "inquit.toml").write_text('engine = "reader"\n[export]\nmin-confidence = 0.01\n')
    with Store(folder / "kept.db") as store:
        link(store.db)
        store.db.execute("UPDATE people SET name = 'Cy A. Young' WHERE name = 'Cy Young'")
    gold = json.loads((folder / "gold.jsonl").read_text())
    gold["quotes"][0] |= {"speaker": "Cy Young", "aliases": []}  # so that something is wrong
    (folder / "gold.jsonl").write_text(json.dumps(gold))


def _patch_servers(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(protocol_server, "TextIOWrapper", lambda *_, **__: Conversation([*hello(), *ASKED]))
    patch.setattr(inquit.web, "serve", _served)


def _served(database: Path, address: Any, *, says: Callable[[str], None], **how: Any) -> None:
    """What `inquit serve` would serve; `test_serve.py` has the server itself."""
    says(f"{database} {address} {how}")


def _write_reviewed(path: Path) -> None:
    """A database with a text that was reviewed whole: of 120 statements 20 were given to somebody else."""
    found = document("a", " ".join(f"“Word {number} is said.”" for number in range(120)), path="/a.txt")
    with Store(path) as store:
        store.add(replace(found, quotes=tuple(replace(one, confidence=0.6) for one in found.quotes)))
        corrections = store.corrections("Eva")
        corrections.set_speaker("Bo Ray", *(one.ref for one in corrections.text(1).statements[:20]))
        corrections.finish(1, corrections.text(1).version)


def effect(command: str, option: str) -> Effect:
    found = EFFECTS.get(f"{command} {option}".strip()) or EFFECTS.get(option)
    if found is None:
        pytest.fail(
            f"nothing here shows what {option} of `inquit {command}` does; add an entry to EFFECTS: what to give the "
            "command so that its results are not those that it has without the option"
        )
    if found.base is None:
        return replace(found, base=BASES[command])
    names_nobody = command == "who" and len(found.base) == 1 and option != "name"
    return replace(found, base=(*found.base, SPOKEN_BY.get(found.base[0], "Cy Young"))) if names_nobody else found


def test_every_command_is_here() -> None:
    assert set(BASES) == set(COMMANDS)


def test_no_effect_is_of_an_option_that_is_gone() -> None:
    assert set(EFFECTS) <= {name for command, option in OPTIONS for name in (option, f"{command} {option}")}


@pytest.mark.model
@pytest.mark.parametrize("command", [command for command, found in COMMANDS.items() if not hasattr(found, "commands")])
def test_a_command_comes_to_the_same_each_time(outcome: Any, command: str) -> None:
    arguments = (*command.split(), *INTO_DATABASE.get(command, ()), *BASES[command])

    assert outcome(*arguments) == outcome.__wrapped__(*arguments)
    assert outcome(*arguments)[0] == 0
    assert outcome(*arguments)[1]


@pytest.mark.model
@pytest.mark.parametrize(("command", "option"), TRIED, ids=map(" ".join, TRIED))
def test_an_option_changes_something(outcome: Any, command: str, option: str) -> None:
    shown = effect(command, option)
    without = (*command.split(), *INTO_DATABASE.get(command, ()), *(shown.base or ()))

    assert outcome(*without) != outcome(*without, *shown.given)


@pytest.mark.model
@pytest.mark.parametrize(("command", "option"), OLD_OPTIONS, ids=map(" ".join, OLD_OPTIONS))
def test_an_option_that_is_not_shown_changes_nothing(outcome: Any, command: str, option: str) -> None:
    arguments = (*command.split(), *BASES[command])

    assert outcome(*arguments) == outcome(*arguments, option)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("help_", ["-h", "--help"])
def test_help_names_every_option(command: str, help_: str) -> None:
    done = CliRunner().invoke(app, [*command.split(), help_], prog_name="inquit")

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Usage: inquit {command}".strip())
    words = {word.strip(",") for word in done.stdout.split()}
    for parameter in COMMANDS[command].params:
        if parameter.param_type_name == "option" and not parameter.hidden:
            assert set(parameter.opts) <= words


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_option_is_wrong_usage(command: str) -> None:
    done = CliRunner().invoke(app, [*command.split(), *BASES[command], "--nonsense"], prog_name="inquit")

    assert done.exit_code == 2
    assert "No such option: --nonsense" in done.stderr
