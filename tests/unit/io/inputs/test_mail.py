"""E-mail: who wrote what of it, decoded, and what is no text of anybody."""

from __future__ import annotations

import base64

import pytest
from tests.unit.io.inputs.reading import read_all, read_one

from inquit.document import Failure
from inquit.errors import InputError
from inquit.io.inputs.mail_message import mail_source
from inquit.source import Source

HEAD = "From: Ann Lee <ann@x.org>\nDate: Sat, 2 Mar 2024 10:31:07 +0100\nSubject: The bridge\n"


def read(body: str, head: str = HEAD) -> Source:
    return read_one("e-mail", f"{head}\n{body}".encode())


def turns(source: Source) -> str:
    shown = (f"{t.speaker}> {' / '.join(span.of(source.text) for span in t.spans)}" for t in source.markup.turns)
    return " | ".join(shown)


def test_the_sender_speaks_at_the_date() -> None:
    source = read("Hi Bo,\n\nIt is late.\n")

    assert turns(source) == "Ann Lee> Hi Bo, / It is late."
    assert {(time.start, time.end) for time in source.markup.times} == {("2024-03-02T10:31:07+01:00", None)}
    assert source.meta == {
        "format": "e-mail", "title": "The bridge", "author": "Ann Lee", "date": "2024-03-02T10:31:07+01:00",
    }  # fmt: skip
    assert [place.label for place in source.markup.places] == ["line 1", "line 3"]


@pytest.mark.parametrize(
    "introduction",
    [
        "On Mon, 2 Mar 2024 at 10:31, Bo Ray <bo@x.org> wrote:",
        "On Sat, Mar 2, 2024 at 10:31 AM Bo Ray <bo@x.org> wrote:",
        "On Sat, Mar 2, 2024 at 10:31 AM Bo Ray\n<bo@x.org> wrote:",
        "On Mar 2, 2024, at 10:31 AM, Bo Ray <bo@x.org> wrote:",
        "On Sat, Mar 02, 2024 at 10:31:07AM +0000, Bo Ray wrote:",
        "On 2 Mar 2024, Bo Ray wrote:",
        "On 02/03/2024 10:31, Bo Ray wrote:",
        'On 2024-03-02 10:31, "Bo Ray" wrote:',
        "Bo Ray <bo@x.org> writes:",
        "Bo Ray wrote:",
    ],
)
def test_quoted_lines_are_of_whom_the_line_before_names(introduction: str) -> None:
    source = read(f"Hi.\n\n{introduction}\n> Is it\n> late?\n\nYes.\n\n> Why?\n\nSo.\n")

    assert turns(source) == "Ann Lee> Hi. | Bo Ray> Is it / late? | Ann Lee> Yes. | Bo Ray> Why? | Ann Lee> So."


def test_quotations_in_quotations() -> None:
    source = read(
        "No.\n\nOn 2 Mar 2024, Bo Ray wrote:\n> Hm.\n"
        "> On 1 Mar 2024, Cy Park wrote:\n>> It is.\n>\n> Is it?\n> -- \n> Bo\n"
    )

    assert turns(source) == "Ann Lee> No. | Bo Ray> Hm. | Cy Park> It is. | Bo Ray> Is it?"


@pytest.mark.parametrize(
    "separator",
    [
        "-----Original Message-----\nFrom: Dee Fox [mailto:dee@x.org]\nSent: {}\nTo: Ann\nSubject: x",
        "---------- Forwarded message ---------\nFrom: Dee Fox <dee@x.org>\nDate: {}\nSubject: x\nTo: Ann",
        "________________________________\nFrom: Dee Fox <dee@x.org>\nSent: {}\nTo: Ann",
        "From: Dee Fox\nSent: {}\nTo: Ann\nSubject: x",
        "*From:* Dee Fox\n*Sent:* {}\n*To:* Ann",
    ],
)
def test_what_is_copied_below_is_of_its_sender(separator: str) -> None:
    fields = separator.format("Thu, 29 Feb 2024 10:00:00 +0000")
    older = "-----Original Message-----\nFrom: Bo\nTo: Dee\n\nIs it?\n"
    source = read(f"See below.\n\n-- \nAnn\n\n{fields}\n\nIt is late.\n\nYours\n\n{older}")

    assert turns(source) == "Ann Lee> See below. | Dee Fox> It is late. / Yours | Bo> Is it?"
    assert source.markup.times[1].start == "2024-02-29T10:00:00+00:00"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("One.\n\n-- \nAnn Lee\nPort Authority\n", "One."),
        ("One.\n\nThis e-mail and any attachments are confidential and\nintended for the addressee.\n", "One."),
        ("One.\n\nCONFIDENTIALITY NOTICE: two.\n\nSent from my iPhone\n", "One."),
        ("As my mother wrote:\n\nOne.\n", "As my mother wrote: / One."),
        ("From: the beginning\n\nOne.\n", "From: the beginning / One."),
        (
            "A line that a program has wrapped, as it was longer than seventy signs\nor so, goes on in the next.\n",
            "A line that a program has wrapped, as it was longer than seventy signs or so, goes on in the next.",
        ),
        ("Roses are red,\nviolets are blue.\n", "Roses are red, / violets are blue."),
    ],
)
def test_signatures_notices_and_wrapped_lines(body: str, said: str) -> None:
    assert turns(read(body)) == f"Ann Lee> {said}"


