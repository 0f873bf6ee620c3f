"""Runs tests on a change of one module without writing it: in a fork of a process that has everything dear loaded.

The fork puts the changed code in the place of the module when it is imported; the checkout stays as it is. Tests that
start other processes therefore see the code without the change, and are no use here.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import json
import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, Literal

import pytest
import spacy
from spacy.tokens import Doc

from mutants import Mutant

__all__ = ["Fate", "Run", "preload", "run_all"]

PACKAGE = "inquit"
_LOOK_AGAIN = 0.05  # seconds between two looks at what the forks do

_OPTIONS = (
    *("-x", "--hypothesis-seed=0", "-p", "no:cacheprovider", "-p", "no:terminalreporter"),
    *("-o", "addopts=--import-mode=importlib"),  # nothing that would start processes
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # pytest starts several times in a process
)

How = Literal["survived", "killed", "too slow", "broken"]


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a mutant: `killed` by the test named; `broken` where pytest itself could not go on."""

    how: How
    by: str | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Run:
    """A mutant (None: the code as it is) and the groups of tests that it has to pass, one after the other."""

    mutant: Mutant | None
    groups: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class _Fork:
    run: Run
    pid: int
    answer: Path
    begin: float


def preload(texts: Iterable[str]) -> None:
    """Load and do what costs much: the English pipeline with its parse of the texts, and the libraries beside it."""
    for library in ("hypothesis", "onnxruntime", "tokenizers"):
        importlib.import_module(library)
    os.environ["TOKENIZERS_PARALLELISM"] = "false"  # its threads would not survive the fork
    name = importlib.import_module(f"{PACKAGE}.settings").DEFAULT_MODEL
    nlp, usual = spacy.load(name), spacy.load
    nlp.pipe = _remembering(nlp.pipe)  # type: ignore[assignment]
    parse = importlib.import_module(f"{PACKAGE}.text.parsing").parse
    for text in texts:
        parse(text, nlp)

    def load(wanted: Any, *arguments: Any, **options: Any) -> Any:
        return nlp if wanted == name and not arguments and not options else usual(wanted, *arguments, **options)

    spacy.load = load  # type: ignore[assignment]


def _remembering(pipe: Callable[..., Iterator[Doc]]) -> Callable[..., Iterator[Doc]]:
    """The same, but what was parsed once is not parsed again, in the forks neither: nothing writes to it."""
    known: dict[str, Doc] = {}

    def remembered(texts: Iterable[str], **options: Any) -> Iterator[Doc]:
        wanted = list(texts)
        new = [text for text in wanted if text not in known]
        known.update(zip(new, pipe(new, **options), strict=True))
        yield from (known[text] for text in wanted)

    return remembered


def run_all(root: Path, runs: Iterable[Run], *, jobs: int, limit: float) -> Iterator[tuple[Run, Fate]]:
    """The fate of each run, as they end; whoever takes more than `limit` seconds is ended."""
    waiting = iter(runs)
    forks: list[_Fork] = []
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        try:
            while True:
                while len(forks) < jobs and (run := next(waiting, None)) is not None:
                    forks.append(_fork(root, run, Path(folder)))
                if not forks:
                    return
                for fork in list(forks):
                    fate = _fate(fork, limit)
                    if fate is not None:
                        forks.remove(fork)
                        yield fork.run, fate
                time.sleep(_LOOK_AGAIN)
        finally:
            for fork in forks:
                _end(fork)


def _fork(root: Path, run: Run, folder: Path) -> _Fork:
    handle, name = tempfile.mkstemp(dir=folder, suffix=".json")
    os.close(handle)
    begin = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            os.setpgid(0, 0)
            _silence()
            Path(name).write_text(json.dumps(_tested(root, run)), encoding="utf-8")
            code = 0
        except BaseException:  # noqa: BLE001 - whatever it is, it ends the fork, and is told
            Path(name).write_text(json.dumps({"how": "broken", "by": traceback.format_exc()}), encoding="utf-8")
        finally:
            os._exit(code)
    return _Fork(run, pid, Path(name), begin)


def _fate(fork: _Fork, limit: float) -> Fate | None:
    """None while it runs."""
    seconds = time.perf_counter() - fork.begin
    done, _ = os.waitpid(fork.pid, os.WNOHANG)
    if not done:
        if seconds < limit:
            return None
        _end(fork)
        return Fate("too slow", None, seconds)
    text = fork.answer.read_text(encoding="utf-8")
    if not text:
        return Fate("broken", None, seconds)
    answer: Mapping[str, Any] = json.loads(text)
    return Fate(answer["how"], answer["by"], seconds)


def _end(fork: _Fork) -> None:
    os.killpg(fork.pid, signal.SIGKILL)
    os.waitpid(fork.pid, 0)


# --- in the fork -----------------------------------------------------------------------------------------------------


def _silence() -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)


def _tested(root: Path, run: Run) -> dict[str, str | None]:
    for name in [name for name in sys.modules if name.split(".")[0] in (PACKAGE, "tests")]:
        del sys.modules[name]  # what was loaded before the fork is without the change, or holds such
    if run.mutant is not None:
        sys.meta_path.insert(0, _Finder(module_name(run.mutant.candidate.path), run.mutant.code))
    os.chdir(root)
    sys.path.insert(0, str(root))
    for group in run.groups:
        first = _First()
        code = pytest.main([*_OPTIONS, *group], plugins=[first])
        if first.failed is not None:
            return {"how": "killed", "by": first.failed}
        if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            return {"how": "broken", "by": " ".join(group)}
    return {"how": "survived", "by": None}


def module_name(path: str) -> str:
    """`entities/names/person_forms.py` -> `inquit.entities.names.forms`."""
    return ".".join((PACKAGE, *Path(path).with_suffix("").parts)).removesuffix(".__init__")


class _First:
    """Notes the first test that fails, or file that cannot be read."""

    def __init__(self) -> None:
        self.failed: str | None = None

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Failed, also before or after the test itself."""
        self._note(report.failed, report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A file that cannot be imported with the change."""
        self._note(report.failed, report.nodeid)

    def _note(self, failed: bool, name: str) -> None:
        if failed and self.failed is None:
            self.failed = name


class _Finder(importlib.abc.MetaPathFinder):
    """Finds one module with code of ours."""

    def __init__(self, name: str, code: str) -> None:
        self._name, self._code = name, code

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The usual place, so that the module finds the files beside it, with other code."""
        if fullname != self._name:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        assert spec is not None
        assert spec.origin is not None
        spec.loader = _Loader(fullname, spec.origin, self._code)
        return spec


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, name: str, path: str, code: str) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:
        """Never what is kept compiled."""
        code: CodeType = compile(self._code, self.path, "exec", dont_inherit=True)
        return code
