"""XML of any kind that says who speaks: debates, older plays, chats."""

from __future__ import annotations

import io

import pytest
from tests.unit.io.inputs.reading import read_all, read_one

from inquit.document import RosterEntry
from inquit.errors import InputError
from inquit.io.item import Item
from inquit.io.read_options import ReadOptions
from inquit.io.sniff import sniff
from inquit.source import Source


def read(page: str) -> Source:
    """The source, of what is known as such a file whatever it is called."""
    assert sniff(Item("x", io.BytesIO(page.encode())), ReadOptions()).name == "XML"
    return read_one("XML", page.encode())


def turns(source: Source) -> list[tuple[str | None, str]]:
    return [(turn.speaker, " | ".join(span.of(source.text) for span in turn.spans)) for turn in source.markup.turns]


TWO = [("Tom Oakes", "No boat will sail."), ("Mira Lund", "Why?")]


@pytest.mark.parametrize(
    "page",
    [
        '<d><speech speaker="Tom Oakes">No boat will sail.</speech><speech speaker="Mira Lund">Why?</speech></d>',
        '<a><turn speaker-name="Tom Oakes"><p>No boat will sail.</p></turn>'
        '<turn speaker-name="Mira Lund">Why?</turn></a>',
        "<a><turn><speaker>Tom Oakes:</speaker><text>No boat will sail.</text></turn>"
        "<turn><speaker>Mira Lund:</speaker><text>Why?</text></turn></a>",
        "<a><speaker>Tom Oakes</speaker><p>No boat will sail.</p><speaker>Mira Lund</speaker><p>Why?</p></a>",
        '<chat><message sender="Tom Oakes">No boat will sail.</message>'
        '<message sender="Mira Lund">Why?</message></chat>',
        "<log><msg><nick>Tom Oakes</nick><body>No boat will sail.</body></msg>"
        "<msg><nick>Mira Lund</nick><body>Why?</body></msg></log>",
        '<Session><Posts><Post class="s" user="Tom Oakes">No boat will sail.<terminals><t pos="DT" word="No"/>'
        '</terminals></Post><Post class="System" user="Bo">JOIN</Post>'
        '<Post user="Mira Lund">Why?</Post></Posts></Session>',
        '<Trans><Speakers><Speaker id="s1" name="Tom Oakes"/><Speaker id="s2" name="Mira Lund"/></Speakers><Episode>'
        '<Turn speaker="s1" startTime="0" endTime="2"><Sync time="0"/>\nNo boat\n<Sync time="1"/>\nwill sail.\n</Turn>'
        '<Turn speaker="s2" startTime="2" endTime="3"><Sync time="2"/>\nWhy?\n</Turn></Episode></Trans>',
        '<an:akomaNtoso xmlns:an="x"><an:TLCPerson eId="to" showAs="Tom Oakes"/>'
        '<an:TLCPerson eId="ml" showAs="Mira Lund"/>'
        '<an:speech by="#to"><an:from>Mr. Oakes:</an:from><an:p>No boat will sail.</an:p></an:speech>'
        '<an:question by="#ml"><an:from>Ms. Lund:</an:from><an:p>Why?</an:p></an:question></an:akomaNtoso>',
        "<hansard><section><p><member>Tom Oakes</member><membercontribution>: No boat will sail.</membercontribution>"
        "</p><p><member>Mira Lund</member><membercontribution>: Why?</membercontribution></p></section></hansard>",
        '<d><speech><talk.start><talker><name role="metadata">Oakes, Tom, MP</name><name role="display">Mr OAKES</name>'
        "<party>Lab</party></talker></talk.start><para>No boat will sail.</para></speech><speech><talk.start><talker>"
        '<name role="metadata">Lund, Mira</name></talker><para>Why?</para></talk.start></speech></d>',
        '<Hansard><Intervention Type="Debate"><PersonSpeaking><Affiliation DbId="1">Tom Oakes</Affiliation>'
        "</PersonSpeaking><Content><ParaText>No boat will sail.</ParaText></Content></Intervention><Intervention>"
        "<PersonSpeaking><Affiliation>Mira Lund</Affiliation></PersonSpeaking><Content><ParaText>Why?</ParaText>"
        "</Content>"
        "</Intervention></Hansard>",
    ],
)
def test_who_speaks_is_found_in_many_kinds(page: str) -> None:
    assert turns(read(page)) == TWO


def test_a_debate() -> None:
    debate = read("""<?xml version="1.0" encoding="ISO-8859-1"?>
      <!DOCTYPE publicwhip [<!ENTITY mdash "&#8212;"> ]>
      <publicwhip><major-heading nospeaker="true" colnum="10" time="014:30:00">Ferries &mdash;
      <i>Question</i></major-heading>
      <speech id="org/lords/2014-03-03a.10.1" nospeaker="true" colnum="10"><p>The House met.</p></speech>
      <speech id="org/lords/2014-03-03a.10.2" speakername="Baroness Lund of Porto" colnum="10" time="014:41:00"
        party="Lab" constituency="Port West" speakeroffice="Minister for Ferries">
      <p>My Lords, <phrase class="date">today</phrase> I say:</p>
      <p class="indent">&#8220;no <i>boat</i>&#8221;.</p><p class="italic">Motion agreed.</p></speech>
      <division><divisioncount content="1"/><mplist vote="content"><mpname>Lord Oakes</mpname></mplist></division>
      <speech id="org/lords/2014-03-03a.11.0" speakername="Lord Oakes" colnum="11" time="25:00"><p>No.</p></speech>
      </publicwhip>""")

    assert turns(debate) == [("Baroness Lund of Porto", "My Lords, today I say: | “no boat”."), ("Lord Oakes", "No.")]
    assert debate.text.startswith("Ferries — Question\n\nThe House met.\n\nBaroness Lund of Porto\n\nMy Lords")
    assert "Motion agreed.\n\nLord Oakes\n\nLord Oakes\n\nNo." in debate.text
    (first, second) = debate.markup.turns
    assert (first.role, first.affiliation) == ("Minister for Ferries", "Port West, Lab")
    assert (second.role, second.affiliation) == (None, None)
    assert {time.start for time in debate.markup.times} == {"2014-03-03T14:41:00"}
    assert [place.label for place in debate.markup.places] == ["column 10", "column 11"]


