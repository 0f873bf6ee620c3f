"""What of the words under a label is speech: what goes on, what interrupts, what ends a turn, and when it is said."""

from __future__ import annotations

import pytest

from inquit.document import TextSpan
from inquit.languages import language_of
from inquit.source import Markup
from inquit.structure.transcript.labelled_turns import read_labelled_turns
from inquit.structure.transcript.transcript import Transcript

ASKED = "LUND: Where did you go?"
LAST = "LUND: And what did you see?\n\nOAKES: Nothing. It was dark."


def transcript_of(text: str, *, asked: bool = False, markup: Markup | None = None) -> Transcript:
    found = read_labelled_turns(text, language_of(), markup or Markup(), asked=asked)
    assert found is not None
    return found


def said(text: str) -> list[tuple[str | None, list[str]]]:
    return [(turn.speaker, [span.of(text) for span in turn.content]) for turn in transcript_of(text).turns]


def answer(middle: str) -> list[str]:
    """What Oakes says on a page on which he is asked before and after."""
    text = f"{ASKED}\n\n{middle}\n\n{LAST}"
    turns = said(text)
    assert [speaker for speaker, _ in turns] == ["LUND", "OAKES", "LUND", "OAKES"]
    return turns[1][1]


@pytest.mark.parametrize(
    ("middle", "content"),
    [
        ("OAKES: Home.\n\nIt was late.", ["Home.", "It was late."]),
        ("OAKES: I ask\n\n(a) why it fell;\n\n(b) when it fell.", ["I ask", "(a) why it fell;", "(b) when it fell."]),
        ("OAKES: Home, to the\n     port.", ["Home, to the\n     port."]),
        ("OAKES: Home. (Laughter.) It was late.", ["Home.", "It was late."]),
        ("OAKES: Home. (Laughter)\n\n(Applause)\n\nIt was late.", ["Home.", "It was late."]),
        ("OAKES: Home. [laughs] It was late.", ["Home.", "It was late."]),
        ("OAKES: Home \\[unintelligible 00:03:18.16\\] late.", ["Home", "late."]),
        ("OAKES: (rising) Home.", ["Home."]),
        ("OAKES: Home. (Mr. Park interjects.) It was late.", ["Home.", "It was late."]),
        ("OAKES: Home. (Chorus of interjections) It was late.", ["Home.", "It was late."]),
        ("OAKES: The bill (No. 3) was read.", ["The bill (No. 3) was read."]),
        ("OAKES: Maj. Gen. (Rtd) Park went.", ["Maj. Gen. (Rtd) Park went."]),
        ("OAKES: He (Mr. Park) said so.", ["He (Mr. Park) said so."]),
        ("OAKES: We were (a) tired and (b) cold.", ["We were (a) tired and (b) cold."]),
        ("OAKES: Home. *sighs* It was late.", ["Home.", "It was late."]),
        ("OAKES: ♪ Home, home ♪ I sang.", ["I sang."]),
        ("OAKES: Home. [66858]", ["Home."]),
        ("OAKES: I went home with\n\n12\n\nmy dog.", ["I went home with", "my dog."]),
        ("OAKES: I went home.\n\nPage 10\n\nIt was late.", ["I went home.", "It was late."]),
        ("OAKES: I went home.\n\n19 July 2011 : Column 785\n\nIt was late.", ["I went home.", "It was late."]),
        ("OAKES: I went home.\n\n_page : 8\n_tape : 2\n\nIt was late.", ["I went home.", "It was late."]),
        ("OAKES: Home.\n\nPRESENTATION OF BILLS", ["Home."]),
        ("OAKES: Home.\n\nSitting suspended at 7.19 p.m.", ["Home."]),
        ("OAKES: Home.\n\nQuestion put and agreed to.", ["Home."]),
        ("OAKES: Home.\n\nMotion agreed to\n\nAYES\n\nTom Oakes\n\nMia Park", ["Home."]),
        ("OAKES: Home.\n\nTopical Questions About Ferries", ["Home."]),
        ("OAKES: Home.\n\n# Second part", ["Home."]),
        ("OAKES: Home.\n\nMotion agreed to\n\nI thank you all for it.", ["Home.", "I thank you all for it."]),
        ("OAKES: I was going to ---", ["I was going to ---"]),
        ("OAKES:\n- Home.\n- It was late.", ["- Home.", "- It was late."]),
    ],
)
def test_what_is_said(middle: str, content: list[str]) -> None:
    assert answer(middle) == content


