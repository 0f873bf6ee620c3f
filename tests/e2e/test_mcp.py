"""`inquit mcp` as an assistant's program has it: the command is started, and the protocol's own client speaks to it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TextIO

import pytest
from jsonschema import Draft202012Validator
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from tests.e2e.assistants import asked, hello
from tests.running import known, of_group, runs
from tests.waiting import LIMIT, until

from inquit.document import Document
from inquit.store import Store
from inquit.verification.verdicts import GOOD

pytestmark = [
    pytest.mark.skipif(not Path(sys.executable).with_name("inquit").exists(), reason="not installed as a command"),
    pytest.mark.model,
]
INQUIT = str(Path(sys.executable).with_name("inquit"))
ARTICLE = "“We will not sell the harbour,” said Ann Lee, the mayor of Springfield.\n"
# As many as an answer has by itself, and some more.
LONG = "\n\n".join(f"“We counted {n} gulls at noon,” said Ann Lee." for n in range(130))
LATE = 0.001  # seconds, in which nothing is done

Ask = Callable[..., Awaitable[Any]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("assistants")
    (made / "article.txt").write_text(ARTICLE)
    (made / "long.txt").write_text(LONG)
    (made / "secret.txt").write_text("“Nobody may read this,” said Cy Young.\n")
    subprocess.run([INQUIT, "add", "quotes.db", "article.txt", "long.txt"], cwd=made, check=True, capture_output=True)
    (made / "damaged.db").write_bytes((made / "quotes.db").read_bytes())
    with sqlite3.connect(made / "damaged.db") as connection:
        connection.execute("DROP TABLE speakers")
    connection.close()
    return made


def conversation(folder: Path, *arguments: str, talk: Callable[[Client], Awaitable[Any]]) -> tuple[Any, str]:
    """What comes of talking to the command, and what it says on standard error."""
    log = folder / "log"
    patient = () if "--max-seconds" in arguments else ("--max-seconds", str(LIMIT))  # the machine may be busy

    async def held(errors: TextIO) -> Any:
        server = StdioServerParameters(command=INQUIT, args=["mcp", *arguments, *patient], cwd=folder)
        async with Client(stdio_client(server, errlog=errors), read_timeout_seconds=LIMIT) as client:
            return await talk(client)

    with log.open("w") as errors:
        outcome = asyncio.run(held(errors))
    return outcome, log.read_text()


def answers(folder: Path, *arguments: str, calls: list[tuple[str, dict[str, Any]]]) -> list[Any]:
    """The answers to some calls, one after the other; nothing is said besides."""

    async def talk(client: Client) -> list[Any]:
        return [await client.call_tool(tool, given) for tool, given in calls]

    found, said = conversation(folder, *arguments, talk=talk)
    assert said == ""
    assert isinstance(found, list)
    return found


def refusal(answer: Any) -> str:
    """The sentence of an answer that is none."""
    assert answer.is_error
    (content,) = answer.content
    assert "\n" not in content.text
    assert "Traceback" not in content.text
    return str(content.text)


def test_tools_say_what_they_take_and_give(folder: Path) -> None:
    async def talk(client: Client) -> Any:
        return (await client.list_tools()).tools

    bare, _ = conversation(folder, talk=talk)
    full, _ = conversation(folder, "quotes.db", talk=talk)

    assert [tool.name for tool in bare] == ["extract", "verify"]
    assert [tool.name for tool in full] == ["extract", "verify", "sources", "find", "who"]
    for tool in full:
        assert tool.title
        assert tool.description
        assert tool.annotations.read_only_hint is True
        assert tool.annotations.open_world_hint is False
        for schema in (tool.input_schema, tool.output_schema):
            Draft202012Validator.check_schema(schema)
            assert schema["type"] == "object"
        assert tool.input_schema["additionalProperties"] is False
        assert all(
            "description" in one or "enum" in one or "minimum" in one
            for one in tool.input_schema["properties"].values()
        )


def test_each_tool_answers(folder: Path) -> None:
    extracted, named, verified, alone, listed, found, who = answers(
        folder,
        "quotes.db",
        "--sources",
        "article.txt",
        calls=[
            ("extract", {"text": ARTICLE}),
            ("extract", {"source": "article.txt"}),
            ("verify", {"article": ARTICLE}),
            ("verify", {"quotation": "We will not sell the harbour", "sources": [{"name": "a", "text": ARTICLE}]}),
            ("sources", {}),
            ("find", {"words": "harbour", "person": "Ann Lee"}),
            ("who", {"name": "Ann Lee"}),
        ],
    )

    (row,) = extracted.structured_content["statements"]
    assert (row["text"], row["speaker"], row["role"]) == ("“We will not sell the harbour,”", "Ann Lee", "mayor")
    assert ARTICLE[row["start"] : row["end"]] == row["text"]
    assert named.structured_content["statements"] == [{**row, "place": "line 1"}]
    (quotation,) = verified.structured_content["quotations"]
    assert quotation["verdict"] in GOOD
    assert quotation["found"]["source"] == "article.txt"
    assert alone.structured_content["quotations"][0]["found"]["source"] == "a"
    assert listed.structured_content["sources"] == [{"name": "article.txt", "title": None, "characters": len(ARTICLE)}]
    assert found.structured_content["statements"][0]["statement"] == "“We will not sell the harbour,”"
    assert (who.structured_content["name"], who.structured_content["statements"]) == ("Ann Lee", 131)
    for answer in (extracted, named, verified, alone, listed, found, who):
        assert not answer.is_error
        assert json.loads(answer.content[0].text) == answer.structured_content


def test_indirect_speech_stands_beside_what_was_said(folder: Path) -> None:
    article = "Ann Lee said that they would never sell the harbour. “We will not sell the harbour,” Lee said."
    sources = [{"text": "“We will not sell the harbour,” said Ann Lee, the mayor.\n\n“It rains,” said Bo Ray.\n"}]
    with_it, without = answers(
        folder,
        calls=[("verify", {"article": article, "sources": sources, "reported": told}) for told in (True, False)],
    )

    (told,) = with_it.structured_content["reported"]
    assert told["speaker"] == "Ann Lee"
    assert "We will not sell the harbour" in told["passages"][0]["found"]["text"]
    assert len(with_it.structured_content["quotations"]) == 1
    assert "reported" not in without.structured_content


def test_what_is_long_comes_in_pages(folder: Path) -> None:
    pages = answers(
        folder,
        "quotes.db",
        calls=[
            ("extract", {"text": LONG}),
            ("extract", {"text": LONG, "offset": 100}),
            ("extract", {"text": LONG, "offset": 500}),
            ("find", {"limit": 200, "offset": 130}),
            ("verify", {"article": LONG, "limit": 7}),
        ],
    )

    first, second, beyond, found, verified = (page.structured_content for page in pages)
    assert [(len(page["statements"]), page["total"], page["left_out"]) for page in (first, second, beyond, found)] == [
        (100, 130, 30),
        (30, 130, 0),
        (0, 130, 0),
        (1, 131, 0),
    ]
    assert second["statements"][0]["text"] == "“We counted 100 gulls at noon,”"
    assert (len(verified["quotations"]), verified["left_out"]) == (7, 123)


HOSTILE: dict[str, tuple[str, Any, str]] = {
    "no such tool": ("delete", {}, "there is no tool 'delete'"),
    "nothing": ("extract", {}, "either a text or the name of a source"),
    "two things": ("extract", {"text": "a", "source": "b"}, "either a text or the name"),
    "a number": ("extract", {"text": 5}, "text: of another type than string"),
    "null": ("extract", {"text": None}, "text: of another type than string"),
    "a list": ("find", {"words": ["a"]}, "words: of another type than string"),
    "a switch": ("extract", {"text": "a", "limit": True}, "limit: of another type than integer"),
    "a negative number": ("extract", {"text": "a", "limit": -1}, "limit: -1 is out of bounds; minimum 1"),
    "a huge number": ("find", {"limit": 10**30}, "is out of bounds; maximum 200"),
    "another argument": ("extract", {"text": "a", "path": "/etc/passwd"}, "there is no 'path'; known are text"),
    "a path": ("extract", {"source": "/etc/passwd"}, "there is no source '/etc/passwd'"),
    "a file beside": ("extract", {"source": "secret.txt"}, "there is no source 'secret.txt'"),
    "a path upwards": ("extract", {"source": "../article.txt"}, "there is no source"),
    "a URL": ("extract", {"source": "http://127.0.0.1/"}, "there is no source"),
    "huge": ("extract", {"text": "a " * 150_000}, "text: too long, with 300,000 characters; 200,000 are taken at most"),
    "huge sources": ("verify", {"quotation": "a", "sources": [{"text": "a" * 600_000}] * 2}, "1,200,000 characters"),
    "many sources": ("verify", {"quotation": "a", "sources": [{"text": "a"}] * 51}, "51 of them are too many"),
    "a source without a text": ("verify", {"quotation": "a", "sources": [{}]}, "sources[0]: text is missing"),
    "no source": ("verify", {"quotation": "a", "sources": []}, "sources: empty"),
    "a speaker of an article": ("verify", {"article": "a", "speaker": "b"}, "speaker belongs to one quotation"),
    "words that are none": ("find", {"words": '"'}, "no word to search for"),
    "a day that is none": ("find", {"since": "2024-13-77"}, "2024-13-77"),
    "no day": ("find", {"since": "yesterday"}, "since: 'yesterday' is no date"),
    "a list of types": ("find", {"type": "spoken"}, "there is no 'spoken'; take one of direct, mixed, indirect"),
    "nobody": ("who", {"name": "Zoë Nowhere"}, "nobody in the database is called 'Zoë Nowhere'"),
    "a name that is near": (
        "who",
        {"name": "Ann Le"},
        "nobody in the database is called 'Ann Le'; near to it: Ann Lee",
    ),
    "SQL": ("who", {"name": "'; DROP TABLE people; --"}, "nobody in the database is called"),
}


def test_what_is_asked_amiss_is_told_in_a_sentence(folder: Path) -> None:
    given = [(tool, arguments) for tool, arguments, _ in HOSTILE.values()]
    found = answers(folder, "quotes.db", calls=[*given, ("extract", {"text": ARTICLE})])

    for name, answer, (_, _, expected) in zip(HOSTILE, found, HOSTILE.values(), strict=False):
        assert expected in refusal(answer), name
        assert len(refusal(answer)) < 600, name
    assert len(found[-1].structured_content["statements"]) == 1


def test_a_database_that_is_damaged_ends_no_server(folder: Path) -> None:
    found, who, extracted = answers(
        folder,
        "damaged.db",
        calls=[("find", {"words": "harbour"}), ("who", {"name": "Lee"}), ("extract", {"text": ARTICLE})],
    )

    assert "damaged.db" in refusal(found)
    assert "damaged.db" in refusal(who)
    assert not extracted.is_error


def test_texts_are_read_whatever_they_hold(folder: Path) -> None:
    texts = ["\x00“Go\x1b[2J now,” said Ann Lee.", "“" * 5_000, "a" * 200_000, "🦑 “We go home,” said Bo Ray."]
    found = answers(folder, calls=[("extract", {"text": text}) for text in texts])

    assert not any(answer.is_error for answer in found)
    (row,) = found[-1].structured_content["statements"]
    assert texts[-1][row["start"] : row["end"]] == row["text"]


def test_a_source_that_cannot_be_read_is_named(folder: Path) -> None:
    verified, listed, extracted = answers(
        folder,
        "--sources",
        "article.txt",
        "gone.txt",
        calls=[("verify", {"article": ARTICLE}), ("sources", {}), ("extract", {"source": "gone.txt"})],
    )

    for answer in (verified, listed):
        (unread,) = answer.structured_content["unread"]
        assert unread["name"] == "gone.txt"
        assert "no such file" in unread["error"]
    assert "no such file" in refusal(extracted)


def test_a_call_that_takes_too_long_costs_that_call(folder: Path) -> None:
    async def talk(client: Client) -> Any:
        return [await client.call_tool("extract", {"text": LONG}) for _ in range(2)], await client.list_tools()

    (late, tools), said = conversation(folder, "--max-seconds", str(LATE), talk=talk)

    assert [refusal(one) for one in late] == ["not done within 0.001 seconds; give less at once, or allow more"] * 2
    assert len(tools.tools) == 2
    assert said == ""


def test_several_calls_at_once(folder: Path) -> None:
    async def talk(client: Client) -> Any:
        texts = [ARTICLE.replace("harbour", f"boat of {n} men") for n in range(12)]
        return await asyncio.gather(*(client.call_tool("extract", {"text": text}) for text in texts))

    found, _ = conversation(folder, talk=talk)

    for number, answer in enumerate(found):
        assert answer.structured_content["statements"][0]["text"] == f"“We will not sell the boat of {number} men,”"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["gone.db"], "gone.db"),
        (["article.txt"], "article.txt"),
        (["--sources", "-"], "standard input is the assistant's"),
        (["--max-seconds", "0"], "no number of seconds above 0"),
    ],
)
def test_a_wrong_start_is_told(folder: Path, arguments: list[str], expected: str) -> None:
    done = subprocess.run([INQUIT, "mcp", *arguments], cwd=folder, capture_output=True, text=True, input="")

    assert done.returncode in {1, 2}
    assert done.stdout == ""
    assert expected in done.stderr
    assert "Traceback" not in done.stderr


def test_without_its_package_the_command_says_how_to_get_it(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as u\nfind = u.find_spec\n"
        "u.find_spec = lambda name, package=None: None if name == 'mcp_types' else find(name, package)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [INQUIT, "mcp"], cwd=folder, env=environment, capture_output=True, text=True, input="", check=False
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert "inquit mcp needs mcp>=2, which is not installed: pip install" in done.stderr
    assert "[mcp]" in done.stderr


class Spoken:
    """The command with pipes of ours."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [INQUIT, "mcp", *arguments, "--max-seconds", str(LIMIT)],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        for message in hello():
            self.say(json.dumps(message))
        self.heard()

    def say(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def heard(self) -> Any:
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())

    def with_reader(self) -> list[Any]:
        """Let it have its other process; all of them."""
        self.say(json.dumps(asked(1, "extract", text=ARTICLE)))
        assert "harbour" in json.dumps(self.heard())
        return of_group(self.process.pid)


