"""`inquit add` of pages and feeds: asked for again only if they have changed, and followed where that is wanted."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.e2e.test_add import rows, summary
from typer.testing import Result

Run = Callable[..., Result]

PAGE = "{0}\n\n“We wait,” said {0}.\n"
HTML = "<html><title>{0}</title><body><article><p>{0}</p><p>“We wait,” said {0}.</p></article></body></html>"
FEED = "<rss version='2.0'><channel><title>The Gazette</title>{}</channel></rss>"
ITEM = "<item><guid>{0}</guid><title>{0}</title><link>{1}</link><description>In short: {0}.</description></item>"


class Site:
    """A server of pages, each with a version, which tells whether a page is the one that is known."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.asked: list[tuple[str, int]] = []  # with how it was answered
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = site.pages.get(self.path)
                tag = f'"{hash(body)}"'
                known = self.headers.get("If-None-Match") == tag
                status = 404 if body is None else 304 if known else 200
                site.asked.append((self.path, status))
                self.send_response(status)
                self.send_header("ETag", tag)
                self.end_headers()
                if status == 200:
                    self.wfile.write((body or "").encode())

            def log_message(self, *arguments: object) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answers(self) -> list[tuple[str, int]]:
        """What was asked since the last time."""
        asked, self.asked = self.asked, []
        return asked


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture
def add(run: Run) -> Run:
    def invoke(*arguments: str) -> Result:
        return run("add", "q.db", *arguments, "--allow-private", "--pause", "0")

    return invoke


def test_a_page_that_has_not_changed_is_not_sent_again(add: Run, site: Site) -> None:
    site.pages["/a"] = HTML.format("Ann")
    assert summary(add(f"{site.url}/a")) == "1 new, 0 changed, 0 unchanged, 0 failed"
    assert summary(add(f"{site.url}/a")) == "0 new, 0 changed, 1 unchanged, 0 failed"
    site.pages["/a"] = HTML.format("Bo")
    assert summary(add(f"{site.url}/a")) == "0 new, 1 changed, 0 unchanged, 0 failed"
    assert site.answers() == [("/a", 200), ("/a", 304), ("/a", 200)]
    assert rows("SELECT origin, url, title FROM documents") == [(f"{site.url}/a", f"{site.url}/a", "Bo")]


def test_a_page_is_asked_for_anew_where_it_is_read_otherwise(add: Run, site: Site) -> None:
    site.pages["/a"] = PAGE.format("Ann")
    add(f"{site.url}/a")
    assert summary(add(f"{site.url}/a", "--attitudes")) == "0 new, 1 changed, 0 unchanged, 0 failed"
    assert summary(add(f"{site.url}/a", "--attitudes", "--no-text")) == "0 new, 1 changed, 0 unchanged, 0 failed"
    assert [status for _, status in site.answers()] == [200, 200, 200]
    assert rows("SELECT * FROM texts") == []


def test_a_page_that_was_not_read_to_the_end_is_asked_for_anew(add: Run, site: Site) -> None:
    site.pages["/a"] = PAGE.format("CTRL-C")
    assert add(f"{site.url}/a").exit_code == 130
    site.pages["/b"] = PAGE.format("CRASH")
    assert add(f"{site.url}/b").exit_code == 1
    assert rows("SELECT * FROM pages") == []


def test_pages_that_a_file_names(add: Run, site: Site) -> None:
    site.pages |= {"/a": PAGE.format("Ann"), "/b": PAGE.format("Bo")}
    Path("pages.txt").write_text(f"# today\n\n{site.url}/a\n  {site.url}/b\n{site.url}/a\n")
    assert summary(add("--urls", "pages.txt")) == "2 new, 0 changed, 0 unchanged, 0 failed"
    assert summary(add("--urls", "pages.txt")) == "0 new, 0 changed, 2 unchanged, 0 failed"
    assert [status for _, status in site.answers()] == [200, 200, 304, 304]


def test_a_url_that_is_none_is_said_and_the_next_is_read(add: Run, site: Site) -> None:
    site.pages["/a"] = PAGE.format("Ann")
    Path("pages.txt").write_text(f"http://[::1/x\r\n{site.url}/a\r\n")
    result = add("--urls", "pages.txt")

    assert "error: http://[::1/x: not a URL (Invalid IPv6 URL); check the address" in result.stderr
    assert "1 new, 0 changed, 0 unchanged, 1 failed" in result.stdout


@pytest.mark.parametrize(("content", "said"), [("here.html\n", "line 1: 'here.html' is no URL"), ("#\n", "no URL")])
def test_a_file_that_names_no_pages(add: Run, content: str, said: str) -> None:
    Path("pages.txt").write_text(content)
    result = add("--urls", "pages.txt")
    assert (result.exit_code, said in result.stderr) == (1, True)


