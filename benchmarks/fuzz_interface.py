"""Requests that fit the description of `inquit serve`, and some that do not: each gets an answer as described.

    python benchmarks/fuzz_interface.py [--examples 300] [--seed 1] [--only NAME]

schemathesis makes them of `/openapi.json`, in this process and without a network. In half of them what is named is
there: a text, a person, a statement as it is shown now; so that corrections are made and taken back, and not only
refused. An answer that is an error of the server, has a status or a type that is not described, or another shape, is a
fault; so are values against the description that are taken, and requests without the token that are answered.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import checks
from schemathesis.specs.openapi import checks as openapi_checks

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT))

from tests.stored_examples import EXAMPLES, document, store_at  # noqa: E402
from tests.unit.web.programs import Program, asking  # noqa: E402

from inquit.intake.queued_work import LoadedReader  # noqa: E402

HERE: Final = "http://127.0.0.1:8000"
CHECKS: Final = (
    checks.not_a_server_error,
    openapi_checks.status_code_conformance,
    openapi_checks.content_type_conformance,
    openapi_checks.response_schema_conformance,
    openapi_checks.negative_data_rejection,
)
INSIDE: Final = "http://127.0.0.1/"  # where no page is fetched from, so that there is no network
ACCEPTED: Final = 202
COMING: Final = ("waiting", "reading")
TOO_LARGE: Final = 413  # which schemathesis does not take for a refusal of what is wrong
MODES: Final = (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE)
TEXT: Final = "“We wait,” said Ann Lee. “It is late.”\n\n“Nobody sails,” Ann Lee said. “Not today.”"


def corpus(path: Path) -> Path:
    """A database with something of every kind."""
    store_at(path, document("ferry", TEXT, title="Ferry", site="Herald", path="/ferry.txt"), *EXAMPLES).close()
    return path


def faults(program: Program, *, examples: int, start: int = 1, only: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """What went wrong, by the operation; the statuses of all answers are in `answered`.

    examples: of each operation, with what is described and with what is not.
    """
    schema = schemathesis.openapi.from_dict({**program.described, "security": []})  # the token is seen to below
    every: Iterator[Any] = schema.get_all_operations()
    for found in every:
        operation = found.ok()
        if only and operation.definition.raw["operationId"] not in only:
            continue
        for mode in MODES:
            try:
                _tried(program, operation, mode, examples, start)
            except (Exception, BaseExceptionGroup) as fault:  # noqa: BLE001 - all of them are listed
                yield f"{operation.label} ({mode.value})", str(fault)


answered: Counter[int] = Counter()


def _tried(program: Program, operation: Any, mode: Any, examples: int, start: int) -> None:
    @seed(start)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode), place=st.integers(0, 7))
    def one(case: Any, place: int) -> None:
        if mode is MODES[0] and isinstance(case.body, dict) and case.body.get("url"):
            case.body["url"] = INSIDE
        is_there = mode is MODES[0] and place < 4  # noqa: PLR2004 - half of them
        if is_there:
            _lead(program, case, place)
        asked: Any = requests.Request(**case.as_transport_kwargs(HERE)).prepare()
        headers: dict[str, Any] = {**asked.headers, "authorization": program.client.headers["authorization"]}
        answer = program.client.request(asked.method, asked.url, content=asked.body, headers=headers)
        answered[answer.status_code] += 1
        while answer.status_code == ACCEPTED and program.get(f"/arrivals/{answer.json()['number']}")["state"] in COMING:
            time.sleep(0.01)  # so that not all of them wait at once
        is_told_apart = not is_there and answer.status_code != TOO_LARGE
        case.validate_response(answer, checks=list(CHECKS if is_told_apart else CHECKS[:-1]))
        headers.pop("authorization")
        program.client.cookies.clear()
        bare = program.client.request(asked.method, asked.url, headers={**headers, "authorization": ""})
        assert bare.status_code in (401, 413, 415), "answered without the token"

    one()


def _lead(program: Program, case: Any, place: int) -> None:
    """Name what is there."""
    rows = program.refs(1)
    ref = rows[place % len(rows)] if rows else None
    for name, value in (("text", 1), ("row", ref and ref["row"]), ("person", 1), ("number", place + 1)):
        if name in (case.path_parameters or {}) and value:
            case.path_parameters[name] = value
    body = case.body
    if not isinstance(body, dict):
        return
    for part in (body, body.get("decision")):
        if isinstance(part, dict):
            _lead_body(program, part, rows, ref)
    if "decision" in body:
        body["version"] = program.get("/people")["version"]


def _lead_body(program: Program, body: dict[str, Any], rows: list[Any], ref: Any) -> None:
    if ref is not None and "statements" in body:
        body["statements"] = rows[: max(1, len(body["statements"]) % 3)]
    if ref is not None and "statement" in body:
        body["statement"] = ref
    if isinstance(body.get("text"), int):
        body |= {"text": 1, "version": program.get("/texts/1")["version"]}
    if body.get("content"):
        body["content"] = [[0, 1 + sum(map(len, body["content"]))]]
    if "person" in body:
        body["person"] = 1
    if "people" in body:
        body["people"] = [1, 2]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=())
    asked = parser.parse_args()
    number = 0
    with tempfile.TemporaryDirectory() as folder, asking(corpus(Path(folder, "quotes.db")), LoadedReader) as program:
        for where, what in faults(program, examples=asked.examples, start=asked.seed, only=asked.only):
            number += 1
            print(f"{where}\n{what}\n", flush=True)
    print(f"{number} faults; answers by status: {dict(sorted(answered.items()))}")
    return 1 if number else 0


if __name__ == "__main__":
    sys.exit(main())
