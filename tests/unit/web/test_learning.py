"""What comes of a review: confidence by what was judged, and texts as gold."""

from __future__ import annotations

import json
from pathlib import Path

from tests.stored_examples import document
from tests.unit.web.pages import Pages, served

from inquit.scoring.gold_records import read_gold
from inquit.store import Store


def test_with_too_little_judged_nothing_is_learned(pages: Pages) -> None:
    page = pages.get("/review/calibration")
    assert "0 rows were reviewed" in page
    assert "Use it" not in page
    assert "at least 100 are needed" in pages.send_to("/review/calibration", status=400)


def test_confidence_is_learned_used_and_given_back(tmp_path: Path) -> None:
    path = tmp_path / "q.db"
    lines = [f"“Line {number} of it,” said Ann Lee." for number in range(130)]
    with Store(path) as store:
        store.add(document("a", "\n\n".join(lines), path="/a.txt"))
        corrections = store.corrections("Eva", shown_in="queue")
        refs = [one.ref for one in corrections.text(1).statements]
        corrections.accept(*refs[:100])
        corrections.reject(*refs[100:120])
    with served(path) as pages:
        page = pages.get("/review/calibration")
        assert "On 120 judged statements, 100 of them right" in page
        assert "the confidence that inquit gives" in page
        assert "In use: what was learned here" in pages.send("/review/calibration", "/review/calibration")
        with Store(path, writes=False) as store:
            left = next(store.documents(as_found=False)).quotes[-1]
            assert left.confidence > 0.7
        assert "Go back" in pages.get("/review/calibration")
        pages.send("/review/calibration", "/review/calibration/end")
        with Store(path, writes=False) as store:
            assert next(store.documents(as_found=False)).quotes[-1].confidence == 0.5


def test_texts_that_were_reviewed_whole_are_gold(pages: Pages) -> None:
    assert "No text was reviewed whole yet" in pages.get("/review/gold")
    assert pages.get("/review/gold.jsonl") == ""
    pages.send("/texts/1", "/texts/1/finish")

    assert "1 text of this corpus was reviewed whole" in pages.get("/review/gold")
    answer = pages.client.get("/review/gold.jsonl")
    assert answer.headers["content-disposition"] == 'attachment; filename="gold.jsonl"'
    (gold,) = read_gold(answer.content, "gold.jsonl")
    assert [quote.speaker for quote in gold.quotes] == ["Ann Lee"] * 4
    assert json.loads(answer.text)["id"] == gold.id
