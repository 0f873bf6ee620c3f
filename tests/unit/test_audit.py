"""The audit of the locked dependencies: what it makes of what pip-audit answers, here one that is told what to say."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
# For each database: what it says of the release that has advisories everywhere, and of the lock file.
Says = dict[str, tuple[Any, Any]]

FAKE = """#!{python}
import json, sys, time
from pathlib import Path
given = dict(zip(sys.argv[1:], sys.argv[2:]))
canary, lock = json.loads(Path(__file__).with_suffix(".json").read_text())[given["--vulnerability-service"]]
says = canary if given["--requirement"].endswith("canary.txt") else lock
if says == "hangs":
    time.sleep(600)
if says is None:
    sys.exit("no network")
Path(given["--output"]).write_text(says if isinstance(says, str) else json.dumps({{"dependencies": says, "fixes": []}}))
sys.exit(1)
"""


def fault(name: str, *aliases: str, mended: tuple[str, ...] = ("9",)) -> dict[str, Any]:
    return {"id": name, "aliases": [*aliases], "fix_versions": [*mended], "description": "…"}


def package(name: str, *faults: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "version": "1", "vulns": [*faults]}


def unknown(name: str) -> dict[str, Any]:
    return {"name": name, "skip_reason": "not found"}


CANARY = [package("jinja2", fault("OLD"))]
CLEAN = [package("a"), package("b")]
FAULTY = [package("a", fault("PYSEC-1", "CVE-1")), package("b", fault("PYSEC-2", mended=()))]
NOBODY = ("scripts/audit: the dependencies are not audited: no database of advisories can be reached from here",)


def _pip_audit(folder: Path, says: Says) -> Path:
    fake = folder / "pip-audit"
    fake.write_text(FAKE.format(python=sys.executable))
    fake.chmod(0o755)
    fake.with_suffix(".json").write_text(json.dumps(says))
    return fake


def _audit(folder: Path, says: Says, ignored: str = "", *, within: float | None = None) -> tuple[int, tuple[str, ...]]:
    (folder / "ignored.tsv").write_text(f"# What it is.\nadvisory\tuntil\treason\n{ignored}")
    limit = "" if within is None else f"audit_lock.SECONDS = {within}; "
    program = (
        f"import sys; sys.path.insert(0, 'scripts'); from pathlib import Path; import audit_lock; {limit}"
        "sys.exit(audit_lock.main(sys.argv[1], *map(Path, sys.argv[2:])))"
    )
    files = [_pip_audit(folder, says), "requirements-dev.lock", folder / "ignored.tsv", folder]
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, files)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == ""
    return done.returncode, tuple(done.stderr.splitlines())


def test_a_lock_file_without_advisories_passes(tmp_path: Path) -> None:
    code, said = _audit(tmp_path, {"pypi": (CANARY, CLEAN)})

    assert code == 0
    assert said == ("scripts/audit: 2 packages have no known faults but 0 that are ignored (asked: pypi)",)


def test_advisories_fail_and_are_listed(tmp_path: Path) -> None:
    code, said = _audit(tmp_path, {"pypi": (CANARY, FAULTY)})

    assert code == 1
    assert said[:2] == (
        "scripts/audit: a 1: PYSEC-1, CVE-1; mended in 9",
        "scripts/audit: b 1: PYSEC-2; not mended yet",
    )
    assert said[2].startswith("scripts/audit: 2 known faults; update with scripts/lock")


@pytest.mark.parametrize("name", ["PYSEC-1", "CVE-1"])
def test_an_advisory_is_ignored_by_any_of_its_names_until_its_day(tmp_path: Path, name: str) -> None:
    says: Says = {"pypi": (CANARY, FAULTY[:1])}

    assert _audit(tmp_path, says, f"{name}\t9999-12-31\tWe do not call it.\n")[0] == 0
    assert _audit(tmp_path, says, f"{name}\t2020-12-31\tWe do not call it.\n")[0] == 1
    assert _audit(tmp_path, says, "CVE-2\t9999-12-31\tWe do not call it.\n")[0] == 1


@pytest.mark.parametrize(
    "row", ["CVE-1\t9999-12-31\t", "CVE-1\t9999-12-31", "CVE-1\tsoon\tWhy.", "CVE-1", "\t9999-12-31\tx"]
)
def test_what_is_ignored_has_a_reason_and_a_day(tmp_path: Path, row: str) -> None:
    code, said = _audit(tmp_path, {"pypi": (CANARY, CLEAN)}, f"{row}\n")

    assert code == 2
    assert len(said) == 1


@pytest.mark.parametrize(
    "silent",
    [
        (None, None),  # no network
        ([unknown("jinja2")], [unknown("a")]),  # an index without this interface
        ([package("jinja2")], CLEAN),  # a mirror that leaves the advisories out
        ("<html>", "<html>"),
        ("[]", "[]"),
        ([{"name": "jinja2"}], CLEAN),
        (CANARY, None),  # the network went away
        (CANARY, []),
    ],
)
def test_where_nobody_can_be_asked_that_is_said_and_no_more(tmp_path: Path, silent: tuple[Any, Any]) -> None:
    assert _audit(tmp_path, {"pypi": silent, "osv": silent}) == (0, NOBODY)
    assert _audit(tmp_path, {"pypi": silent, "osv": (CANARY, FAULTY)})[0] == 1


def test_a_database_that_does_not_answer_is_not_waited_for(tmp_path: Path) -> None:
    assert _audit(tmp_path, {"pypi": ("hangs", None), "osv": ("hangs", None)}, within=0.5) == (0, NOBODY)


def test_packages_that_a_database_does_not_know_are_named(tmp_path: Path) -> None:
    code, said = _audit(tmp_path, {"pypi": (CANARY, [*CLEAN, unknown("c")])})

    assert code == 0
    assert said[0] == "scripts/audit: not audited, because pypi does not know them: c"


def _run(**environment: str) -> tuple[int, str]:
    done = subprocess.run(
        [ROOT / "scripts" / "audit"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"INQUIT_VENV": sys.prefix} | environment,
    )
    return done.returncode, done.stderr


def test_the_command_audits_the_lock_file_of_the_project(tmp_path: Path) -> None:
    faulty = str(_pip_audit(tmp_path, {"pypi": (CANARY, FAULTY)}))
    assert _run(PIP_AUDIT=faulty)[0] == 1
    clean = str(_pip_audit(tmp_path, {"pypi": (CANARY, CLEAN)}))
    assert _run(PIP_AUDIT=clean)[0] == 0


def test_where_pip_audit_cannot_be_installed_that_is_said(tmp_path: Path) -> None:
    """As with a Python that makes no environments, so that none has to be made here."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "bin" / "python").chmod(0o755)
    code, said = _run(INQUIT_VENV=str(tmp_path), PIP_AUDIT="")

    assert (code, said) == (0, "scripts/audit: the dependencies are not audited: pip-audit cannot be installed here\n")


def test_continuous_integration_audits() -> None:
    run = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "\n    { scripts/check && scripts/audit; }" in run
    assert '\nwait "$checks" || failed=$?\nexit "$failed"\n' in run
