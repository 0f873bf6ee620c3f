"""A pronoun that stands for nobody in the text names nobody: the speaker is None, never "he"."""

import pytest

import inquit


@pytest.mark.model
@pytest.mark.parametrize("text", ["He said that the plan had failed.", "“Nobody asked us,” they said."])
def test_a_lone_pronoun_is_no_speaker(text: str) -> None:
    document = inquit.extract(text)
    assert [quote.speaker_id for quote in document.quotes] == [None]
    assert document.speakers == ()