@pytest.fixture
def spoken(folder: Path) -> Iterator[Spoken]:
    started = Spoken(folder)
    yield started
    for pid, _ in of_group(started.process.pid):
        os.kill(pid, signal.SIGKILL)
    started.process.communicate(timeout=LIMIT)


def test_it_ends_with_its_input(spoken: Spoken) -> None:
    everything = spoken.with_reader()
    out, err = spoken.process.communicate(timeout=LIMIT)

    assert (out, err, spoken.process.returncode) == (b"", b"", 0)
    assert len(everything) == 2
    assert until(lambda: not any(map(runs, everything)))


def test_also_in_the_middle_of_a_call(spoken: Spoken) -> None:
    everything = spoken.with_reader()
    spoken.say(json.dumps(asked(2, "extract", text=LONG)))
    _, err = spoken.process.communicate(timeout=LIMIT)

    assert (err, spoken.process.returncode) == (b"", 0)
    assert until(lambda: not any(map(runs, everything)))


@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_ends_quietly_when_it_is_asked_to(spoken: Spoken, how: int, code: int) -> None:
    everything = spoken.with_reader()
    spoken.process.send_signal(how)

    assert spoken.process.wait(LIMIT) == code
    assert spoken.process.stderr is not None
    assert spoken.process.stderr.read() == b""
    assert until(lambda: not any(map(runs, everything)))


