"""Writes the pages of docs/ that are made from the code; with --check it only says whether they are up to date.

    python scripts/docs.py [--check]

docs/cli.md is the help of every command; the diagram in docs/corpus.md is that of a new database.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import typer
from sqlite_utils.db import Database
from typer.core import TyperGroup
from typer.testing import CliRunner

from inquit.cli import app
from inquit.store import Store

DOCS = Path(__file__).resolve().parent.parent / "docs"
WIDTH = 100
DIAGRAM, END = "<!-- made by scripts/docs.py -->", "<!-- end -->"
INTRODUCTION = """\
# Command line

This page is made from the code by `scripts/docs.py`.

Results go to standard output; progress, warnings and errors go to standard error. Exit code 0: all is well.
1: something failed, and standard error names it; the rest is done. 2: the command is wrong.

What is typed each time can stand in a [file or in variables](settings.md).
"""


def cli_page() -> str:
    """The help of `inquit` and of each of its commands."""
    parts = [INTRODUCTION]
    for command in commands():
        result = CliRunner().invoke(app, [*command, "--help"], prog_name="inquit", terminal_width=WIDTH)
        if result.exit_code != 0:
            raise SystemExit(f"inquit {' '.join(command)} --help failed: {result.output}")
        lines = [line.rstrip() for line in result.output.strip().splitlines()]
        parts.append("\n".join([f"## inquit {' '.join(command)}".rstrip(), "", "```text", *lines, "```", ""]))
    return "\n".join(parts)


def corpus_page() -> str:
    """The guide to databases, with the diagram of today's layout between its marks."""
    before, _, rest = (DOCS / "corpus.md").read_text(encoding="utf-8").partition(DIAGRAM)
    return f"{before}{DIAGRAM}\n{schema_diagram()}\n{END}{rest.partition(END)[2]}"


def schema_diagram() -> str:
    """An entity-relationship diagram of all tables that have rows of their own."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "q.db") as store:
        lines = list(_diagram_lines(store.db))
    return "\n".join(["```mermaid", "erDiagram", *(f"    {line}" for line in lines), "```"])


def _diagram_lines(db: Database) -> Iterator[str]:
    names = [name for name in sorted(db.table_names()) if "_fts" not in name and not name.startswith(("_", "sqlite_"))]
    for name in names:
        targets = {one["from"]: one["table"] for one in db.query(f"PRAGMA foreign_key_list({name})")}
        for column, target in sorted(targets.items()):
            yield f'{target} ||--o{{ {name} : "{column}"'
    for name in names:
        linked = {one["from"] for one in db.query(f"PRAGMA foreign_key_list({name})")}
        yield f"{name} {{"
        for column in db.query(f"PRAGMA table_info({name})"):
            keys = [key for key, is_one in (("PK", column["pk"]), ("FK", column["name"] in linked)) if is_one]
            yield f"    {column['type'] or 'any'} {column['name']} {', '.join(keys)}".rstrip()
        yield "}"


def commands() -> Iterator[list[str]]:
    """The argument lists that lead to a help page: none, then every command."""
    yield from _below([], typer.main.get_command(app))


def _below(names: list[str], command: object) -> Iterator[list[str]]:
    yield names
    if isinstance(command, TyperGroup):
        for name, inner in command.commands.items():
            yield from _below([*names, name], inner)


def main(arguments: list[str]) -> int:
    """Write the pages, or compare them with `--check`; the exit code."""
    pages = {DOCS / "cli.md": cli_page(), DOCS / "corpus.md": corpus_page()}
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        if "--check" in arguments:
            print(f"docs/{path.name} is out of date; run scripts/docs.py", file=sys.stderr)
        else:
            path.write_text(pages[path], encoding="utf-8")
            print(f"docs/{path.name} written")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
