"""Word lists and weights that come with the package: whole ones are read, others refused in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

import inquit.languages
from inquit.attribution.novel.ranking import speaker_model
from inquit.errors import LexiconError
from inquit.languages import Language, language_of
from inquit.shipped_files import MANIFEST, ShippedFolder, manifest_text, write_manifest
from inquit.tagger import weight_files

ENGLISH = Path(inquit.languages.__file__).parent / "en"
Damage = Callable[[Path], int | None]

DAMAGES: dict[str, Damage] = {
    "a bit": lambda path: path.write_bytes(path.read_bytes()[:-9] + bytes([path.read_bytes()[-9] ^ 1]) + b"x" * 8),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"\n"),
    "empty": lambda path: path.write_bytes(b""),
    "missing": lambda path: path.unlink(),
    "a folder": lambda path: path.rename(path.with_suffix(".kept")).with_name(path.name).mkdir(),
}


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    return Path(copytree(ENGLISH, tmp_path / "en"))


@pytest.mark.parametrize("damage", DAMAGES)
def test_every_table_is_checked_when_it_is_loaded(tables: Path, damage: str) -> None:
    for path in sorted(tables.glob("*.tsv")):
        DAMAGES[damage](path)
        with pytest.raises(LexiconError, match=rf"word lists .*{path.name} is .*; reinstall inquit"):
            Language("en", tables, shipped=True).table(path.stem)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", ["titles.tsv", MANIFEST])
def test_what_is_damaged_is_noticed_before_it_is_needed(tables: Path, name: str, damage: str) -> None:
    DAMAGES[damage](tables / name)
    with pytest.raises(LexiconError, match=rf"{name} is .*; reinstall inquit"):
        Language("en", tables, shipped=True).check()


def test_a_clone_names_the_script_for_changes_on_purpose(tables: Path) -> None:
    (tables / "titles.tsv").write_text("form\n")
    with pytest.raises(LexiconError, match=r"after a change on purpose, run scripts/manifests\.py"):
        Language("en", tables, shipped=True).check()
    write_manifest(tables)
    Language("en", tables, shipped=True).check()


def test_a_folder_of_the_user_s_needs_no_manifest(tables: Path) -> None:
    (tables / MANIFEST).unlink()
    (tables / "titles.tsv").write_text("form\nwali\n")
    language = Language("en", tables)
    language.check()
    assert language.words("titles") == {"wali"}
    assert language.digest is None


def test_the_digest_changes_with_any_file(tables: Path) -> None:
    before = Language("en", tables, shipped=True).digest
    assert before == language_of().digest
    (tables / "titles.tsv").write_text("form\nwali\n")
    write_manifest(tables)
    assert Language("en", tables, shipped=True).digest != before


@pytest.mark.parametrize("folder", [ENGLISH, weight_files.FOLDER, speaker_model.FOLDER], ids=lambda folder: folder.name)
def test_what_is_shipped_is_whole(folder: Path) -> None:
    ShippedFolder(folder).check()
    assert (folder / MANIFEST).read_text(encoding="utf-8") == manifest_text(folder)
