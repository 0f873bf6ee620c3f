"""Messages of errors."""

from __future__ import annotations

import pickle

from inquit.errors import ExtraMissingError, GoldError, InputError


def test_a_message_is_one_line_whatever_a_library_put_into_it() -> None:
    error = InputError("x.docx: a damaged file (bad char\n, line 2\r\n\u2028column 3); get it anew\n")

    assert str(error) == "x.docx: a damaged file (bad char , line 2 column 3); get it anew"
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
    assert str(GoldError("a  b.jsonl: no", faults=("a",))) == "a  b.jsonl: no"


def test_another_process_may_send_any_of_them() -> None:
    error = ExtraMissingError("the device 'cuda'", "onnxruntime-gpu", extra="gpu")

    sent = pickle.loads(pickle.dumps(error))
    assert (type(sent), str(sent)) == (ExtraMissingError, str(error))
