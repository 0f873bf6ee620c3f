"""Formats and the packages that they need."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from inquit.errors import InputError
from inquit.io.formats import FORMATS, reader_of

NEEDED = {"HTML": "trafilatura", "PDF": "pypdf", "DOCX": "docx", "EPUB": "lxml", "Parquet": "pyarrow"}


@pytest.mark.parametrize("name", NEEDED)
def test_a_missing_package_is_named_with_the_command_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    format_ = FORMATS[name]
    monkeypatch.delitem(sys.modules, f"inquit.io.readers.{format_.module}", raising=False)
    for module in [one for one in sys.modules if one.partition(".")[0] == NEEDED[name]]:
        monkeypatch.setitem(sys.modules, module, None)  # type: ignore[arg-type]  # as the import system has it
    monkeypatch.setitem(sys.modules, NEEDED[name], None)  # type: ignore[arg-type]

    with pytest.raises(InputError) as caught:
        reader_of(format_, "x")

    assert str(caught.value).startswith(f"x: to read {name}, the package {NEEDED[name]}")
    assert str(caught.value).endswith(f'is missing; run: pip install "inquit[{format_.extra}]"')


def test_every_extra_is_one_of_the_package() -> None:
    project = Path(__file__).parents[3] / "pyproject.toml"
    extras = set(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["optional-dependencies"])
    needed = {one.extra for one in FORMATS.values() if one.extra is not None}

    assert needed == {"html", "pdf", "docx", "epub", "parquet"}
    assert needed <= extras


def test_formats_that_need_nothing_are_read_without_extras(monkeypatch: pytest.MonkeyPatch) -> None:
    for package in NEEDED.values():
        monkeypatch.setitem(sys.modules, package, None)  # type: ignore[arg-type]

    for format_ in FORMATS.values():
        if format_.extra is None and format_.module:
            monkeypatch.delitem(sys.modules, f"inquit.io.readers.{format_.module}", raising=False)
            assert reader_of(format_, "x").read