def test_a_label_in_a_paragraph_begins_a_turn() -> None:
    text = f"{ASKED}\n\nOAKES: Home, as I always--- LUND: Order! OAKES: As I say.\n\n{LAST}"

    assert said(text)[1:4] == [("OAKES", ["Home, as I always---"]), ("LUND", ["Order!"]), ("OAKES", ["As I say."])]


def test_who_is_spoken_to_begins_no_turn() -> None:
    text = f"{ASKED}\n\nOAKES: I say to you, LUND: go home.\n\n{LAST}"

    assert said(text)[1] == ("OAKES", ["I say to you, LUND: go home."])


def test_an_office_with_its_holder_may_speak_once() -> None:
    text = f"{ASKED}\n\nOAKES: I ask why. The Minister for Roads (Mr. Namba): I do not know.\n\n{LAST}"

    assert said(text)[2] == ("The Minister for Roads (Mr. Namba)", ["I do not know."])


def test_a_heading_that_runs_into_a_label() -> None:
    text = "THE FERRY BILL Mr. Oakes: I rise.\n\nMs. Lund: I do, too.\n\nMr. Oakes: Sit down.\n\nMs. Lund: No."

    assert said(text)[0] == ("Mr. Oakes", ["I rise."])


def test_a_time_on_a_line_of_its_own_stands_before_a_label_that_comes_once() -> None:
    text = "00:01\nTom Oakes: So we waited.\n\n00:05\nMira Lund: Was it late?\n\n00:07\nTom Oakes: Yes, it was."

    assert [speaker for speaker, _ in said(text)] == ["Tom Oakes", "Mira Lund", "Tom Oakes"]


def test_a_wrapped_line_that_begins_as_a_notice_is_said() -> None:
    middle = "OAKES: I move that the Standing Orders be changed so as to enable the\nBill to be passed today."

    assert answer(middle) == [middle.removeprefix("OAKES: ")]


def test_a_label_on_its_own_that_comes_again_goes_on() -> None:
    text = "Tom Oakes:\nHome.\n\nTom Oakes:\nIt was late.\n\nMira Lund:\nWas it?\n\nTom Oakes:\nYes."

    assert [speaker for speaker, _ in said(text)] == ["Tom Oakes", "Mira Lund", "Tom Oakes"]


def test_a_label_before_words_that_comes_again_begins_a_turn() -> None:
    text = "Tom Oakes: Home.\n\nTom Oakes: It was late.\n\nMira Lund: Was it?\n\nTom Oakes: Yes."

    assert [speaker for speaker, _ in said(text)] == ["Tom Oakes", "Tom Oakes", "Mira Lund", "Tom Oakes"]


@pytest.mark.parametrize("once", ["A hon. Member", "Hon. Members", "MR.PARK", "VOICE #1", "Dr. Park (Hill)"])
def test_a_label_that_comes_once_looks_as_the_others(once: str) -> None:
    assert said(f"{ASKED}\n\n{once}: No! No!\n\n{LAST}")[1][0] == once


@pytest.mark.parametrize("phrase", ["I put the Question", "Note", "The reason is", "Re", "He said"])
def test_what_stands_before_a_colon_and_is_no_label(phrase: str) -> None:
    text = f"{ASKED}\n\nOAKES: I say this.\n\n{phrase}: it was late.\n\n{LAST}"

    assert said(text)[1] == ("OAKES", ["I say this.", f"{phrase}: it was late."])


def test_a_speech_of_one() -> None:
    text = "PRESIDENT JANE ROE'S ADDRESS\n\nTHE PRESIDENT: Thank you all. (Applause.) We meet again.\n\nWe go on."

    assert said(text) == [("THE PRESIDENT", ["Thank you all.", "We meet again.", "We go on."])]


def test_a_court() -> None:
    lines = [
        "DIRECT EXAMINATION",
        "BY MR. OAKES:",
        "Q.   Did you see the ferry on the",
        "night of the fifth?",
        "A.   I did. It was late.",
        "MS. LOPEZ:  Objection.",
        "THE COURT:  Overruled.",
        "BY MR. OAKES:",
        "Q.   You may answer.",
        "THE WITNESS:  It was an hour.",
        "MR . STE INGLASS:  No questions.",
    ]
    text = "\n".join(f"{n:2}  {line}" for n, line in enumerate(lines, start=1))

    assert said(text) == [
        ("Q", ["Did you see the ferry on the", "night of the fifth?"]),
        ("A", ["I did. It was late."]),
        ("MS. LOPEZ", ["Objection."]),
        ("THE COURT", ["Overruled."]),
        ("Q", ["You may answer."]),
        ("THE WITNESS", ["It was an hour."]),
        ("MR . STE INGLASS", ["No questions."]),
    ]