def test_the_pages_behind_a_feed_are_read(add: Run, site: Site) -> None:
    site.pages |= {"/a": HTML.format("Ann"), "/b": PAGE.format("Bo")}
    site.pages["/feed"] = FEED.format(ITEM.format("One", f"{site.url}/a") + ITEM.format("Two", "/b"))
    assert summary(add(f"{site.url}/feed", "--follow")) == "2 new, 0 changed, 0 unchanged, 0 failed"
    assert rows("SELECT origin, key, title, url FROM documents ORDER BY id") == [
        (f"{site.url}/a", "", "One", f"{site.url}/a"),
        (f"{site.url}/b", "", "Two", f"{site.url}/b"),
    ]
    assert rows("SELECT statement FROM statements") == [("“We wait,”",), ("“We wait,”",)]
    site.answers()
    assert summary(add(f"{site.url}/feed", "--follow")) == "0 new, 0 changed, 2 unchanged, 0 failed"
    assert site.answers() == [("/feed", 200), ("/a", 304), ("/b", 304)]


def test_a_feed_in_a_file_is_followed_too(add: Run, site: Site) -> None:
    site.pages["/a"] = PAGE.format("Ann")
    no_page = "<item><guid>2</guid><title>Two</title><link>two.html</link><description>No page.</description></item>"
    Path("news.rss").write_text(FEED.format(ITEM.format("One", f"{site.url}/a") + no_page))
    assert summary(add("news.rss", "--follow")) == "2 new, 0 changed, 0 unchanged, 0 failed"
    assert rows("SELECT origin, key FROM documents ORDER BY id") == [
        (f"{site.url}/a", ""),
        (str(Path("news.rss").resolve()), "2"),
    ]


def test_an_item_stands_in_for_its_page_until_that_can_be_had(add: Run, site: Site) -> None:
    Path("news.rss").write_text(FEED.format(ITEM.format("One", f"{site.url}/a")))
    result = add("news.rss", "--follow")
    assert (result.exit_code, summary(result)) == (0, "1 new, 0 changed, 0 unchanged, 0 failed")
    assert "404 Not Found; check the address; what the feed says of it is read instead" in result.stderr
    assert rows("SELECT origin, text FROM documents JOIN texts") == [(f"{site.url}/a", "One\n\nIn short: One.")]
    site.pages["/a"] = PAGE.format("Ann")
    assert summary(add("news.rss", "--follow")) == "0 new, 1 changed, 0 unchanged, 0 failed"
    del site.pages["/a"]
    gone = add("news.rss", "--follow")
    assert (gone.exit_code, summary(gone)) == (1, "0 new, 0 changed, 0 unchanged, 1 failed")
    assert "what was read of it before stays" in gone.stderr
    assert rows("SELECT statement FROM statements") == [("“We wait,”",)]


def test_where_a_feed_leads_is_judged_as_any_address(run: Run, site: Site) -> None:
    site.pages["/a"] = PAGE.format("Ann")
    Path("news.rss").write_text(FEED.format(ITEM.format("One", f"{site.url}/a") + ITEM.format("Two", "ftp://x.org/y")))
    result = run("add", "q.db", "news.rss", "--follow")
    assert site.answers() == []
    assert "--allow-private" in result.stderr
    assert "only http:// and https:// are fetched" in result.stderr
    assert summary(result) == "2 new, 0 changed, 0 unchanged, 0 failed"


def test_one_host_is_asked_for_so_many_pages_only(add: Run, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inquit.io.web_reading._MOST_OF_HOST", 1)
    site.pages |= {"/a": PAGE.format("Ann"), "/b": PAGE.format("Bo")}
    Path("news.rss").write_text(FEED.format(ITEM.format("One", f"{site.url}/a") + ITEM.format("Two", f"{site.url}/b")))
    result = add("news.rss", "--follow")
    assert site.answers() == [("/a", 200)]
    assert "not asked for, as 1 pages" in result.stderr


def test_nothing_is_pruned_of_pages(add: Run, site: Site) -> None:
    site.pages["/a"] = PAGE.format("Ann")
    add(f"{site.url}/a")
    Path("one.txt").write_text("One.")
    assert summary(add("one.txt", "--prune")) == "1 new, 0 changed, 0 unchanged, 0 failed, 0 removed"


def test_between_two_pages_of_a_host_is_a_pause(run: Run, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr("inquit.io.web_reading.time.sleep", waits.append)
    site.pages |= {"/a": PAGE.format("Ann"), "/b": PAGE.format("Bo")}
    run("add", "q.db", f"{site.url}/a", f"{site.url}/b", "--allow-private", "--pause", "600")
    assert len(waits) == 1
    assert 0 < waits[0] <= 600
