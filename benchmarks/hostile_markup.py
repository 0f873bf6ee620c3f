"""Pages and XML that ask much: trees of elements that do not fit, hostile texts in them, and changes of good ones."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from hostile_texts import Choice

__all__ = ["changed_markup", "page", "tree"]

Draw = Callable[[], str]  # a text

_TOKENS = re.compile(r"(<[^<>]*>)")
_NAMES = "p div span b i em q blockquote li ul ol table tr td th h1 h2 a font pre code br hr article section nav script"
_MORE = (
    "style title head body html template svg math select option textarea noscript iframe object dl dt dd form p1 o:p"
)
_ELEMENTS = (*_NAMES.split(), *_MORE.split())
_ATTRIBUTES = (
    'class="article-body"',
    'id="main"',
    "style='display:none'",
    "hidden",
    'name="x',
    "=",
    'lang="de"',
    'dir="rtl"',
    'href="javascript:1"',
    'xmlns:a="b"',
    'a="&#x110000;"',
)
# What stands between elements, or where none should be.
_ODDMENTS = (
    "<!-- x -->",
    "<!---->",
    "<!--",
    "-->",
    "<![CDATA[ “x” ]]>",
    "]]>",
    "<?xml version='1.0'?>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    "&b;",
    "&nbsp;",
    "&lt;p&gt;",
    "&#0;",
    "&#xD800;",
    "&ldquo",
    "\0",
    "<",
    ">",
    "</",
    "<p",
    "<meta charset=utf-16>",
    "<base href='file:///etc/'>",
    "<plaintext>",
)
_DEEP = 8
_OFTEN = (2, 30, 300, 3000)


def tree(text: Draw, choice: Choice, depth: int = 0) -> str:
    """An element with what stands in it; now and then its end is missing, or another's."""
    name = choice.choice(_ELEMENTS)
    attributes = "".join(f" {choice.choice(_ATTRIBUTES)}" for _ in range(choice.choice((0, 0, 0, 1, 2))))
    inner = "".join(_inner(text, choice, depth) for _ in range(choice.choice((1, 1, 2, 3))))
    end = choice.choice((*[f"</{name}>"] * 6, "", f"</{choice.choice(_ELEMENTS)}>", f"</{name.upper()}>"))
    return f"<{name}{attributes}>{inner}{end}"


def _inner(text: Draw, choice: Choice, depth: int) -> str:
    kinds = ("text", "as it is", "often", "oddment", "tree")[: 5 if depth < _DEEP else 4]
    (kind,) = choice.choices(kinds, (50, 3, 1, 6, 40)[: len(kinds)])
    match kind:
        case "tree":
            return tree(text, choice, depth + 1)
        case "text":
            return html.escape(text(), quote=False)
        case "as it is":
            return text()
        case "often":
            return f"<{choice.choice(_ELEMENTS)}>" * choice.choice(_OFTEN) + text()
    return choice.choice(_ODDMENTS)


def page(text: Draw, choice: Choice) -> str:
    """A page, or what is left of one."""
    body = "\n".join(tree(text, choice) for _ in range(choice.choice((1, 3, 6))))
    title = html.escape(text())
    whole = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title></head><body>{body}</body></html>"
    return choice.choice((whole, whole, body, f"<article>{body}</article>", whole[choice.randrange(len(whole)) :]))


def changed_markup(source: str, text: Draw, choice: Choice) -> str:
    """Good XML or HTML with some of its tags and texts moved, lost, doubled, renamed, or others."""
    tokens = _TOKENS.split(source)
    for _ in range(choice.choice((1, 1, 2, 5))):
        at, other = choice.randrange(len(tokens)), choice.randrange(len(tokens))
        match choice.randrange(8):
            case 0:
                tokens[at] = ""
            case 1:
                tokens[at] *= choice.choice(_OFTEN[:3])
            case 2:
                tokens[at], tokens[other] = tokens[other], tokens[at]
            case 3:
                tokens[at] += choice.choice(_ODDMENTS)
            case 4:
                tokens[at] += html.escape(text())
            case 5:  # another name, of an element or an attribute
                tokens[at] = re.sub(r"\w+", lambda found: choice.choice((found[0], *_ELEMENTS[:3])), tokens[at])
            case 6:  # another value
                tokens[at] = re.sub(r'"[^"]*"', choice.choice(('""', '"-1"', '"99999999999"', '"../../x"')), tokens[at])
            case 7:
                tokens[at] += "".join(tokens[at:other]) * 2
    return "".join(tokens)
