"""What SECURITY.md promises of a whole run: no network, no files, nothing of a text in messages."""

from __future__ import annotations

import io
import os
import re
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.made_inputs import ARTICLE, MAKERS, archive

SECRET = "Xyzzyplugh"
SAID = f"“We {SECRET} will go,” said Ann {SECRET}, the mayor of {SECRET}.\n\nThe end of it all was near, said Bo Ray.\n"


def _inquit(*arguments: str, cwd: Path, home: Path) -> subprocess.CompletedProcess[bytes]:
    places = {name: str(home) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    return subprocess.run(
        [sys.executable, "-m", "inquit", *arguments],
        capture_output=True,
        check=False,
        cwd=cwd,
        timeout=300,
        env=os.environ | places | {"PYTHONDONTWRITEBYTECODE": "1"},
    )


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A port of this machine that takes connections; nobody answers."""
    with socket.create_server(("127.0.0.1", 0), backlog=16) as server:
        server.setblocking(False)
        yield server


RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
TEMPLATE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"


def _with_links(url: str) -> dict[str, bytes]:
    """Files of every format that may name things elsewhere, all of which name this address."""
    html = f"""<!DOCTYPE html SYSTEM "{url}/dtd">
        <html><head><base href="{url}/"><link rel="stylesheet" href="{url}/css"><link rel="canonical" href="{url}/page">
        <meta http-equiv="refresh" content="0; url={url}/next"><script src="{url}/js"></script></head>
        <body><img src="{url}/png"><iframe src="{url}/frame"></iframe><a href="{url}/a">all of it</a><p>{SAID}</p>
        </body></html>"""
    feed = f"""<?xml version="1.0"?>
        <!DOCTYPE rss SYSTEM "{url}/dtd" [<!ENTITY % all SYSTEM "{url}/all"> %all; <!ENTITY one SYSTEM "{url}/one">]>
        <?xml-stylesheet href="{url}/xsl"?>
        <rss version="2.0"><channel><link>{url}</link><item><title>T</title><link>{url}/item</link>
        <description>{SAID} &one;</description><enclosure url="{url}/sound"/></item></channel></rss>"""
    markdown = f"---\ntitle: {url}/\n---\n![picture]({url}/png)\n\n[link]: {url}/\n\n<img src='{url}/x'>\n\n{SAID}"
    linked = f"""<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="r1" Type="{TEMPLATE}" Target="{url}/dotm"
        TargetMode="External"/></Relationships>"""
    return {
        "a.html": html.encode(),
        "b.rss": feed.encode(),
        "c.md": markdown.encode(),
        "d.txt": f"{url}/\n\n{SAID}".encode(),
        "e.jsonl": f'{{"text": "{url}/ “Yes,” said Ann Lee.", "url": "{url}/x"}}\n'.encode(),
        "f.csv": f"text,url\n{url}/,{url}/\n".encode(),
        "g.docx": _added(MAKERS["docx"](ARTICLE), "word/_rels/settings.xml.rels", linked.encode()),
        "h.epub": _replaced(MAKERS["epub"](ARTICLE), b"<body>", f'<body><img src="{url}/x"/>'.encode()),
        "i.zip": archive({"a.html": html.encode()}),
        "j.pdf": MAKERS["pdf"](ARTICLE),
    }


def _added(data: bytes, name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(target := io.BytesIO(data), "a") as made:
        made.writestr(name, content)
    return target.getvalue()


def _replaced(data: bytes, old: bytes, new: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(target := io.BytesIO(), "w") as made:
        for info in given.infolist():
            made.writestr(info, given.read(info).replace(old, new))
    return target.getvalue()


@pytest.mark.model
def test_nothing_is_fetched_that_was_not_named(listener: socket.socket, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "home").mkdir()
    for name, data in _with_links(f"http://127.0.0.1:{listener.getsockname()[1]}").items():
        (tmp_path / "in" / name).write_bytes(data)
    for command in ("extract", "report"):
        given = (command, "in", "--html-cells", "--allow-private", "-o", f"{command}.html")
        done = _inquit(*given, cwd=tmp_path, home=tmp_path / "home")
        assert done.returncode == 0, done.stderr

    with pytest.raises(BlockingIOError):  # nobody stands in the queue
        listener.accept()


@pytest.mark.model
def test_nothing_is_written_but_the_output(tmp_path: Path) -> None:
    for folder in ("in", "home", "cwd"):
        (tmp_path / folder).mkdir()
    for ending, make in MAKERS.items():
        (tmp_path / "in" / f"a.{ending}").write_bytes(make(ARTICLE))
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    _inquit("extract", "../in", "-o", "out.jsonl", "--jobs", "2", cwd=tmp_path / "cwd", home=tmp_path / "home")
    _inquit("stats", "../in/a.txt", cwd=tmp_path / "cwd", home=tmp_path / "home")
    after = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}

    assert after.keys() - before.keys() == {tmp_path / "cwd" / "out.jsonl"}
    assert before.items() <= after.items()
    assert not any((tmp_path / "home").iterdir())


@pytest.mark.model
def test_no_message_holds_anything_of_a_text(tmp_path: Path) -> None:
    """Also where a file is damaged, and what is wrong with it has to be said."""
    files = {
        "a.txt": SAID.encode(),
        "b.html": f"<p>{SAID}".encode(),
        "bad.json": f'{{"text": "{SECRET}'.encode(),
        "bad.jsonl": f'{{"text": "{SECRET}\n{{"text": 3, "{SECRET}": 1}}\n'.encode(),
        "bad.csv": f'id,text\n1,"{SECRET}\n'.encode(),
        "bad.rss": f"<rss><channel><item><title>{SECRET}".encode(),
        "bad.zip": archive({"a.txt": SAID.encode()})[:-30],
        "bad.pdf": b"%PDF-1.4\n" + SECRET.encode(),
        "bad.bin": SECRET.encode() + bytes(100),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    done = _inquit("extract", *files, "-f", "jsonl", "-o", "out.jsonl", cwd=tmp_path, home=tmp_path)

    assert done.returncode == 1
    assert b"bad." in done.stderr
    assert not re.search(SECRET.encode(), done.stderr + done.stdout, re.IGNORECASE)