def test_an_older_play() -> None:
    play = read("""<PLAY><TITLE>The Ferry</TITLE><FM><P>Placed in the public domain.</P></FM>
      <PERSONAE><TITLE>Dramatis Personae</TITLE><PERSONA>OAKES, a ferryman.</PERSONA><PERSONA>LUND</PERSONA></PERSONAE>
      <ACT><TITLE>ACT I</TITLE><SCENE><TITLE>The quay</TITLE><STAGEDIR>Enter OAKES</STAGEDIR>
      <SPEECH><SPEAKER>OAKES</SPEAKER><LINE>No boat <STAGEDIR>Sits</STAGEDIR> will sail,</LINE>
      <LINE>and nobody will pay.</LINE><STAGEDIR>A bell</STAGEDIR><LINE>So be it.</LINE></SPEECH>
      <SPEECH><SPEAKER>OAKES</SPEAKER><SPEAKER>LUND</SPEAKER><LINE>Ho!</LINE></SPEECH></SCENE></ACT></PLAY>""")

    assert turns(play) == [
        ("OAKES", "No boat | will sail,\nand nobody will pay. | So be it."),
        ("OAKES & LUND", "Ho!"),
    ]
    assert play.text.startswith(
        "The Ferry\n\nACT I\n\nThe quay\n\nEnter OAKES\n\nOAKES\n\nNo boat (Sits) will sail,\nand"
    )
    assert play.markup.cast == (RosterEntry("OAKES"), RosterEntry("LUND"))
    assert play.markup.turns[0].role == "a ferryman"
    assert play.meta == {"format": "XML", "title": "The Ferry"}


def test_akoma_ntoso_has_roles_times_and_what_is_no_speech() -> None:
    debate = read("""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate><meta><references>
      <TLCPerson eId="oakes" showAs="Tom Oakes"/><TLCRole eId="minister" showAs="Minister for Ferries"/>
      </references></meta>
      <debateBody><debateSection><heading>Ferries</heading><scene>[Applause]</scene>
      <speech by="#oakes" as="#minister" startTime="2012-06-14T09:00:00+02:00"><from>Hon. Oakes</from>
      <p>No boat <remark>(Laughter)</remark> will sail.</p><narrative>He sits.</narrative></speech>
      <speech by="#ghost"><from>Mr. Ghost:</from><p>Boo<authorialNote><p>sic</p></authorialNote>.</p></speech>
      <speech><from>The Chair</from><p>Order!</p></speech></debateSection></debateBody></debate></akomaNtoso>""")

    assert turns(debate) == [
        ("Tom Oakes", "No boat | will sail."),
        ("Mr. Ghost", "Boo."),
        ("The Chair", "Order!"),
    ]
    assert debate.markup.turns[0].role == "Minister for Ferries"
    assert debate.markup.times[0].start == "2012-06-14T09:00:00+02:00"
    assert debate.text.startswith("Ferries\n\n[Applause]\n\nHon. Oakes\n\nNo boat (Laughter) will sail.\n\nHe sits.")


def test_paragraphs_without_a_name_go_on() -> None:
    debate = read("""<hansard><section><title>Ferries</title><p><member>MR. OAKES</member>
      <membercontribution>: No boat.</membercontribution></p><p>Never.</p><div>Order.</div>
      <p><member>MS. LUND</member><membercontribution>: Why?</membercontribution></p></section></hansard>""")

    assert turns(debate) == [("MR. OAKES", "No boat. | Never."), ("MS. LUND", "Why?")]


def test_lines_that_look_like_those_of_a_chat_make_no_chat_of_it() -> None:
    page = "\n\n<?xml version='1.0'?>\n<d>\n" + "<speech speaker='T'>\n\t<p>No.</p>\n</speech>\n\n" * 20 + "</d>"

    assert len(read(page).markup.turns) == 20


def test_times_are_seconds_where_they_count_from_the_beginning() -> None:
    film = read("""<a><u who="T" start="1.5" end="2.5s">No.</u><u who="M" begin="00:01:02.5" end="00:01:03">Why?</u>
      <u who="T" start="soon">So.</u><u who="M" time="12:00:01">Oh.</u></a>""")

    assert [(time.start, time.end) for time in film.markup.times] == [(1.5, 2.5), (62.5, 63.0)]


@pytest.mark.parametrize(
    "page",
    [
        "<books><book><author>Jo</author><title>A</title></book><book><author>Bo</author><title>B</title></book></books>",
        '<config><option name="a">1</option><option name="b">2</option></config>',
        '<?xml version="1.0"?><a><speech speaker="Tom">Once.</speech></a>',
    ],
)
def test_other_xml_is_refused(page: str) -> None:
    with pytest.raises(InputError, match="XML of a kind that is not known"):
        sniff(Item("x.xml", io.BytesIO(page.encode())), ReadOptions())


def test_what_looks_like_it_and_is_not_is_refused_with_the_same_sentence() -> None:
    with pytest.raises(InputError, match=r"x: XML of a kind that is not known \(its first element is <a>\)"):
        read_all("XML", b'<a><e who=""/><e who=""/></a>')
