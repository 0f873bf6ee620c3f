"""How `inquit network` writes: who speaks to whom, for people, spreadsheets, and programs that draw networks."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import IO, Any

from inquit.breakdown.speech_network import NetworkMaker, SpeechNetwork
from inquit.document import Document, Failure
from inquit.io.outputs import WriteOptions
from inquit.io.outputs.csv_output import write_rows
from inquit.io.outputs.json_output import json_line
from inquit.render.network_table import network_table
from inquit.render.screen import Screen
from inquit.text_safety import xml_safe

__all__ = [
    "NetworkCsvWriter",
    "NetworkGexfWriter",
    "NetworkGraphmlWriter",
    "NetworkJsonWriter",
    "NetworkTableWriter",
    "graph_of",
]

# The day on which it was written: the same input gives the same file on every day.
_DAY = re.compile(' lastmodifieddate="[^"]*"')


class NetworkTableWriter:
    """Counts, and writes the ties at the end: a table."""

    def __init__(self, stream: IO[Any], options: WriteOptions) -> None:
        self._stream = stream
        self._made = NetworkMaker(*options.by)

    def document(self, document: Document) -> None:
        self._made.add(document)

    def failure(self, failure: Failure) -> None:
        """Nothing: the failure is named on standard error."""

    def finish(self) -> None:
        self._write(self._made.network(), self._stream)
        self._stream.flush()

    def _write(self, network: SpeechNetwork, stream: IO[Any]) -> None:
        screen = Screen(stream)
        screen.print(network_table(network, screen.width))


class NetworkCsvWriter(NetworkTableWriter):
    """The same as a row a tie."""

    def _write(self, network: SpeechNetwork, stream: IO[Any]) -> None:
        write_rows(stream, network.columns, network.rows())


class NetworkJsonWriter(NetworkTableWriter):
    """The same as one object, with the people."""

    def _write(self, network: SpeechNetwork, stream: IO[Any]) -> None:
        stream.write(json_line(network.record()) + "\n")


class NetworkGexfWriter(NetworkTableWriter):
    """A graph for Gephi and programs like it, in GEXF 1.2."""

    def _write(self, network: SpeechNetwork, stream: IO[Any]) -> None:
        from networkx import write_gexf

        written = io.BytesIO()
        write_gexf(graph_of(network), written)
        stream.write(_DAY.sub("", written.getvalue().decode("utf-8"), count=1) + "\n")


class NetworkGraphmlWriter(NetworkTableWriter):
    """A graph in GraphML, which most programs for networks read."""

    def _write(self, network: SpeechNetwork, stream: IO[Any]) -> None:
        from networkx import write_graphml_xml

        written = io.BytesIO()
        write_graphml_xml(graph_of(network), written, named_key_ids=True)
        stream.write(written.getvalue().decode("utf-8") + "\n")


def graph_of(network: SpeechNetwork) -> Any:
    """A directed graph of networkx; with an edge for each chapter or whatever else ties are told apart by."""
    from networkx import DiGraph, MultiDiGraph

    graph = MultiDiGraph() if network.by else DiGraph()
    for person in network.people:
        about = {name: getattr(person, name) for name in person.__dataclass_fields__ if name != "name"}
        graph.add_node(xml_safe(person.name), label=xml_safe(person.name), **_known(about.items()))
    for one in network.ties:
        part = {network.by.name: xml_safe(one.part)} if network.by and one.part is not None else {}
        figures = {"weight": one.lines, "lines": one.lines, "words": one.words, "documents": one.documents}
        graph.add_edge(xml_safe(one.speaker), xml_safe(one.addressee), **part, **figures)
    return graph


def _known(about: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """What is not None, which these formats have no word for."""
    return {name: value for name, value in about if value is not None}
