"""Kinds of names as a recogniser tells them apart.

The values are the labels of OntoNotes 5, as spaCy's English pipelines have them; another language's `labels.tsv` says
which of its own labels are these. Nothing outside `languages/` spells a label out.
"""

from __future__ import annotations

from typing import Final

CARDINAL: Final = "CARDINAL"
DATE: Final = "DATE"
EVENT: Final = "EVENT"
FACILITY: Final = "FAC"
LAW: Final = "LAW"
LOCATION: Final = "LOC"
MONEY: Final = "MONEY"
NATIONALITY: Final = "NORP"
ORDINAL: Final = "ORDINAL"
ORGANISATION: Final = "ORG"
PERCENT: Final = "PERCENT"
PERSON: Final = "PERSON"
POLITICAL_PLACE: Final = "GPE"
PRODUCT: Final = "PRODUCT"
QUANTITY: Final = "QUANTITY"
TIME: Final = "TIME"
WORK_OF_ART: Final = "WORK_OF_ART"

# All of them, in the order in which the reader's head for them has its tags (`tagger/entity_head.py`).
ENTITY_LABELS: Final = (
    PERSON,
    ORGANISATION,
    POLITICAL_PLACE,
    LOCATION,
    FACILITY,
    NATIONALITY,
    DATE,
    TIME,
    CARDINAL,
    ORDINAL,
    MONEY,
    PERCENT,
    QUANTITY,
    EVENT,
    LAW,
    PRODUCT,
    WORK_OF_ART,
)
