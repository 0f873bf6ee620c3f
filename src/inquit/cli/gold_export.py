"""The work of `inquit gold export`: texts that reviewers have gone through, as gold."""

from __future__ import annotations

from pathlib import Path

from inquit.cli.gold_files import FAILED, sum_of_gold
from inquit.cli.messages import notice
from inquit.cli.output import text_output
from inquit.cli.overwriting import refuse_overwriting
from inquit.document import Document
from inquit.render.gold_lines import gold_lines, gold_of_results
from inquit.render.tally import counted
from inquit.store import Store

__all__ = ["export_gold"]


def export_gold(database: Path, output: Path | None) -> int:
    """Write them, and say how many there are: the exit code.

    Raises:
        InquitError: the database cannot be read, or the file not be written.
    """
    refuse_overwriting([output], [database])
    gone_through: list[Document] = []
    without_text = 0
    with Store(database, writes=False) as store:
        for document in store.documents(store.reviewed_texts(), as_found=False):
            if document.has_text:
                gone_through.append(document)
            else:
                without_text += 1
    if without_text:
        notice(f"{counted(without_text, 'text')} left out, as the text itself was not kept")
    if not gone_through:
        notice("no text was reviewed whole: say so of one when you have gone through it")
        return FAILED
    documents = gold_of_results(gone_through)
    with text_output(output, escape="json") as stream:
        stream.writelines(gold_lines(documents))
    if output is not None:
        notice(f"{output}: {sum_of_gold(documents)}")
    return 0
