"""Every regular expression of the package, and what it is asked to do."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any, Final

import inquit
from inquit.languages import Language

__all__ = ["METHODS", "FoundPattern", "found_patterns", "sites_of_made_patterns"]

# How long each way of asking takes: `sub`, `split` and the like go through a text as `finditer` does.
METHODS: Final = {
    "match": "match",
    "fullmatch": "fullmatch",
    "search": "finditer",
    "finditer": "finditer",
    "findall": "finditer",
    "sub": "finditer",
    "subn": "finditer",
    "split": "finditer",
}
_GIVERS = ("compiled", "pattern")
_TELLING = (ast.Assign, ast.Attribute, ast.Call, ast.Name)  # nodes that tell anything of how patterns are used


@dataclass(frozen=True)
class FoundPattern:
    """A pattern, where it stands, and by which of `match`, `fullmatch` and `finditer` texts meet it."""

    where: str
    regex: re.Pattern[Any]
    methods: tuple[str, ...]

    def __str__(self) -> str:
        return self.where


def found_patterns(language: Language) -> list[FoundPattern]:
    """Those that stand in modules, also as strings that a language compiles, and those of `patterns.tsv`."""
    found: dict[tuple[object, int], FoundPattern] = {}

    def add(where: str, regex: re.Pattern[Any], methods: set[str]) -> None:
        known = found.get((regex.pattern, regex.flags))  # imported, or written twice
        both = methods | set(known.methods if known else ())
        found[regex.pattern, regex.flags] = FoundPattern(known.where if known else where, regex, tuple(sorted(both)))

    uses = _Uses()
    for module in _modules():
        of_module = uses.of(module)
        for name, value in vars(module).items():
            for regex in _regexes(value):
                add(f"{module.__name__}.{name}", regex, of_module.methods(name))
        for name in of_module.compiled:
            add(f"{module.__name__}.{name}", language.compiled(getattr(module, name)), of_module.methods(name))
        for method, regex in of_module.literal:
            add(f"{module.__name__} {regex.pattern!r}", regex, {method})
    for row in language.table("patterns"):
        add(f"patterns.tsv {row['name']}", language.pattern(row["name"]), uses.methods(row["name"]))
    every = tuple(sorted(set(METHODS.values())))  # where nothing in the package tells
    return sorted((one if one.methods else replace(one, methods=every) for one in found.values()), key=str)


def sites_of_made_patterns() -> set[str]:
    """The functions that put a pattern together: what they make stands in no module."""
    return {
        f"{module.__name__}.{function.name}"
        for module in _modules()
        for function in _nodes(module)
        if isinstance(function, ast.FunctionDef) and any(_makes(node, module) for node in ast.walk(function))
    }


def _makes(node: ast.AST, module: ModuleType) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
        return False
    if _method_of_re(node) is None and node.func.attr != "compiled":
        return False
    regex = node.args[0]
    known = isinstance(regex, ast.Name) and isinstance(getattr(module, regex.id, None), str)
    return not (known or isinstance(regex, ast.Constant))


def _method_of_re(node: ast.AST) -> str | None:
    """`sub` of `re.sub(...)`."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
        of_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
        return node.func.attr if of_re and node.func.attr in (*METHODS, "compile") else None
    return None


def _modules() -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(inquit.__path__, "inquit."):
        if not info.name.endswith("__main__"):
            yield importlib.import_module(info.name)


def _nodes(module: ModuleType) -> list[ast.AST]:
    """All nodes of a module's code, which every question goes through: the tree is walked once."""
    return list(ast.walk(ast.parse(inspect.getsource(module))))


def _regexes(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from _regexes(one)
    elif isinstance(value, dict):
        yield from _regexes((*value, *value.values()))


class _Module:
    """By which methods a module asks patterns, by their names; all of them where one is handed on."""

    def __init__(self, module: ModuleType) -> None:
        self.compiled: set[str] = set()  # strings of the module that a language compiles
        self.literal: list[tuple[str, re.Pattern[Any]]] = []
        self.asked: dict[str, set[str]] = defaultdict(set)
        self._module = module
        nodes = [node for node in _nodes(module) if isinstance(node, _TELLING)]
        self._aliases = _aliases(nodes)
        bases = {node.value for node in nodes if isinstance(node, ast.Attribute)}
        for node in nodes:
            if isinstance(node, ast.Attribute):
                self._ask(node)
            elif (method := _method_of_re(node)) in METHODS and isinstance(node, ast.Call):
                self._add_literal(method, node.args[0])
            self._name(node, asked=node in bases)

    def methods(self, name: str) -> set[str]:
        return self.asked.get(name, set())

    def _ask(self, node: ast.Attribute) -> None:
        base = node.value
        name = base.attr if isinstance(base, ast.Attribute) else _given(base) or getattr(base, "id", None)
        if name is not None and node.attr in METHODS:
            self.asked[self._aliases.get(name, name)].add(METHODS[node.attr])

    def _add_literal(self, method: str, regex: ast.expr) -> None:
        if isinstance(regex, ast.Constant) and isinstance(regex.value, str | bytes):
            self.literal.append((METHODS[method], re.compile(regex.value)))

    def _name(self, node: ast.AST, *, asked: bool) -> None:
        given = _given(node)
        if given is not None and isinstance(getattr(self._module, given, None), str):
            self.compiled.add(given)
        name = node.id if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) else None
        pattern = given is not None or isinstance(getattr(self._module, name or "", None), re.Pattern)
        whole = given or name
        if pattern and whole is not None and not asked and whole not in self._aliases.values():
            self.asked[whole].update(METHODS.values())


class _Uses:
    """What all modules ask."""

    def __init__(self) -> None:
        self._of: dict[str, _Module] = {}

    def of(self, module: ModuleType) -> _Module:
        return self._of.setdefault(module.__name__, _Module(module))

    def methods(self, name: str) -> set[str]:
        """By which methods any module asks a pattern of this name."""
        return {how for one in self._of.values() for how in one.asked.get(name, ())}


def _given(node: ast.AST) -> str | None:
    """The name by which `language.compiled(_X)` and `language.pattern("x")` ask for a pattern."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _GIVERS and node.args:
        asked = node.args[0]
        if isinstance(asked, ast.Name):
            return asked.id
        if isinstance(asked, ast.Constant) and isinstance(asked.value, str):
            return asked.value
    return None


def _aliases(nodes: Sequence[ast.AST]) -> dict[str, str]:
    """Variables and attributes that a pattern is kept in: `cue, alone = language.compiled(_CUE), ...`."""
    out = {}
    for node in nodes:
        if isinstance(node, ast.Assign):
            for target, value in _pairs(node.targets[0], node.value):
                name = target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", None)
                if name is not None and (given := _given(value)) is not None:
                    out[name] = given
    return out


def _pairs(target: ast.expr, value: ast.expr) -> list[tuple[ast.expr, ast.expr]]:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
        return list(zip(target.elts, value.elts, strict=True))
    return [(target, value)]