def test_it_ends_with_its_reader(spoken: Spoken) -> None:
    assert spoken.process.stdout is not None
    spoken.process.stdout.close()
    spoken.say(json.dumps({"jsonrpc": "2.0", "id": 5, "method": "tools/list"}))

    assert spoken.process.wait(LIMIT) == 0
    assert spoken.process.stderr is not None
    assert spoken.process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_an_output_that_is_full_is_told(folder: Path) -> None:
    with open("/dev/full", "w") as full:
        process = subprocess.Popen(
            [INQUIT, "mcp"], cwd=folder, stdin=subprocess.PIPE, stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert process.stdin is not None
    assert process.stderr is not None
    process.stdin.write("".join(json.dumps(message) + "\n" for message in hello()))
    process.stdin.flush()

    assert process.wait(LIMIT) == 1  # though more could be said to it
    assert process.stderr.read() == "error: standard output: cannot be written (no space left on device)\n"
    process.stdin.close()
    process.stderr.close()


@pytest.mark.parametrize("closed", ["<&-", ">&-"])
def test_closed_streams_are_told(folder: Path, closed: str) -> None:
    done = subprocess.run(
        f"{INQUIT} mcp {closed}", cwd=folder, shell=True, capture_output=True, text=True, check=False, timeout=LIMIT
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert "standard input or output is closed" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there a process has no other parent afterwards")
def test_it_ends_with_its_parent_though_its_input_stays_open(folder: Path) -> None:
    program = (
        "import subprocess, sys, os\n"
        f"p = subprocess.Popen([{INQUIT!r}, 'mcp'], stdin=0)\n"
        "print(p.pid, flush=True)\n"
        "os.read(int(sys.argv[1]), 1)\n"
    )
    gate, key = os.pipe()
    parent = subprocess.Popen(
        [sys.executable, "-c", program, str(gate)],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pass_fds=[gate],
    )
    assert parent.stdout is not None
    assert parent.stdin is not None
    server = known(int(parent.stdout.readline()))
    parent.stdin.write("".join(json.dumps(message) + "\n" for message in hello()).encode())
    parent.stdin.flush()
    assert json.loads(parent.stdout.readline())["id"] == 0
    os.write(key, b"x")
    parent.wait(LIMIT)

    assert until(lambda: not runs(server))  # while this end of its input is open
    parent.stdin.close()
    parent.stdout.close()
    os.close(gate)
    os.close(key)


def test_half_characters_are_answered(spoken: Spoken) -> None:
    line = json.dumps(asked(3, "extract", text="“We go home\ud800 \\ud800 🦑,” said Ann Lee."))
    assert "\\ud800" in line
    spoken.say(line)

    (row,) = spoken.heard()["result"]["structuredContent"]["statements"]
    assert row["text"] == "“We go home\ufffd \\ud800 🦑,”"


def test_what_is_no_message_ends_no_server(spoken: Spoken) -> None:
    for line in ("{", "[]", "null", '{"jsonrpc": "2.0"}', "\x00", "[" * 100_000, '"' + "a" * 1_000_000):
        spoken.say(line)
    spoken.say(json.dumps({"jsonrpc": "2.0", "id": 4, "method": "tools/call", "params": {"name": 5}}))
    spoken.say(json.dumps({"jsonrpc": "2.0", "id": 9, "method": "ping"}))

    heard = spoken.heard()
    while heard.get("id") != 9:
        heard = spoken.heard()
    assert heard["result"] == {}


def test_the_database_is_only_read(folder: Path) -> None:
    before = (folder / "quotes.db").read_bytes()
    answers(folder, "quotes.db", calls=[("find", {"words": "gulls"}), ("who", {"name": "Lee"})])

    assert (folder / "quotes.db").read_bytes() == before


def test_a_database_without_statements_finds_nothing(folder: Path) -> None:
    with Store(folder / "empty.db") as store:
        store.add(Document("a", "Nothing is said here."))
    (found,) = answers(folder, "empty.db", calls=[("find", {"words": "harbour"})])

    assert found.structured_content == {"statements": [], "undated": 0, "notes": [], "total": 0, "left_out": 0}


def test_a_name_that_nobody_has_is_told(folder: Path) -> None:
    found, known = answers(
        folder, "quotes.db", calls=[("find", {"person": "Ann Le"}), ("find", {"words": "whale", "person": "Ann Lee"})]
    )

    assert found.structured_content["notes"] == ["nobody in the database is called 'Ann Le'; near to it: Ann Lee"]
    assert known.structured_content["notes"] == []
