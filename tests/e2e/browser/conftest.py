"""A headless Chromium, and reports opened in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions, ChromeService

from inquit import Document
from inquit.io.outputs.output_format import WriteOptions
from inquit.render.report import ReportWriter

Open = Callable[..., Chrome]


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if browser is None or driver is None:
        message = "needs chromium and chromedriver: apt-get install chromium chromium-driver"
        if os.environ.get("CI") == "true":
            pytest.fail(message)  # there, a test that is left out would go unnoticed
        pytest.skip(message)
    options = ChromeOptions()
    options.binary_location = browser
    profile = tmp_path_factory.mktemp("profile")
    # Without a sandbox, because CI runs as root; not in /dev/shm, because containers have little of it.
    for argument in ("headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", f"user-data-dir={profile}"):
        options.add_argument(f"--{argument}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with Chrome(options=options, service=ChromeService(driver)) as chrome:
        yield chrome


@pytest.fixture
def opened(chromium: Chrome, tmp_path: Path) -> Iterator[Open]:
    """Write a report on documents and open it, in a window of 1400 x 900; `path` opens a page that is there."""

    def open_(*documents: Document, path: Path | None = None, title: str | None = None, width: int = 1400) -> Chrome:
        if path is None:
            path = tmp_path / "report.html"
            with path.open("w", encoding="utf-8", newline="\n") as stream:
                writer = ReportWriter(stream, WriteOptions(title=title, version="1.0", model="m"))
                for document in documents:
                    writer.document(document)
                writer.finish()
        chromium.set_window_size(width, 900)
        chromium.get(path.as_uri())
        return chromium

    yield open_
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    complaints = [entry["message"] for entry in chromium.get_log("browser") if entry["level"] == "SEVERE"]  # type: ignore[no-untyped-call]
    assert not [message for message in complaints if "provoked" not in message]