def test_lines_of_a_margin_are_one_paragraph() -> None:
    text = "\n".join(f"{n:2}  {line}" for n, line in enumerate(["Q.  Did you see", "it?", "A.  I did."] * 5, start=1))

    assert next(span.of(text) for _, span in transcript_of(text).paragraphs) == "Did you see\n 2  it?"
    assert transcript_of(text).hidden[0].of(text).strip() == "2"


def test_a_play_in_verse() -> None:
    text = (
        "ACT I\n\nEnter HESTER and PELL.\n\nHESTER.\nThe night is cold upon the quay,\nAnd I have waited.\n\n"
        "PELL.\nNay, answer me. [_Drawing._] Stand!\n\nHESTER.\nLong live the ferry!\n\nPELL.\nHester?\n\n"
        "HESTER.\nHe.\n\nPELL.\nYou come upon your hour.\n\n[_Exeunt._]\n"
    )

    assert said(text)[:2] == [
        ("HESTER", ["The night is cold upon the quay,\nAnd I have waited."]),
        ("PELL", ["Nay, answer me.", "Stand!"]),
    ]


def test_short_names_in_a_play() -> None:
    speeches = ["Who's there?", "Nay, answer me.", "Long live the ferry!", "Hester?", "He.", "You come late."] * 2
    text = "\n".join(f"  {'Hes' if n % 2 else 'Pel'}. {speech}" for n, speech in enumerate(speeches, start=1))

    assert said(text)[0] == ("Hes", ["Who's there?"])
    assert len(said(text)) == len(speeches)


def test_what_is_done_between_speeches_in_the_script_of_a_film() -> None:
    text = "EXT. HARBOUR - NIGHT\n\nRain. TOM walks along the quay.\n\n" + "\n\n".join(
        [
            "          TOM\n     (on phone)\n     Hi.",
            "He looks at the ferry.",
            "          MIRA (V.O.)\n     Are you coming?",
            "          TOM (CONT'D)\n     No. It is late.",
            "          MIRA\n     Then wait.",
            "CUT TO:",
            "          TOM\n     Hello?",
            "          MIRA\n     I am here.",
        ]
    )

    assert said(text) == [
        ("TOM", ["Hi."]),
        ("MIRA", ["Are you coming?"]),
        ("TOM", ["No. It is late."]),
        ("MIRA", ["Then wait."]),
        ("TOM", ["Hello?"]),
        ("MIRA", ["I am here."]),
    ]


def test_a_chat() -> None:
    text = (
        "[00:01:04] <tomo> is the ferry late\n[00:01:15] * tomo sighs\n[00:01:20] <mira_l> yes\n--> pell joined\n"
        "[00:01:22] <pell> hi all\n[00:01:30] <tomo> it is always late"
    )

    assert said(text) == [
        ("tomo", ["is the ferry late"]),
        ("mira_l", ["yes"]),
        ("pell", ["hi all"]),
        ("tomo", ["it is always late"]),
    ]


def test_arrows_begin_turns_of_people_without_names() -> None:
    text = ">> REPORTER: THE FERRY IS LATE.\n>> IT ALWAYS IS.\n>> REPORTER: WHY?\n>> MAYOR: ICE.\n>> REPORTER: I SEE."

    assert said(text)[:2] == [("REPORTER", ["THE FERRY IS LATE."]), (None, ["IT ALWAYS IS."])]


@pytest.mark.parametrize(
    ("stamp", "start", "end"),
    [
        ("[00:00:34]", 34.0, None),
        ("00:03:18.5", 198.5, None),
        ("0:26", 26.0, None),
        ("[-00:00:00:10]", -10.0, None),
        ("[01:00:00:10]", 86410.0, None),
        ("[00:00:34 - 00:00:40]", 34.0, 40.0),
        ("[2024-05-01 10:33]", "2024-05-01T10:33:00", None),
        ("10:33 PM", "22:33:00", None),
        ("12:05 am", "00:05:00", None),
    ],
)
def test_times_on_the_page(stamp: str, start: float | str, end: float | None) -> None:
    text = f"{stamp}\n{ASKED}\n\nOAKES: Home.\n\n{LAST}"
    (time,) = transcript_of(text).times

    assert (time.start, time.end, time.span.of(text)) == (start, end, "Where did you go?")


