"""A text in another language is told of where that is sure."""

from __future__ import annotations

import subprocess
import sys

import pytest

from inquit.document import TextSpan
from inquit.languages import language_of
from inquit.samples import read_sample
from inquit.structure.foreign_text import other_language

TEXTS = {
    "German": "„Wir werden nicht gehen“, sagte der Bürgermeister am Montag. Die Stadt habe kein Geld für eine neue "
    "Brücke, erklärte er vor dem Rat, und die Fischer müssten eben noch ein Jahr warten.",
    "French": "« Nous ne partirons pas », a déclaré le maire lundi. La ville n'a pas d'argent pour un nouveau pont, "
    "a-t-il expliqué devant le conseil, et les pêcheurs attendront.",
    "Dutch": "“We zullen niet weggaan,” zei de burgemeester maandag. De stad had geen geld voor een nieuwe brug, was "
    "het antwoord, en de vissers moeten wachten tot het volgende jaar.",
    "Russian": "«Мы не уйдём», — сказал мэр в понедельник. У города нет денег на новый мост, объяснил он совету, и "
    "рыбакам придётся подождать ещё один год.",
    "Chinese": "市长周一表示：“我们不会离开。”他对市议会说，该市没有钱建造新桥，渔民们必须等待。"
    "他还说，这座桥将在明年开放，但没有人相信他的话，因为他以前也说过同样的话。反对派领导人说，这是一个耻辱。",
    "Arabic": "قال رئيس البلدية يوم الاثنين إن المدينة لا تملك المال لبناء جسر جديد، وأضاف أن على الصيادين "
    "الانتظار حتى العام المقبل لأن المجلس لم يوافق على الخطة.",
}


def _other(text: str) -> str | None:
    return other_language(text, TextSpan(0, len(text)), language_of())


@pytest.mark.parametrize("name", TEXTS)
def test_other_languages_are_named(name: str) -> None:
    assert _other(TEXTS[name]) == name


@pytest.mark.parametrize(
    "text",
    [
        read_sample(),
        "Bonjour, dit-il.",
        "He said “Nous ne partirons pas, a déclaré le maire lundi,” and the council laughed at him for it.",
        "The cooncil said the brig wis ower dear, an the fisherfowk wad hae tae bide. “We winna gang,” said he.",
        "Tomasz Wójcik, Agnieszka Kowalczyk, Jarosław Zieliński, Łódź, Wrocław, Kraków, Gdańsk, Piotr Wiśniewski",
        "1 2 3 | 4 5 6 | 7 8 9\n" * 20,
        "",
    ],
    ids=["article", "short", "a quote", "Scots", "names", "figures", "nothing"],
)
def test_what_is_not_sure_is_not_said(text: str) -> None:
    assert _other(text) is None


def test_only_the_text_proper_counts() -> None:
    text = TEXTS["German"] + "\n" + read_sample()

    assert other_language(text, TextSpan(len(TEXTS["German"]), len(text)), language_of()) is None


def test_the_library_is_loaded_only_where_it_is_needed() -> None:
    program = (
        "import sys; from inquit.structure.foreign_text import other_language as o;"
        "from inquit.samples import read_sample;"
        "from inquit.languages import language_of; from inquit.document import TextSpan; t = read_sample();"
        "print(o(t, TextSpan(0, len(t)), language_of()), 'py3langid' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=True, capture_output=True).stdout == b"None False\n"
