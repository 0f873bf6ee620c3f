"""Candidates for small changes of the code, as cosmic-ray makes them, and a seeded sample of those that are changes.

What cosmic-ray lists is taken as it is, but for two kinds that say nothing about tests: what Python refuses to compile
(or warns of, as "is" with a literal), and what is the same program, because only an annotation changed.
"""

from __future__ import annotations

import ast
import difflib
import random
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Candidate", "Mutant", "candidates", "is_another_program", "sample"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place in a file, and what is done there.

    occurrence: counts the places of the operator in the file.
    """

    path: str
    line: int
    operator: str
    occurrence: int


@dataclass(frozen=True, slots=True)
class Mutant:
    """A candidate with the file as it makes it."""

    candidate: Candidate
    code: str
    diff: str

    @property
    def name(self) -> str:
        """`src/inquit/x.py:12 AddNot 3`."""
        place = self.candidate
        return f"{place.path}:{place.line} {place.operator.rpartition('/')[2]} {place.occurrence}"


def candidates(root: Path, rooms: Iterable[str]) -> Iterator[Candidate]:
    """All candidates in the rooms, in an order that depends on nothing but the files."""
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.plugins import get_operator, operator_names

    operators = [name for name in sorted(operator_names()) if not get_operator(name).arguments()]
    for path in sorted(path for room in rooms for path in (root / room).rglob("*.py")):
        nodes = list(ast_nodes(get_ast(path.read_text(encoding="utf-8"))))
        for name in operators:
            operator = get_operator(name)()
            places = (begin for node in nodes for begin, _ in operator.mutation_positions(node))
            for occurrence, (line, _) in enumerate(places):
                yield Candidate(path.relative_to(root).as_posix(), line, name, occurrence)


def sample(root: Path, found: Iterable[Candidate], *, size: int, seed: int) -> Iterator[Mutant]:
    """As many of the candidates, drawn without putting back, as are other programs; fewer where there are no more."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    drawn = list(found)
    random.Random(seed).shuffle(drawn)
    for candidate in drawn:
        if size == 0:
            return
        code = (root / candidate.path).read_text(encoding="utf-8")
        changed = mutate_code(code, get_operator(candidate.operator)(), candidate.occurrence)
        if changed is not None and is_another_program(code, changed):
            size -= 1
            yield Mutant(candidate, changed, _changed_lines(code, changed))


def is_another_program(code: str, changed: str) -> bool:
    """Whether the changed code can be run and differs in more than annotations."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compile(changed, "mutant", "exec")
    except (SyntaxError, SyntaxWarning):
        return False
    return _without_annotations(code) != _without_annotations(changed)


def _without_annotations(code: str) -> str:
    tree = ast.parse(code)
    for node in ast.walk(tree):
        match node:
            case ast.arg():
                node.annotation = None
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                node.returns = None
            case ast.AnnAssign():
                node.annotation = ast.Constant(None)
    return ast.dump(tree)


def _changed_lines(code: str, changed: str) -> str:
    lines = difflib.unified_diff(code.splitlines(), changed.splitlines(), lineterm="", n=0)
    return "\n".join(line for line in list(lines)[2:] if not line.startswith("@@"))
