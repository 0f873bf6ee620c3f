"""The gate lets nothing through that is worse, and lowers no floor in silence."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpora import Corpus
from floors import TOLERANCE, Floors, Measured, RefusedError, updated
from gate import STOPPED, WRONG, main

Run = Callable[..., int]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "floors.json"


@pytest.fixture
def run(gold: Path, kept: Path) -> Run:
    """Runs the gate on the tiny corpus, as if these figures had been measured."""

    def gate(*options: str, failures: tuple[str, ...] = (), **figures: float) -> int:
        def measure(corpus: Corpus) -> Measured:
            return Measured(corpus.name, corpus.digest, "signed", figures, failures)

        return main([str(gold), "--floors", str(kept), *options], measure)

    return gate


def read(kept: Path) -> Any:
    return json.loads(kept.read_text(encoding="utf-8"))["tiny"]


def test_takes_floors_and_then_lets_the_same_figures_through(run: Run, kept: Path) -> None:
    assert run("--update", who=0.57, detect=0.91239) == 0
    assert read(kept)["floors"] == {"detect": 0.9123, "who": 0.57}  # rounded down, but not by a rounding error
    assert read(kept)["signature"] == "signed"

    assert run(who=0.57, detect=0.91239) == 0


def test_a_lower_figure_fails_and_is_named(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run("--update", who=0.8, detect=0.9)
    capsys.readouterr()

    assert run(who=0.75, detect=0.95) == WRONG

    assert "FAILED tiny: who: floor 0.8000, now 0.7500, difference -0.0500\n" in capsys.readouterr().out


@pytest.mark.parametrize(("value", "code"), [(0.8 - TOLERANCE / 2, 0), (0.8 - TOLERANCE * 1.1, WRONG)])
def test_the_tolerance(run: Run, value: float, code: int) -> None:
    run("--update", who=0.8)

    assert run(who=value) == code


def test_a_figure_that_is_gone_fails(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run("--update", who=0.8, detect=0.9)

    assert run(detect=0.9) == WRONG
    assert "who: floor 0.8000, not measured any more" in capsys.readouterr().out


def test_a_text_that_failed_fails(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run("--update", who=0.8)

    assert run(who=0.9, failures=("harbour failed: no",)) == WRONG
    assert "FAILED tiny: harbour failed: no" in capsys.readouterr().out


def test_a_corpus_without_floors_does_not_pass(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(who=0.9) == WRONG
    assert "FAILED tiny: no floors are kept under this name; --update takes them" in capsys.readouterr().out


def test_a_corpus_that_was_not_given_is_named(run: Run, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("--update", who=0.8)
    floors = json.loads(kept.read_text(encoding="utf-8"))
    kept.write_text(json.dumps({**floors, "other": floors["tiny"]}), encoding="utf-8")

    assert run(who=0.8) == 0
    assert "other: not checked, its file was not given" in capsys.readouterr().out


def test_a_changed_corpus_stops_before_anything_is_measured(gold: Path, kept: Path, run: Run) -> None:
    run("--update", who=0.8)
    gold.write_text(gold.read_text(encoding="utf-8").replace("Bob Ray", "Rob Bay"), encoding="utf-8")
    before = kept.read_bytes()

    def measure(corpus: Corpus) -> Measured:
        raise AssertionError(corpus)

    for options in ([], ["--update"]):
        assert main([str(gold), "--floors", str(kept), *options], measure) == STOPPED
    assert kept.read_bytes() == before


def test_update_raises_and_never_lowers(run: Run, kept: Path) -> None:
    run("--update", who=0.8, detect=0.9)

    assert run("--update", who=0.85, detect=0.9 - TOLERANCE / 2, cue=0.5) == 0

    assert read(kept)["floors"] == {"cue": 0.5, "detect": 0.9, "who": 0.85}
    assert read(kept)["regressions"] == []


def test_update_leaves_other_corpora_alone(run: Run, kept: Path) -> None:
    run("--update", who=0.8)
    floors = json.loads(kept.read_text(encoding="utf-8"))
    kept.write_text(json.dumps({**floors, "other": floors["tiny"]}), encoding="utf-8")

    run("--update", who=0.9)

    assert json.loads(kept.read_text(encoding="utf-8"))["other"] == floors["tiny"]


def test_floors_of_another_text_are_not_raised_without_a_reason() -> None:
    kept = Floors("old", "signed", {"who": 0.8})
    with pytest.raises(RefusedError, match="tiny: its file has changed"):
        updated(kept, Measured("tiny", "new", "signed", {"who": 0.9}), reason=None, today=date(2026, 11, 23))


@pytest.mark.parametrize("figures", [{"who": 0.7, "detect": 0.95}, {"detect": 0.95}], ids=["lower", "gone"])
def test_update_refuses_to_lower(
    run: Run, kept: Path, figures: dict[str, float], capsys: pytest.CaptureFixture[str]
) -> None:
    run("--update", who=0.8, detect=0.9)
    before = kept.read_bytes()

    assert run("--update", **figures) == STOPPED

    assert kept.read_bytes() == before  # not even what is higher
    said = capsys.readouterr().err
    assert "who: floor 0.8000" in said
    assert "--allow-regression REASON" in said


def test_a_reason_lowers_what_fell_and_is_kept(run: Run, kept: Path) -> None:
    run("--update", who=0.8, detect=0.9, cue=0.4, source=0.3)

    assert run("--update", "--allow-regression", "gold was wrong", who=0.7, detect=0.8995, cue=0.6) == 0

    entry = read(kept)
    assert entry["floors"] == {"cue": 0.6, "detect": 0.9, "who": 0.7}
    (regression,) = entry["regressions"]
    assert regression["reason"] == "gold was wrong"
    assert regression["figures"] == {"source": [0.3, None], "who": [0.8, 0.7]}
    assert len(regression["date"]) == len("2026-11-23")


def test_earlier_reasons_stay(run: Run, kept: Path) -> None:
    run("--update", who=0.8)
    run("--update", "--allow-regression", "first", who=0.7)
    run("--update", "--allow-regression", "second", who=0.6)
    run("--update", who=0.9)

    assert [regression["reason"] for regression in read(kept)["regressions"]] == ["first", "second"]


def test_a_reason_without_a_fall_is_not_kept(run: Run, kept: Path) -> None:
    run("--update", who=0.8)
    run("--update", "--allow-regression", "just in case", who=0.9)

    assert read(kept)["regressions"] == []


def test_a_changed_corpus_is_taken_with_a_reason(gold: Path, run: Run, kept: Path) -> None:
    run("--update", who=0.8, detect=0.9)
    old = read(kept)["sha256"]
    gold.write_text(gold.read_text(encoding="utf-8").replace("Bob Ray", "Rob Bay"), encoding="utf-8")

    assert run("--update", "--allow-regression", "names corrected", who=0.799, detect=0.95) == 0

    entry = read(kept)
    assert entry["floors"] == {"detect": 0.95, "who": 0.799}
    (regression,) = entry["regressions"]
    assert regression["figures"] == {"who": [0.8, 0.799]}
    assert regression["sha256"] == [old, entry["sha256"]]
    assert run(who=0.8, detect=0.95) == 0


def test_floors_are_not_taken_from_texts_that_failed(run: Run, kept: Path) -> None:
    assert run("--update", who=0.8, failures=("harbour failed: no",)) == STOPPED
    assert not kept.exists()


@pytest.mark.parametrize(
    "options", [["--allow-regression", "because"], ["--update", "--allow-regression", "  "]], ids=["alone", "blank"]
)
def test_a_reason_needs_an_update_and_words(run: Run, options: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(*options, who=0.8)
    assert stopped.value.code == 2


@pytest.mark.parametrize("damage", ["{", "[]", '{"tiny": {}}', '{"tiny": {"sha256": "", "floors": 1}}'])
def test_damaged_floors_stop(run: Run, kept: Path, damage: str, capsys: pytest.CaptureFixture[str]) -> None:
    kept.write_text(damage, encoding="utf-8")

    assert run(who=0.8) == STOPPED
    assert "not a file of floors" in capsys.readouterr().err


def test_a_corpus_that_cannot_be_read_stops(run: Run, gold: Path) -> None:
    gold.write_text("{}\n", encoding="utf-8")
    assert run(who=0.8) == STOPPED
    gold.unlink()
    assert run(who=0.8) == STOPPED


def test_two_files_of_one_name_stop(gold: Path, kept: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    other = tmp_path / "b" / gold.name
    other.write_bytes(gold.read_bytes())

    assert main([str(gold), str(other), "--floors", str(kept), "--update"]) == STOPPED
    assert not kept.exists()


@pytest.mark.model
def test_measures_by_itself(gold: Path, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(gold), "--floors", str(kept), "--update"]) == 0
    assert read(kept)["floors"]["quoted.detect"] == 1.0
    assert "quoted.cue" not in read(kept)["floors"]  # none is marked
    capsys.readouterr()

    assert main([str(gold), "--floors", str(kept)]) == 0
    assert "attitudes=no" in capsys.readouterr().out
