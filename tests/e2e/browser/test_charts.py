"""The page of charts, in a real browser: it draws without a network, and nothing of a text is run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.by import By

pytestmark = pytest.mark.browser

HOSTILE = "</script><script>window.hacked = 1</script><img src=x onerror=window.hacked=2>"
# How many points of the chart are not the ground.
DRAWN = """
const canvas = document.querySelector("canvas");
const points = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
return points.filter((value, place) => place % 4 === 3 && value > 0).length;
"""


@pytest.mark.parametrize("by", ["site", "site,type"])
def test_a_chart_is_drawn_and_nothing_of_a_text_runs(opened: Any, run: Any, tmp_path: Path, by: str) -> None:
    rows = "".join(f'{number},"{HOSTILE}{number % 2}","“We wait,” said Ann Lee."\n' for number in range(4))
    (tmp_path / "t.csv").write_text(f"id,site,text\n{rows}")
    assert run("stats", "t.csv", "--by", by, "-o", "charts.html").exit_code == 0

    browser = opened(path=tmp_path / "charts.html")

    assert browser.execute_script(DRAWN) > 0
    assert browser.execute_script("return window.hacked") is None
    assert HOSTILE in browser.find_element(By.TAG_NAME, "table").text
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