def test_a_date_that_may_be_two_days_gives_no_time() -> None:
    text = f"03/04/24, 10:33 - {ASKED}\n\nOAKES: Home.\n\n{LAST}"

    assert transcript_of(text).times == ()


def test_a_time_inside_a_turn_parts_it() -> None:
    text = f"[00:10] {ASKED}\n\n[00:20] OAKES: Home.\n\n[00:30] It was late.\n\n{LAST}"

    assert [(time.start, time.span.of(text)) for time in transcript_of(text).times] == [
        (10.0, "Where did you go?"),
        (20.0, "Home."),
        (30.0, "It was late."),
    ]
    assert said(text)[1] == ("OAKES", ["Home.", "It was late."])


def test_what_stands_before_the_first_label() -> None:
    text = f"The recording begins in the office of the harbour.\n\n{ASKED}\n\nOAKES: Home.\n\n{LAST}"

    assert [span.of(text) for span in transcript_of(text).unlabelled] == [
        "The recording begins in the office of the harbour."
    ]


def test_one_label_is_enough_if_a_transcript_is_asked_for() -> None:
    text = "Some words stand here.\n\nTom Oakes: I was there.\n\nThe wind blew."
    assert read_labelled_turns(text, language_of(), Markup(), asked=False) is None

    (turn,) = transcript_of(text, asked=True).turns
    assert turn.speaker == "Tom Oakes"


def test_times_alone_are_turns_of_nobody_if_a_transcript_is_asked_for() -> None:
    text = "01:02:36\nWhere were you born?\n\n01:02:40 In the port.\n\n01:03:01 And then?"
    assert read_labelled_turns(text, language_of(), Markup(), asked=False) is None

    turns = transcript_of(text, asked=True).turns
    assert [(turn.speaker, turn.content[0].of(text)) for turn in turns] == [
        (None, "Where were you born?"),
        (None, "In the port."),
        (None, "And then?"),
    ]


def test_a_text_without_labels_is_of_nobody_if_a_transcript_is_asked_for() -> None:
    text = "Some words stand here.\n\nThe wind blew."
    found = transcript_of(text, asked=True)

    assert (found.turns, [number for number, _ in found.paragraphs]) == ((), [1, 2])
    assert [span.of(text) for span in found.unlabelled] == ["Some words stand here.", "The wind blew."]


def test_bold_letters_are_labels_without_a_sign() -> None:
    names = ["Tom Oakes", "Mira Lund"] * 4
    text, bold = "", []
    for name in names:
        bold.append(TextSpan(len(text), len(text) + len(name)))
        text += f"{name} I was there when it fell.\n\n"
    found = transcript_of(text, markup=Markup(bold=tuple(bold)))

    assert [turn.speaker for turn in found.turns] == names


def test_paragraphs_have_the_numbers_of_the_page() -> None:
    text = f"FERRIES\n\n{ASKED}\n\nOAKES: Home.\n\nIt was late.\n\n{LAST}"

    assert [number for number, _ in transcript_of(text).paragraphs] == [2, 3, 4, 5, 6]


def test_what_is_hidden_stands_inside_what_is_parsed() -> None:
    text = f"{ASKED}\n\nOAKES: Home. (Laughter.) It was late. (Applause.)\n\n{LAST}"
    found = transcript_of(text)

    assert [span.of(text) for span in found.hidden] == ["(Laughter.)"]
    assert found.paragraphs[1][1].of(text) == "Home. (Laughter.) It was late."


@pytest.mark.parametrize(
    ("line", "spoken"),
    [
        ("Have you (Hon. Lund interjects) the oil?", ["Have you", "the oil?"]),
        ("Have you (Hon. Lund of the port) the oil?", ["Have you (Hon. Lund of the port) the oil?"]),
    ],
)
def test_what_somebody_does_in_the_middle_of_a_sentence(line: str, spoken: list[str]) -> None:
    assert said(f"{ASKED}\n\nOAKES: {line}\n\n{LAST}")[1] == ("OAKES", spoken)
