"""The work of `inquit gold export`: texts that reviewers have gone through, as gold."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from inquit.cli.gold_files import FAILED, sum_of_gold
from inquit.cli.gold_job import GoldDocuments
from inquit.cli.messages import notice
from inquit.cli.output import text_output
from inquit.cli.overwriting import refuse_overwriting
from inquit.io.file_names import file_names
from inquit.render.tally import counted
from inquit.scoring.gold_records import gold_record
from inquit.store import Store

__all__ = ["export_gold"]


def export_gold(database: Path, output: Path | None) -> int:
    """Write them, and say how many there are: the exit code.

    Raises:
        InquitError: the database cannot be read, or the file not be written.
    """
    refuse_overwriting([output], [database])
    gold = GoldDocuments()
    without_text = 0
    with Store(database, writes=False) as store:
        for document in store.documents(store.reviewed_texts(), as_found=False):
            if document.has_text:
                gold.document(document)
            else:
                without_text += 1
    if without_text:
        notice(f"{counted(without_text, 'text')} left out, as the text itself was not kept")
    if not gold.documents:
        notice("no text was reviewed whole: say so of one when you have gone through it")
        return FAILED
    # in one file each id stands once; two tables may each have a row 1
    ids = [document.id for document in gold.documents]
    names = ids if len(set(ids)) == len(ids) else file_names(ids)
    documents = [replace(document, id=name) for document, name in zip(gold.documents, names, strict=True)]
    with text_output(output, escape="json") as stream:
        stream.writelines(json.dumps(gold_record(document)) + "\n" for document in documents)
    if output is not None:
        notice(f"{output}: {sum_of_gold(documents)}")
    return 0
