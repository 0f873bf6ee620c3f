"""`inquit serve` as a process: what it prints, what it needs, and what is there after a kill."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.e2e.serving import serving
from tests.stored_examples import document
from tests.waiting import until

from inquit.store import Store

REVIEWERS = 5


def _keys(page: str) -> list[dict[str, str]]:
    """The hidden values of the forms that accept a statement."""
    forms = re.findall(r"<form class=\"judge\".*?</form>", page, re.DOTALL)
    return [
        {name: unescape(value) for name, value in re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form)}
        for form in forms
    ]


def _review(address: str, process: subprocess.Popen[str], number: int, kills_after: int) -> list[str]:
    """Accept the statements of a text, one after the other, until the server is gone: those that were confirmed."""
    confirmed: list[str] = []
    with httpx.Client(base_url=address, follow_redirects=True, timeout=30) as client:
        try:
            forms = _keys(client.get(f"/texts/{number}").text)
            for place, form in enumerate(forms, start=1):
                path = f"/texts/{number}/statements/q{place}/accept"
                answer = client.post(path, data=form, follow_redirects=False)
                if answer.status_code == 303:
                    confirmed.append(f"q{place}")
                if number == 1 and place == kills_after:
                    process.send_signal(signal.SIGKILL)
        except httpx.TransportError:
            pass
    return confirmed


def test_after_a_kill_every_confirmed_correction_is_there(tmp_path: Path) -> None:
    database = tmp_path / "quotes.db"
    with Store(database) as store:
        for number in range(1, REVIEWERS + 1):
            text = " ".join(f"“We wait {place} days,” said Ann Lee." for place in range(40))
            store.add(document(f"t{number}", text, path=f"/{number}.txt"))
    with serving(str(database), "--reviewer", "Eva") as (process, address), ThreadPoolExecutor(REVIEWERS) as pool:
        reviews = [pool.submit(_review, address, process, number, 4) for number in range(1, REVIEWERS + 1)]
        confirmed = [one.result() for one in reviews]

    assert len(confirmed[0]) >= 4
    with Store(database) as store:
        for number, rows in enumerate(confirmed, start=1):
            state = store.corrections("Eva").text(number)
            accepted = {one.ref.row for one in state.statements if one.review == "accepted"}
            assert set(rows) <= accepted
            assert len(accepted) <= len(rows) + 1  # one may have been done and not confirmed any more


def test_the_program_of_the_documentation_corrects(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "serve.md").read_text("utf-8")
    (example,) = re.findall(r"^```py\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    database, token = tmp_path / "quotes.db", tmp_path / "token.txt"
    with Store(database) as store:
        store.add(document("a", path="/a.txt"))
    with serving(str(database), "--reviewer", "Eva", "--token", str(token)) as (_, address):
        program = example.replace("http://127.0.0.1:8000/", address)
        done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True)

    assert (done.stdout, done.stderr) == ("Ann Lee “We wait,”\ncorrection 1\n", "")
    with Store(database, writes=False) as store:
        assert [one.reviewer for one in store.history()] == ["Eva"]


@pytest.mark.model
def test_a_temporary_database_is_kept_and_named_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with serving("--host", "127.0.0.1") as (process, address):
        assert httpx.get(address.partition("?")[0]).status_code == 401
        with httpx.Client(follow_redirects=True) as client:
            page = client.get(address)
            assert "There is no text here yet" in page.text
            place = _pasted(client, page, "“We wait,” said Ann Lee. “It is late.”")
            assert until(lambda: "<h1>Added</h1>" in client.get(place).text)
            endless = _pasted(client, page, " ".join(f"“We wait {day} days,” said Ann Lee." for day in range(40_000)))
            with client.stream("GET", f"{endless}/events") as stream:
                told = stream.iter_text()
                assert "says" in next(told)
                process.send_signal(signal.SIGINT)
                list(told)  # who watches is let go
        out, error = process.communicate(timeout=60)

    assert (process.returncode, error) == (0, "")
    (database,) = tmp_path.glob("inquit-*/quotes.db")
    keep = f"1 text and 0 corrections not saved yet, in {database}; keep them: inquit backup {database} quotes.db"
    assert keep in out
    assert "1 addition not done any more; add again what is missing" in out
    with Store(database, writes=False) as store:
        (kept,) = store.documents()
    assert [speaker.name for speaker in kept.speakers] == ["Ann Lee"]


def test_a_system_that_ends_the_server_is_told_where_the_database_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with serving() as (process, address):
        assert httpx.get(address, follow_redirects=True).status_code == 200
        process.send_signal(signal.SIGTERM)
        out, error = process.communicate(timeout=60)

    assert (process.returncode, error) == (0, "")
    assert "0 texts and 0 corrections not saved yet, in " in out


def _pasted(client: httpx.Client, page: httpx.Response, text: str) -> str:
    """Paste a text: the address of the page that says how far it is."""
    (key,) = re.findall(r'name="key" value="([^"]*)"', page.text)
    answer = client.post(page.url.join("/new"), files={"key": (None, key), "text": (None, text)})
    return str(answer.url)


def test_a_text_is_read_and_shown_from_a_database_of_its_own(run: Any, tmp_path: Path, served: list[Any]) -> None:
    (tmp_path / "a.txt").write_text("“We wait,” she said.")

    done = run("serve", "a.txt", "--save", "quotes.db", "--reviewer", "Eva")

    assert (done.exit_code, served) == (0, [(Path("quotes.db"), "Eva", 1)])
    assert "1 text and 0 corrections in quotes.db" in done.stdout
    again = run("serve", "a.txt", "--save", "quotes.db")
    assert (again.exit_code, "is there already" in again.stderr) == (2, True)
    assert run("serve", "quotes.db", "--save", "other.db").exit_code == 2
    assert run("serve", "quotes.db").exit_code == 0
    assert run("serve", "missing.txt").exit_code != 0


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What would be served: the database, the reviewer, and how many texts it has by then."""
    found: list[Any] = []

    def serve(database: Path, _address: Any, *, reviewer: str, **_how: Any) -> None:
        with Store(database, writes=False) as store:
            found.append((database, reviewer, store.count()))

    monkeypatch.setattr("inquit.web.serve", serve)
    return found


