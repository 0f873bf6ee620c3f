"""The command on pages that are not whole, or not where they may be: each is a line, and the rest is done."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.raw_server import Says, raw_server

import inquit

PAGE = "<html><body><p>“Yes,” said Ann Lee.</p></body></html>".encode()
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
WHOLE = OK + b"Content-Length: %d\r\n\r\n" % len(PAGE) + PAGE
NOT_WHOLE: dict[str, Says] = {
    "/cut": WHOLE[:-9],
    "/packed": OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE)[:-9],
    "/chunked": OK + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n" % len(PAGE) + PAGE + b"\r\n",
    "/headers": b"HTTP/1.1 200 OK\r\nContent-Ty",
    "/lengths": OK + b"Content-Length: 3\r\nContent-Length: 30\r\n\r\n" + PAGE,
    "/redirect": b"HTTP/1.1 302 Found\r\nLocation: http://[::1/x\r\n\r\n",
    "/partial": b"HTTP/1.1 206 Partial Content\r\n\r\n" + PAGE,
    "/keys": b"HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest\r\n\r\n",
}
BAD_URLS = ["http://[::1/x", "http://x:99999/", "http://[::ffff:0:a9fe:a9fe]/", "http:///", "http://a\udcffb/\udcff"]


def _extract(*arguments: str, cwd: Path, **environment: str) -> tuple[int, list[dict[str, Any]], list[str]]:
    done = subprocess.run(
        [sys.executable, "-m", "inquit", "extract", "-f", "jsonl", "--engine", "rules", "--jobs", "1", *arguments],
        capture_output=True,
        check=False,
        cwd=cwd,
        timeout=300,
        env=os.environ | environment,
    )
    return done.returncode, [*map(json.loads, done.stdout.splitlines())], done.stderr.decode().splitlines()


@pytest.mark.model
def test_pages_that_cannot_be_had_whole_are_a_line_each_and_the_rest_is_done(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("“Yes,” said Ann Lee.")
    with raw_server({"/": WHOLE, **NOT_WHOLE}) as url:
        bad = [*BAD_URLS, *(url + path for path in NOT_WHOLE)]
        code, records, said = _extract(*bad, f"{url}/", "good.txt", "--allow-private", cwd=tmp_path)

    assert code == 1
    assert [record["id"] for record in records if "error" not in record] == [f"{url}/", "good.txt"]
    assert [len(record["quotes"]) for record in records if "error" not in record] == [1, 1]
    failed = [record["error"] for record in records if "error" in record]
    assert [error.startswith(f"{name}: ") for error, name in zip(failed, bad, strict=True)] == [True] * len(bad)
    assert len(said) == len(bad) + 1
    assert all(line.startswith("error: ") for line in said)
    assert f"ends early: {len(PAGE) - 9} of {len(PAGE)} bytes came; try again later" in said[len(BAD_URLS)]


@pytest.mark.model
def test_one_host_may_be_allowed_and_no_other(tmp_path: Path) -> None:
    with raw_server({"/": WHOLE, "/keys": NOT_WHOLE["/keys"]}) as url:
        host = url.removeprefix("http://")
        urls = (f"{url}/", f"{url}/keys", f"{url.replace('127.0.0.1', 'localhost')}/")
        code, records, _ = _extract(*urls, "--allow-host", f"example.org,{host}", cwd=tmp_path)

    assert code == 1
    assert ["error" in record for record in records] == [False, True, True]
    assert "leads to 169.254.169.254, where machines hand out their keys" in records[1]["error"]
    assert records[2]["error"].endswith("--allow-host localhost for this host alone")


def test_what_is_no_host_is_a_wrong_command(tmp_path: Path) -> None:
    code, records, said = _extract("x.txt", "--allow-host", "http://localhost/", cwd=tmp_path)

    assert (code, records) == (2, [])
    assert "'http://localhost/' is no host; name one as in localhost" in " ".join(said)
    with pytest.raises(inquit.SettingsError, match="is no host"):
        inquit.read("x.txt", allow_host=["*"])


def test_the_proxy_of_the_environment_is_told_of_where_the_network_fails(tmp_path: Path) -> None:
    with raw_server({}) as proxy:
        _, records, _ = _extract("http://nowhere.invalid/", cwd=tmp_path, http_proxy=proxy)

    assert "the proxy that the environment names is not used" in records[0]["error"]
