"""Asks pip-audit for advisories about a lock file, and says what they are, or that nobody could be asked.

    python scripts/audit_lock.py PIP_AUDIT LOCK IGNORED SCRATCH

Exit code 0: none are known, or there is no database to ask; 1: there are some; 2: the list of those that are ignored is
wrong.
"""

from __future__ import annotations

import csv
import datetime
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Advisory", "Audit", "audited", "main"]

# The databases that pip-audit can ask, in this order; the first that answers is enough.
DATABASES = ("pypi", "osv")
# A release with advisories that every database knows: where it has none, the database, or a mirror of it, knows none at
# all, and that nothing is found means nothing.
CANARY = "jinja2==2.4.1\n"
# For one question to one database; a hundred packages took 20 seconds.
SECONDS = 120


@dataclass(frozen=True, slots=True)
class Advisory:
    """A known fault of a locked release."""

    package: str
    version: str
    names: tuple[str, ...]  # its identifier, and what others call it
    mended_in: tuple[str, ...]

    def __str__(self) -> str:
        mended = f"; mended in {', '.join(self.mended_in)}" if self.mended_in else "; not mended yet"
        return f"{self.package} {self.version}: {', '.join(self.names)}{mended}"


@dataclass(frozen=True, slots=True)
class Audit:
    """What a database knows: advisories, how many packages it was asked for, and those that it has never heard of."""

    advisories: tuple[Advisory, ...]
    packages: int
    unknown: tuple[str, ...]


def audited(pip_audit: str, requirements: Path, database: str, scratch: Path) -> Audit | None:
    """What a database knows of the requirements; None where it cannot be asked."""
    result = scratch / f"{requirements.name}.{database}.json"
    result.unlink(missing_ok=True)
    command = [pip_audit, "--requirement", str(requirements), "--disable-pip", "--no-deps", "--vulnerability-service"]
    command += [database, "--format", "json", "--output", str(result), "--progress-spinner", "off"]
    try:
        subprocess.run(command, capture_output=True, check=False, timeout=SECONDS)
        return _read(json.loads(result.read_text("utf-8"))["dependencies"])
    except (OSError, subprocess.TimeoutExpired, ValueError, LookupError, TypeError):
        return None  # the exit code is 1 for a network that is not there and for advisories alike: the file tells


def _read(dependencies: Sequence[dict[str, Any]]) -> Audit:
    asked = [one for one in dependencies if "skip_reason" not in one]
    advisories = tuple(
        Advisory(one["name"], one["version"], (found["id"], *found.get("aliases", ())), tuple(found["fix_versions"]))
        for one in asked
        for found in one["vulns"]
    )
    return Audit(advisories, len(asked), tuple(one["name"] for one in dependencies if "skip_reason" in one))


def _ignored(path: Path, today: datetime.date) -> set[str]:
    """The advisories that need not be heeded today.

    Raises:
        ValueError: a row has no identifier, no reason or no day.
    """
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    found = set()
    for row in csv.DictReader(lines, dialect="excel-tab"):
        if not all(isinstance(cell, str) and cell.strip() for cell in row.values()):
            raise ValueError(f"{path}: a row needs an advisory, a day and a reason: {row}")
        if datetime.date.fromisoformat(row["until"]) >= today:
            found.add(row["advisory"])
    return found


def _say(lines: Iterator[str] | Sequence[str]) -> None:
    for line in lines:
        print(f"scripts/audit: {line}", file=sys.stderr)


def main(pip_audit: str, lock: Path, ignored: Path, scratch: Path) -> int:
    """Audit a lock file; the exit code."""
    try:
        heedless = _ignored(ignored, datetime.date.today())
    except (OSError, ValueError, LookupError, TypeError) as error:
        _say([str(error)])
        return 2
    canary = scratch / "canary.txt"
    canary.write_text(CANARY, encoding="utf-8")
    for database in DATABASES:
        known = audited(pip_audit, canary, database, scratch)
        if known is None or not known.advisories:
            continue
        audit = audited(pip_audit, lock, database, scratch)
        if audit is not None and audit.packages:
            return _told(audit, heedless, database)
    _say(["the dependencies are not audited: no database of advisories can be reached from here"])
    return 0


def _told(audit: Audit, heedless: set[str], database: str) -> int:
    heeded = [one for one in audit.advisories if heedless.isdisjoint(one.names)]
    if audit.unknown:
        _say([f"not audited, because {database} does not know them: {', '.join(audit.unknown)}"])
    _say([str(one) for one in heeded])
    if heeded:
        _say([f"{len(heeded)} known faults; update with scripts/lock, or say in scripts/audit_ignored.tsv why not"])
        return 1
    ignored = len(audit.advisories) - len(heeded)
    _say([f"{audit.packages} packages have no known faults but {ignored} that are ignored (asked: {database})"])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4])))