def test_texts_and_fields_are_decoded() -> None:
    head = (
        "From: =?iso-8859-1?q?Ann_L=E9e?= <a@x>\nContent-Type: text/plain; charset={}\nContent-Transfer-Encoding: {}\n"
    )
    quoted = read("Caf=E9.", head.format("iso-8859-1", "quoted-printable"))
    packed = read(base64.b64encode("Café.".encode()).decode(), head.format("utf-8", "base64"))
    lying = read(base64.b64encode("Café.".encode()).decode(), head.format("us-ascii", "base64"))

    assert {turns(one) for one in (quoted, packed, lying)} == {"Ann Lée> Café."}
    assert turns(read("One.", "From: =?x-none?q?A?= <a@x>\nContent-Type: text/plain; charset=x-none\n")).endswith(
        "> One."
    )


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_fields_that_are_not_coded_as_of_old_are_read(encoding: str) -> None:
    data = "From: Ann Lée <a@x>\nSubject: Grüße\n\nOne.\n".encode(encoding)
    source = mail_source(data, "x.eml", "x.eml")

    assert turns(source) == "Ann Lée> One."
    assert source.meta["title"] == "Grüße"


def test_a_name_that_is_missing_is_the_address_and_a_date_that_is_none_is_none() -> None:
    source = read("One.", "From: ann@x.org\nDate: soon\n")

    assert turns(source) == "ann@x.org> One."
    assert source.markup.times == ()
    assert turns(read("One.", "To: ann@x.org\n")) == "None> One."


def multipart(kind: str, *parts: str) -> str:
    inner = "".join(f"--B\n{part}\n" for part in parts)
    return f"{HEAD}Content-Type: multipart/{kind}; boundary=B\n\n{inner}--B--\n"


PLAIN, PAGE = "Content-Type: text/plain\n\nOne.\n", "Content-Type: text/html\n\n<p>Two.</p>\n"
PICTURE = "Content-Type: image/png\nContent-Disposition: attachment; filename=x.png\n\nxxxx\n"


def test_the_plain_text_is_read_or_else_the_page_and_no_attachment() -> None:
    assert turns(read_one("e-mail", multipart("alternative", PLAIN, PAGE).encode())) == "Ann Lee> One."
    page = read_one("e-mail", multipart("mixed", PAGE, PICTURE).encode())
    assert turns(page) == "Ann Lee> Two."
    assert page.notices == ("x: 1 attachment is not read; save and name them",)
    nothing = read_one("e-mail", multipart("mixed", PICTURE).encode())
    assert nothing.notices[0] == "x: empty, so there are no statements in it"


def test_block_quotations_of_pages() -> None:
    body = (
        "<p>Yes &amp; no.</p><div>On 2 Mar 2024, Bo Ray &lt;bo@x&gt; wrote:</div><blockquote type=cite><p>Is it?</p>"
        "<div>On 1 Mar 2024, Cy wrote:</div><blockquote>So.</blockquote><p>Hm.</p></blockquote><p>Oh.</p>"
    )
    source = read(body, f"{HEAD}Content-Type: text/html\n")

    assert turns(source) == "Ann Lee> Yes & no. | Bo Ray> Is it? | Cy> So. | Bo Ray> Hm. | Ann Lee> Oh."


def test_what_is_encrypted_is_refused() -> None:
    part = "Content-Type: application/octet-stream\n\nxxxx\n"
    with pytest.raises(InputError, match="x: an encrypted e-mail"):
        read_all("e-mail", multipart("encrypted", part).encode())


def test_parts_that_are_too_deep_cost_one_e_mail() -> None:
    deep = "".join(f"Content-Type: multipart/mixed; boundary={n}\n\n--{n}\n" for n in range(5_000))
    line = "From ann@x Sat Mar  2 08:00:00 2024\n"
    first, second = read_all("mailbox", f"{line}From: a@x\n{deep}\n{line}From: bo@x\n\nTwo.\n".encode())

    assert isinstance(first, Failure)
    assert first.error == "x:1: an e-mail of too many parts within each other; save its text"
    assert isinstance(second, Source)


def test_a_mailbox_holds_an_e_mail_a_text() -> None:
    line = "From ann@x Sat Mar  2 08:00:00 2024\n"
    data = f"{line}{HEAD}\nOne.\n>From here on.\nFrom here too.\n\n{line}From: bo@x\n\nTwo.\n"
    found = read_all("mailbox", data.encode())

    assert [(one.id, turns(one)) for one in found if isinstance(one, Source)] == [
        ("x:1", "Ann Lee> One. / From here on. / From here too."),
        ("x:2", "bo@x> Two."),
    ]


def test_one_that_cannot_be_read_is_a_failure_in_its_place() -> None:
    line = "From ann@x Sat Mar  2 08:00:00 2024\n"
    encrypted = multipart("encrypted", "Content-Type: application/octet-stream\n\nxxxx\n")
    found = read_all("mailbox", f"{line}{encrypted}\n{line}From: bo@x\n\nTwo.\n".encode())

    assert isinstance(found[0], Failure)
    assert isinstance(found[1], Source)
