"""Plays and spoken corpora in TEI: who speaks, what they say, and what is no speech."""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.unit.io.inputs.reading import read_one

from inquit.document import RosterEntry
from inquit.errors import InputError
from inquit.source import Source

HEADER = """<teiHeader><fileDesc><titleStmt><title>The Ferry</title><author>Jo Reed</author></titleStmt></fileDesc>
<profileDesc><particDesc><listPerson>
<person xml:id="mira" sex="F"><persName><surname>Lund</surname>, <forename>Mira</forename></persName></person>
<person xml:id="tom"><persName>Tom Oakes</persName><persName>Old Tom</persName>
<occupation>ferryman</occupation></person>
<personGrp xml:id="crowd"><name>crowd</name></personGrp>
</listPerson></particDesc></profileDesc></teiHeader>"""


def tei(body: str, front: str = "") -> Source:
    page = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<text>{front}<body>{body}</body></text></TEI>'
    return read_one("TEI", page.encode())


def turns(source: Source) -> list[tuple[str | None, str]]:
    return [(turn.speaker, " | ".join(span.of(source.text) for span in turn.spans)) for turn in source.markup.turns]


def test_a_play_gives_the_names_of_its_list_and_leaves_directions_out() -> None:
    play = tei("""
      <div type="act" n="1"><head>ACT I</head><div type="scene"><stage>The quay. Enter TOM.</stage>
      <sp who="#tom"><speaker>TOM.</speaker><stage>aside</stage>
        <l n="1">No boat <stage>He sits.</stage> will sail,</l>
        <l n="2">and nobody will pay.</l>
        <stage>A bell.</stage>
        <p>So be it.</p></sp>
      <sp who="#mira"><speaker>Lund.</speaker><p>Ferryman!<note>A shout.</note></p></sp></div></div>""")

    assert play.text == (
        "ACT I\n\nThe quay. Enter TOM.\n\nTOM.\n\naside\n\nNo boat (He sits.) will sail,\nand nobody will pay.\n\n"
        "A bell.\n\nSo be it.\n\nLund.\n\nFerryman!"
    )
    assert turns(play) == [
        ("Tom Oakes", "No boat | will sail,\nand nobody will pay. | So be it."),
        ("Mira Lund", "Ferryman!"),
    ]
    assert [turn.label and turn.label.of(play.text) for turn in play.markup.turns] == ["TOM.", "Lund."]
    assert [place.label for place in play.markup.places] == [
        "act 1",
        "act 1, scene 1",
        "act 1, scene 1, line 1",
        "act 1, scene 1, line 2",
    ]
    assert play.meta == {"format": "TEI", "title": "The Ferry", "author": "Jo Reed", "play": True}
    assert play.markup.turns[0].role == "ferryman"


def test_those_who_are_listed_are_the_cast_with_their_labels() -> None:
    play = tei('<sp who="#tom"><speaker>FERRYMAN:</speaker><p>Ho!</p></sp><sp who="#crowd"><p>Ho!</p></sp>')

    assert play.markup.cast == (
        RosterEntry("Mira Lund", (), "mira"),
        RosterEntry("Tom Oakes", ("Old Tom", "FERRYMAN"), "tom"),
    )
    assert turns(play)[1] == ("crowd", "Ho!")


def test_a_cast_list_names_roles_and_is_not_shown() -> None:
    front = """<front><titlePage><docTitle>The Ferry</docTitle></titlePage><castList>
      <castItem><role xml:id="ann">Ann, a widow</role><roleDesc>keeper of the inn</roleDesc></castItem>
      <castItem corresp="#tom"><role>Captain Oakes</role></castItem></castList></front>"""

    play = tei('<sp who="#ann"><p>Come in.</p></sp>', front)

    assert play.text == "Come in."
    assert [(turn.speaker, turn.role) for turn in play.markup.turns] == [("Ann, a widow", "keeper of the inn")]
    assert RosterEntry("Tom Oakes", ("Old Tom", "Captain Oakes"), "tom") in play.markup.cast


@pytest.mark.parametrize(
    ("speech", "speaker"),
    [
        ('<sp who="#tom #mira"><speaker>BOTH</speaker><p>Ho!</p></sp>', "Tom Oakes & Mira Lund"),
        ('<sp who="#tom #nobody"><speaker>Both.</speaker><p>Ho!</p></sp>', "Both"),
        ('<sp who="#nobody"><speaker>WATCH.</speaker><p>Ho!</p></sp>', "WATCH"),
        ("<sp><speaker>WATCH</speaker><p>Ho!</p></sp>", "WATCH"),
        ('<sp who="people.xml#tom"><p>Ho!</p></sp>', "Tom Oakes"),
        ('<sp who="Jo Reed"><p>Ho!</p></sp>', "Jo Reed"),
        ("<sp><p>Ho!</p></sp>", None),
        ('<u who="#LeeAnn"><seg>Ho!</seg></u>', "LeeAnn"),
        ('<note type="speaker">Ann Lee:</note><u who="#LeeAnn"><seg>Ho!</seg></u>', "Ann Lee"),
    ],
)
def test_who_speaks(speech: str, speaker: str | None) -> None:
    assert turns(tei(speech)) == [(speaker, "Ho!")]


