"""Pages that show commands and Python with what comes out: all of it is done again, in order, and has to come true.

Of what comes out a page may leave lines out of the middle, with a line ` […]` in their place.
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from inquit.cli import app

__all__ = ["ShownPart", "Special", "as_it_was"]

CONFIDENCE = re.compile(r"  (\d\.\d\d)$", re.MULTILINE)
CONFIDENCE_TOLERANCE = 0.03  # processors without AVX2 sum in another order (docs/tagger.md)
LEFT_OUT = re.compile(r"^ \[…\]\n", re.MULTILINE)
# A file that a reader has; or a command, or some Python, with what comes out.
_BLOCK = re.compile(
    r"^```text (?P<file>\S.*)\n(?P<text>(?:.*\n)*?)```$"
    r"|^```(?P<kind>bash|python)\n(?P<typed>(?:.*\n)*?)```\n\n```text\n(?P<shown>(?:.*\n)*?)```$",
    re.MULTILINE,
)
_STDIN = re.compile(r"cat (\S+) \| ")
_EXIT_CODE = "; echo $?"

# How a command is run in another way: its text, and what it shows.
Special = Callable[[str], str]


class ShownPart:
    """A page, or a part of it, that is carried out in the current folder: its commands, and its pieces of Python.

    done: how many of them were.
    """

    def __init__(self, specials: Mapping[str, Special] | None = None) -> None:
        self.done = 0
        self._specials = specials or {}
        self._names: dict[str, Any] = {}

    def come_true(self, page: str) -> str:
        """The page with what comes out of its commands now."""
        return _BLOCK.sub(self._block, page)

    def _block(self, block: re.Match[str]) -> str:
        if block["file"] is not None:
            path = Path(block["file"])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["text"], encoding="utf-8")
            return block[0]
        self.done += 1
        printed = self._python(block["typed"]) if block["kind"] == "python" else self._command(block["typed"].strip())
        shown = "\n".join(line.rstrip() for line in printed.strip("\n").splitlines()) + "\n"
        shown = as_it_was(block["shown"], shown)
        return f"```{block['kind']}\n{block['typed']}```\n\n```text\n{shown}```"

    def _python(self, typed: str) -> str:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(typed, "the page", "exec"), self._names)
        return printed.getvalue()

    def _command(self, typed: str) -> str:
        command = typed.removesuffix(_EXIT_CODE)
        given = _STDIN.match(command)
        words = shlex.split(command[given.end() if given else 0 :])
        assert words[0] == "inquit", typed
        special = self._specials.get(words[1])  # which asks for more than words, or does not end by itself
        if special is not None:
            return special(command)
        stdin = Path(given[1]).read_bytes() if given else None
        done = CliRunner().invoke(app, words[1:], input=stdin, prog_name="inquit")
        if command != typed:
            return f"{done.output}{done.exit_code}"
        assert (done.exit_code, "error:" in done.stderr) == (0, False), f"{typed}: {done.output}"
        return done.output


def as_it_was(before: str, now: str) -> str:
    """What is shown now, with the same lines left out; what was shown before where only confidences differ a little."""
    if LEFT_OUT.search(before):
        beginning, end = (part.count("\n") for part in LEFT_OUT.split(before))
        lines = now.splitlines(keepends=True)
        assert len(lines) > beginning + end, "nothing is left out"
        now = "".join((*lines[:beginning], " […]\n", *lines[len(lines) - end :]))
    return before if _same_but_for_confidence(before, now) else now


def _same_but_for_confidence(before: str, now: str) -> bool:
    """Whether two texts differ in nothing but confidences at the ends of lines, and in those a little."""
    if CONFIDENCE.sub("", before) != CONFIDENCE.sub("", now):
        return False
    sure = zip(CONFIDENCE.findall(before), CONFIDENCE.findall(now), strict=True)
    return all(abs(float(one) - float(other)) <= CONFIDENCE_TOLERANCE for one, other in sure)
