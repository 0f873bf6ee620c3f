"""Comparing what was found with what a reader marked; no spaCy needed."""

from inquit.scoring.compare import Comparison, Outcome, compare, compare_all
from inquit.scoring.counts import Counts, Score
from inquit.scoring.gold_records import check_gold, read_gold
from inquit.scoring.name_matching import same_name, same_speaker
from inquit.scoring.predictions import read_predictions
from inquit.scoring.score_report import Report, report, report_record
from inquit.scoring.signature import Signature

__all__ = [
    "Comparison",
    "Counts",
    "Outcome",
    "Report",
    "Score",
    "Signature",
    "check_gold",
    "compare",
    "compare_all",
    "read_gold",
    "read_predictions",
    "report",
    "report_record",
    "same_name",
    "same_speaker",
]
