"""What goes to standard error: notices, failures, and the bar that shows progress."""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from inquit.cli.quietness import is_quiet
from inquit.cli.standard_streams import is_full, let_go, unwritable_output
from inquit.errors import InquitError
from inquit.io.read_options import reason
from inquit.render.display import displayable
from inquit.render.screen import plain_console

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

__all__ = ["ProgressBar", "notice", "say_error", "stderr", "what_failed"]

# A text this long takes seconds, about as long as one waits without wondering whether anything happens.
LONG_TEXT = 50_000
_ONLY_TASK: TaskID = 0  # type: ignore[assignment] # of the bar; a number that rich gives a name
# A name that a file system takes has 255 bytes; what is longer is a path of many, or nonsense.
_LONG = re.compile(r"\S{300,}")
_EDGE = 100


def stderr() -> Console:
    """A console on standard error as it is now; no markup, no highlighting, no wrapping in the middle of a path."""
    return plain_console(sys.stderr, soft_wrap=True)


def say_error(message: str) -> None:
    """One failure, on one line."""
    _say(Text.assemble(("error: ", "bold red"), _shown(message)))


def notice(message: str) -> None:
    """Something that the user should know and that is no failure, unless nobody wants to know."""
    if not is_quiet():
        _say(Text.assemble(("note: ", "bold"), _shown(message)))


def _say(message: Text) -> None:
    """A message that cannot be shown stops no work."""
    try:
        stderr().print(message)
    except OSError:
        let_go(sys.stderr)


def _shown(message: str) -> str:
    """A message for the terminal; a path may be thousands of characters long, of which the middle is left out."""
    return _LONG.sub(lambda word: f"{word[0][:_EDGE]}[...]{word[0][-_EDGE:]}", displayable(message))


def what_failed(error: Exception) -> str:
    """What ended a command, in a sentence: no fault of a file, a disk or a server is shown as a traceback."""
    if isinstance(error, InquitError):
        return str(error)
    if isinstance(error, OSError) and error.filename is None and is_full(sys.stdout):
        return str(unwritable_output(error))
    if isinstance(error, OSError):
        of = "" if error.filename is None else f"{os.fsdecode(error.filename)}: "
        return f"{of}the system does not let it be done ({reason(error)}); see to room and rights on the disk"
    if isinstance(error, MemoryError):
        return "there is not enough memory; read less at once, or with fewer --jobs"
    what = (str(error).strip() or "no more is known").splitlines()[0]
    return f"{type(error).__name__}: {what} ({_place(error)}); please report this, with the command"


def _place(error: Exception) -> str:
    """Where in the code it was, as whoever mends it needs to know."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{os.path.basename(frames[-1].filename)}, line {frames[-1].lineno}" if frames else "place unknown"


class ProgressBar:
    """A bar on standard error for several texts or a long one; nothing where that is no terminal.

    It shows the share that is done and the time that is left, and of several texts how many are done.

    Args:
        total: how many texts there are.
    """

    def __init__(self, total: int) -> None:
        self._possible = stderr().is_terminal and not is_quiet()
        self._total = total
        self._done = 0
        self._progress: Progress | None = None  # as soon as it is shown
        self._running = False

    def reading(self, length: int) -> None:
        """A text of this length is about to be read."""
        if self._possible and not self._running and (self._total > 1 or length >= LONG_TEXT):
            self._running = True
            if self._progress is None:
                self._progress = _progress(self._total)
                self._update(completed=self._done)
            self._progress.start_task(_ONLY_TASK)
            self._progress.start()
        if self._progress is not None and self._done >= self._total:  # a stream holds more texts than were known of
            self._progress.tasks[0].total = None
            self._update(left="")

    def share(self, done: float) -> None:
        """So much is done of the text that is being read, from 0 to 1."""
        if self._running:
            self._update(completed=self._done + done)

    def advance(self) -> None:
        """One text is done."""
        self._done += 1
        self._update(completed=self._done)

    def _update(self, **given: Any) -> None:
        if self._progress is not None:
            self._progress.update(_ONLY_TASK, **given)

    @contextmanager
    def away(self) -> Iterator[None]:
        """Take the bar off the screen while something else is printed there."""
        running = self._running
        self.stop()
        yield
        if running and self._progress is not None:
            self._running = True
            self._progress.start()

    def stop(self) -> None:
        """Take the bar off the screen for good."""
        if self._running and self._progress is not None:
            self._running = False
            self._progress.stop()


def _progress(total: int) -> Progress:
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    bar = Progress(
        SpinnerColumn(),
        TextColumn("reading"),
        BarColumn(),
        *([MofNCompleteColumn()] if total > 1 else []),
        TaskProgressColumn(text_format_no_percentage=""),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[left]}"),
        console=stderr(),
        transient=True,
        redirect_stdout=False,  # `away` is for that; standard output must never end up on standard error
        redirect_stderr=False,
    )
    bar.add_task("reading", total=total, start=False, left="left")
    return bar
