"""Pages that are broken in a hundred ways, made of numbered statements, so that each is known by its number."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["STATEMENTS", "broken_pages", "cut_off_pages", "missing"]

STATEMENTS = 300  # more than the 254 open elements that libxml2 allows
_SAID = re.compile(r"rose (\d+) feet")
# What begins an element, and what holds it where it has to stand in another.
_OPENED = (
    """
<p><font size=2>|<p><font size={n}>|<p><b>|<p><i>|<p><em>|<p><tt>|<p><strike>|<p><big>|<p><code>|<p><span>|<span><p>
<p><label>|<p><a name="x">|<p><a name={n}>|<p><a href="x">|<a name="x">|<nobr>|<font face='a'><p>|<b><p>|<i><div>
<ul><li>|<ol><li><p>|<li><ul>|<dl><dt>A<dd>|<dir><li>|<menu><li>|<div>|<div><div>|<div><p>|<div><span>|<center>|<center><p>
<table><tr><td>|<table><td>|<tr><td>|<table><tr><td><p>|<td>|<th>|<table><tbody><tr><td><table>|<blockquote>|<blockquote><p>
<h1>|<h6>|<pre>|<section>|<article>|<main>|<header><p>|<address>|<fieldset><legend>|<details><summary>|<figure><figcaption>
<x-teaser><p>|<o:p>|<ins><p>|<del><div>|<sub>|<small><p>|<ruby><p>|<bdo dir=ltr><p>|<marquee>|<blink><p>|<layer><p>
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
# What is left out of a page where it ends, and is the rest of the page where it does not.
_LEFT_OUT = (
    """
<form><p>|<nav><p>|<aside><p>|<footer><p>|<button><p>|<select><option>|<object><p>|<noscript><p>|<template><p>|<iframe><p>
<svg><p>|<math><p>|<svg><g><div>|<title>|<textarea>|<noframes><p>|<noembed>|<form><form><p>|<svg><title>x</title><p>
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
# What hides the rest of a page in a browser, and is taken for what was meant.
_ENDLESS = {
    "comment": "<p>{said}\n<!-- x\n",
    "comment with an odd end": "<p>{said}<!-- x -- >\n",
    "quote": '<p><a href="x>{said}</a>\n',
    "single quote": "<p><a href='x>{said}</a>\n",
    "quotes in turn": "<p><a href=\"x>{said}</a>\n<a href='y>z</a>",
    "tag": "<p {said}\n",
    "tag in a tag": "<p <b>{said}\n",
    "inner tag": "<p><b {said}</p>\n",
    "characters": "<p><![CDATA[{said}]]></p>\n",
    "endless characters": "<p><![CDATA[{said}</p>\n",
    "declaration": "<p>{said}<!x\n",
    "instruction": "<p>{said}<?x\n",
    "capitals": "<P><FONT SIZE=2>{said}\n",
    "empty elements": "<p><i class='x'/><b/>{said}\n",
    "several pages": "<html><head><title>x</title></head><body><p>{said}</body></html>\n",
    "framesets": "<frameset><frame src=x><p>{said}\n",
    "bodies": "<body bgcolor=white><p>{said}\n",
}
_STRAY = "</div></td></b></ul></font></table></blockquote></x></p></body></html>"


def broken_pages() -> Iterator[tuple[str, str]]:
    """A name for each and its source: nothing of it is to be lost."""
    for opened in _OPENED:
        name = opened.replace("|", " ")
        yield f"{name} never closed", _page(f"{opened}{{said}}\n")
        yield f"{name} closed at the end", _page(f"{opened}{{said}}\n", _closed(opened) * STATEMENTS)
        yield f"{name} closed by others", _page(f"{opened}{{said}}{_STRAY}\n")
    for opened in _LEFT_OUT:
        yield f"{opened} never closed", _page(f"{opened}{{said}}\n")
        yield f"one {opened} never closed", _page("<p>{said}</p>\n").replace("<p>", opened, 1)
    for name, statement in _ENDLESS.items():
        yield name, _page(statement)


def cut_off_pages() -> Iterator[tuple[str, str]]:
    """Those of which a part cannot be told from what no reader is to see, so that the user has to be told of it."""
    for name, begin in {"script": "<script>var x = 1;", "style": "<style>p {{}}", "comment": "<!-- x"}.items():
        for what, end in {"never": "", "late": "</script></style>-->"}.items():
            yield f"{name} {what}", _page(f"<p>{{said}}\n{begin}\n", end)


def missing(text: str) -> list[int]:
    """The numbers of the statements that are not in a text."""
    return sorted(set(range(STATEMENTS)) - {int(number) for number in _SAID.findall(text)})


def _page(statement: str, end: str = "") -> str:
    said = "“The river rose {n} feet in that night,” said Ann Marsh."
    body = "".join(statement.replace("{said}", said).format(n=number) for number in range(STATEMENTS))
    return f"<html><head><title>Flood</title></head><body>\n{body}{end}</body></html>"


def _closed(opened: str) -> str:
    return "".join(f"</{name}>" for name in reversed(re.findall(r"<([^\s>]+)", opened)))
