"""The process that takes files apart is bounded, and the next file gets a new one."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.made_inputs import ARTICLE, parquet
from tests.waiting import LIMIT

from inquit.document import Failure
from inquit.errors import InputError
from inquit.io import sandbox as sandboxing
from inquit.io.read_options import ReadOptions
from inquit.io.sandbox import Sandbox, SandboxRequest
from inquit.time_limits import in_words

TEXT = SandboxRequest("Markdown", "a.md", ReadOptions(), data=b"# One\n\ntwo")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as one:
        yield one


def _texts(sandbox: Sandbox, request: SandboxRequest = TEXT) -> list[str]:
    return [found.error if isinstance(found, Failure) else found.text for found in sandbox.read(request)]


def test_files_are_read_one_after_the_other_by_one_process(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("three")

    assert _texts(sandbox) == ["One\n\ntwo"]
    pid = sandbox.pid
    assert _texts(sandbox, SandboxRequest("Markdown", "b.md", ReadOptions(), file=str(tmp_path / "b.md"))) == ["three"]
    assert sandbox.pid == pid


def test_rows_are_counted(sandbox: Sandbox) -> None:
    assert sandbox.count(SandboxRequest("Parquet", "x", ReadOptions(), data=parquet(ARTICLE))) == 1


def test_an_error_of_a_library_is_one_sentence_and_the_process_goes_on(sandbox: Sandbox) -> None:
    _texts(sandbox)
    pid = sandbox.pid

    with pytest.raises(InputError, match=r"a.pdf: a damaged PDF file"):
        _texts(sandbox, SandboxRequest("PDF", "a.pdf", ReadOptions(), data=b"%PDF-1.4 nothing"))
    assert sandbox.pid == pid


def test_a_file_that_is_gone_is_named(sandbox: Sandbox, tmp_path: Path) -> None:
    gone = str(tmp_path / "gone.md")

    with pytest.raises(InputError, match=r"gone.md: cannot be read"):
        _texts(sandbox, SandboxRequest("Markdown", gone, ReadOptions(), file=gone))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
def test_what_takes_too_long_is_given_up_and_the_next_is_read(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe that nobody writes to is read for ever."""
    monkeypatch.setattr(sandboxing, "seconds_for", lambda size: 0.2)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match=r"a.md: not read within 0.2 seconds"):
        _texts(sandbox, SandboxRequest("Markdown", "a.md", ReadOptions(), file=str(tmp_path / "pipe")))
    monkeypatch.undo()

    assert _texts(sandbox) == ["One\n\ntwo"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
@pytest.mark.parametrize(
    ("usual", "most", "said"),
    [
        (60.0, 0.2, "within 0.2 seconds, so it is given up; allow more, or split it"),
        (0.2, 60.0, "within 0.2 seconds, so it is given up; save it anew, or as plain text"),
        (0.2, 1e300, "within 0.2 seconds, so it is given up; save it anew, or as plain text"),
    ],
)
def test_the_user_can_allow_less_and_not_more(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, usual: float, most: float, said: str
) -> None:
    monkeypatch.setattr(sandboxing, "seconds_for", lambda size: usual)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match=said):
        _texts(sandbox, SandboxRequest("Markdown", "a.md", ReadOptions(max_seconds=most), file=str(tmp_path / "pipe")))


def test_the_texts_of_a_table_have_their_time_each(sandbox: Sandbox) -> None:
    """The time in which the caller is at one of them is none of theirs."""
    request = SandboxRequest("CSV", "x", ReadOptions(max_seconds=5), data=b"text\n" + b"row\n" * 20_000)
    rows = sandbox.read(request)
    next(rows)
    time.sleep(5.5)

    assert sum(1 for _ in rows) == 19_999


@pytest.mark.parametrize(
    ("seconds", "words"), [(1, "1 second"), (0.5, "0.5 seconds"), (12.34, "12 seconds"), (3600, "3,600 seconds")]
)
def test_times_in_words(seconds: float, words: str) -> None:
    assert in_words(seconds) == words


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no signals")
def test_a_process_that_dies_costs_one_file(sandbox: Sandbox) -> None:
    found = sandbox.read(SandboxRequest("CSV", "x", ReadOptions(), data=b"text\n" + b"row\n" * 200_000))
    next(found)
    assert sandbox.pid is not None
    os.kill(sandbox.pid, signal.SIGKILL)

    with pytest.raises(InputError, match="x: the process that read it ended"):
        list(found)
    assert _texts(sandbox) == ["One\n\ntwo"]


def test_what_nobody_goes_on_reading_is_not_mixed_with_the_next(sandbox: Sandbox) -> None:
    rows = sandbox.read(SandboxRequest("CSV", "x", ReadOptions(), data=b"text\none\ntwo\n"))
    first = next(rows)
    rows.close()  # type: ignore[attr-defined]

    assert not isinstance(first, Failure)
    assert _texts(sandbox) == ["One\n\ntwo"]


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="the bound on memory is that of Linux")
def test_memory_is_bounded(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Parquet file of a kilobyte that says it has a text of two gigabytes would need four."""
    import io

    import pyarrow
    import pyarrow.parquet

    stream = io.BytesIO()
    indices = pyarrow.array([0] * 64, pyarrow.int32())
    words = pyarrow.array(["x" * 20_000_000])
    table = pyarrow.table({"text": pyarrow.DictionaryArray.from_arrays(indices, words)})
    pyarrow.parquet.write_table(table, stream, compression="zstd", store_schema=False)

    monkeypatch.setattr(sandboxing, "seconds_for", lambda size: LIMIT)  # on a busy machine memory takes its time, too
    with pytest.raises(InputError, match=r"memory|damaged"):
        _texts(sandbox, SandboxRequest("Parquet", "bomb", ReadOptions(), data=stream.getvalue()))
    assert _texts(sandbox) == ["One\n\ntwo"]