def test_words_with_tags_of_their_own_keep_their_spaces() -> None:
    with_spaces = tei(
        '<sp><l part="I"><w>Who</w>\n  <c> </c>\n  <w>goes</w>\n<pc>?</pc></l><l part="F"><w>I</w><pc>.</pc></l></sp>'
    )
    without = tei("<u><w>Who</w> <w>goes</w> <pc>?</pc> <w>I</w><w>do</w><pc>.</pc></u>")

    assert turns(with_spaces) == [(None, "Who goes?\nI.")]
    assert turns(without) == [(None, "Who goes? I do.")]


def test_a_corrected_word_stands_once() -> None:
    play = tei(
        "<sp><p>The <choice><sic>fery</sic><corr>ferry</corr></choice> <sic>slept</sic>."
        "<pb/><lb/>Go<lb break='no'/>ne.</p></sp>"
    )

    assert turns(play) == [(None, "The ferry slept. Gone.")]


def test_a_speech_goes_on_after_one_within_it() -> None:
    play = tei('<sp who="#tom"><p>I sing.</p><sp who="#mira"><l>La.</l></sp><p>And stop.</p></sp>')

    assert turns(play) == [("Tom Oakes", "I sing."), ("Mira Lund", "La."), ("Tom Oakes", "And stop.")]


def test_a_spoken_corpus_has_times() -> None:
    corpus = tei("""<timeline unit="s"><when xml:id="T0" absolute="00:01:00"/>
      <when xml:id="T1" interval="1.5" since="#T0"/>
      <when xml:id="T2" interval="500" unit="ms" since="#T1"/><when xml:id="T3" interval="-1" since="#T2"/></timeline>
      <u who="#mira" start="#T0" end="#T1">Well <vocal><desc>laughs</desc></vocal> yes.</u>
      <annotationBlock who="#tom" start="#T1" end="#T2"><u><seg>No.</seg></u></annotationBlock>
      <u who="#tom"><anchor synch="#T2"/>Never.<anchor synch="#T3"/></u>""")

    assert turns(corpus) == [("Mira Lund", "Well | yes."), ("Tom Oakes", "No."), ("Tom Oakes", "Never.")]
    assert [(time.span.of(corpus.text), time.start, time.end) for time in corpus.markup.times] == [
        ("Well", 60.0, 61.5),
        ("yes.", 60.0, 61.5),
        ("No.", 61.5, 62.0),
        ("Never.", 62.0, None),
    ]
    assert "Mira Lund\n\nWell (laughs) yes." in corpus.text


def test_prose_in_tei_is_a_text_without_turns() -> None:
    prose = tei("<head>One</head><p>“Go,” said Tom.</p><p>She <hi>went</hi>.</p>")

    assert prose.text == "One\n\n“Go,” said Tom.\n\nShe went."
    assert prose.markup.turns == ()


def test_what_a_file_declares_for_itself_is_resolved_and_nothing_outside() -> None:
    page = b"""<!DOCTYPE TEI SYSTEM "http://192.0.2.1/tei.dtd" [<!ENTITY dash "&#8211;">]>
      <TEI><text><body><sp><speaker>A</speaker><p>No &dash; never&nbsp;&hellip;</p></sp></body></text></TEI>"""
    outside = b"""<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/hostname">]>
      <TEI><text><body><sp><speaker>A</speaker><p>So &x; there.</p></sp></body></text></TEI>"""

    assert turns(read_one("TEI", page)) == [("A", "No – never …")]
    read = read_one("TEI", outside)
    assert turns(read) == [("A", "So there.")]
    assert any("damaged XML" in notice for notice in read.notices)


def test_the_encoding_that_a_file_declares_is_believed_where_it_fits() -> None:
    body = "<TEI><text><body><sp><speaker>Zoë</speaker><p>So – é.</p></sp></body></text></TEI>"

    for encoding in ("utf-16", "iso-8859-15", "windows-1252", "utf-8-sig"):
        page = f'<?xml version="1.0" encoding="{encoding}"?>{body}'.encode(encoding, "xmlcharrefreplace")
        assert turns(read_one("TEI", page)) == [("Zoë", "So – é.")]
    wrong = f'<?xml version="1.0" encoding="iso-8859-1"?>{body}'.encode()
    assert turns(read_one("TEI", wrong)) == [("Zoë", "So – é.")]


def test_a_bomb_is_refused() -> None:
    names = "abcdefghijk"
    entities = "".join(f'<!ENTITY {b}{b} "{f"&{a}{a};" * 10}">' for a, b in pairwise(names))
    page = f'<!DOCTYPE TEI [<!ENTITY aa "aaaaaaaaaa">{entities}]><TEI><text><p>&kk;</p></text></TEI>'

    with pytest.raises(InputError, match="damaged XML file"):
        read_one("TEI", page.encode())


def test_numbers_that_are_no_characters_are_shown_as_such() -> None:
    read = read_one("TEI", b"<TEI><text><sp><p>So&#xD800;&#56320;&#0;&#x110000;&#233;</p></sp></text></TEI>")

    assert turns(read) == [(None, "So\ufffd\ufffd\ufffd\ufffd\u00e9")]


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    read = read_one("TEI", b"<TEI><text><body><sp><speaker>A</speaker><p>Ho!</p></sp><sp><speaker>B</spe")

    assert turns(read) == [("A", "Ho!")]
    assert any("damaged XML" in notice for notice in read.notices)