def test_what_could_be_read_is_served_and_nothing_stays_of_what_could_not(
    run: Any, tmp_path: Path, served: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("“We wait,” she said.")
    (tmp_path / "texts" / "b.txt").write_bytes(bytes(range(256)))
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "scratch"))

    some = run("serve", "texts", "--save", "quotes.db", "--reviewer", "Eva")
    saved = run("serve", "missing.txt", "--save", "other.db")
    kept = run("serve", "missing.txt")

    assert served == [(Path("quotes.db"), "Eva", 1)]
    assert (some.exit_code, saved.exit_code, kept.exit_code) == (0, 1, 1)
    assert "b.txt: not a text file" in some.stderr
    assert not list(tmp_path.glob("other.*"))
    assert not list((tmp_path / "scratch").iterdir())


def test_a_port_that_is_taken_is_said_in_a_sentence(run: Any, tmp_path: Path) -> None:
    Store(tmp_path / "quotes.db").close()
    with serving(str(tmp_path / "quotes.db")) as (_, address):
        port = address.rstrip("/").rpartition(":")[2]
        done = run("serve", "quotes.db", "--port", port, "--no-browser")

    assert done.exit_code == 1
    assert f"nobody can listen at 127.0.0.1, port {port}" in done.stderr


def test_a_reading_that_is_stopped_before_its_first_text_leaves_nothing(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inquit.cli.serving_pages.run_addition", lambda *_, **__: 130)
    (tmp_path / "a.txt").write_text("“We wait,” she said.")

    assert run("serve", "a.txt", "--save", "quotes.db").exit_code == 130
    assert not list(tmp_path.glob("quotes.db*"))
