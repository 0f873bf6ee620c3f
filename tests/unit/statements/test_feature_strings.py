"""Features, letter by letter: the fitted weights are kept by these strings, so that none may change unnoticed."""

from __future__ import annotations

import pytest
from tests.unit.notation import at, paragraph, stretches_in

from inquit.statements.cue_links import candidate_cues, link_features, stretch_features
from inquit.statements.frame_features import frame_features
from inquit.statements.frames import find_frames
from inquit.text.marks.marked_stretches import quoted_flags

BEHIND = (
    "“ They/PRON/nsubj/stay stay/VERB/ccomp/said here/ADV/advmod/stay , ” the/DET/det/mayor old/ADJ/amod/mayor "
    "mayor/NOUN/nsubj/said has/AUX:VBZ/aux/said said=say/VERB:VBN/ROOT : | “ No/INTJ/ROOT . ”"
)
AMID = (
    "Ann@PERSON/PROPN/nsubj/came came=come/VERB:VBD/ROOT . | He/PRON/nsubj/called called=call/VERB:VBD/ROOT "
    "the/DET/det/plan plan/NOUN/dobj/called : “ odd/ADJ/oprd/called ” and/CCONJ/cc/called "
    "left=leave/VERB:VBD/conj/called"
)
REPORTED = (
    "Ann@PERSON/PROPN/nsubj/said never/ADV/neg/said loudly/ADV/advmod/said said=say/VERB:VBD/ROOT "
    "that/SCONJ/mark/left “ the/DET/det/board ” board@ORG/NOUN/nsubj/left left=leave/VERB:VBD/ccomp/said"
)
CALLED = (
    "It/PRON/nsubj/rained rained=rain/VERB:VBD/ROOT hard/ADV/advmod/rained today/NOUN/npadvmod/rained ,/rained "
    "and/CCONJ/cc/rained his/PRON:PRP$/poss/plan plan/NOUN/nsubjpass/called was/AUX:VBD/auxpass/called "
    "called=call/VERB:VBN/conj/rained off/ADP:RP/prt/called odd/ADJ/oprd/called by/ADP/agent/called "
    "Bo/PROPN/pobj/by ."
)

# Each: paragraph, number of the stretch, cue, chance of the frame, whether the stretch before has the cue, features.
LINKS = [
    (BEHIND, 0, "said", 0.4, False, """
bias ; side=after ; distance=after|4 ; rank=after|0 ; ends=after|0 ; ends+distance=after|0|4 ;
crossed=after|False|False ; lemma=say ; lemma+side=say|after ; tag=VBN ; source=NOUN ;
source+side=some|after|0 ; tie=child ccomp ; tie+side=child ccomp|after|0 ; dep=ROOT ; inner=after|, ;
before=after|word|0 ; chance=3 ; used=False|after ; words=after|3 ; adjacent before=none|after ;
adjacent after=self|after ; source between=after|True
"""),
    (BEHIND, 1, "said", 0.0, True, """
bias ; side=before ; distance=before|1 ; rank=before|0 ; ends=before|0 ; ends+distance=before|0|1 ;
crossed=before|False|True ; lemma=say ; lemma+side=say|before ; tag=VBN ; source=NOUN ;
source+side=some|before|0 ; tie=apart ; tie+side=apart|before|0 ; dep=ROOT ; inner=before|. ;
before=before|:|0 ; chance=0 ; used=True|before ; words=before|1 ; adjacent before=self|before ;
adjacent after=none|before ; source between=before|False ; colon between=before
"""),
    (AMID, 0, "came", 0.0, False, """
bias ; side=before ; distance=before|5 ; rank=before|1 ; ends=before|1 ; ends+distance=before|1|5 ;
crossed=before|False|False ; lemma=come ; lemma+side=come|before ; tag=VBD ; source=PERSON ;
source+side=some|before|1 ; tie=apart ; tie+side=apart|before|1 ; dep=ROOT ; inner=before|word ;
before=before|:|1 ; chance=0 ; used=False|before ; words=before|0 ; adjacent before=other|before ;
adjacent after=none|before ; source between=before|False ; colon between=before
"""),
    (AMID, 0, "left", 0.06, False, """
bias ; side=after ; distance=after|1 ; rank=after|0 ; ends=after|0 ; ends+distance=after|0|1 ;
crossed=after|False|False ; lemma=leave ; lemma+side=leave|after ; tag=VBD ; source=he ;
source+side=some|after|0 ; tie=same sentence ; tie+side=same sentence|after|0 ; dep=conj ; inner=after|word ;
before=after|:|0 ; chance=1 ; used=False|after ; words=after|0 ; adjacent before=other|after ;
adjacent after=none|after ; source between=after|False
"""),
]  # fmt: skip
# Each: paragraph, number of the stretch, chance of the frame, chance of the link, whether its mark closes, features.
STRETCHES = [
    (BEHIND, 0, 0.4, 0.8, True, """
bias ; size=2 ; chance=3 ; link=5 ; link+chance=5|3 ; size+link=2|5 ; titled=True|2 ; upper=True|True ;
upper+size=True|2 ; before=start ; before pos=start ; after=DET ; pos around=start|DET ; ended=True|True ;
closed=True ; sentence=True|True|True|2 ; alone=True|False|True ; last=ADV ; first=PRON ; entity=
"""),
    (AMID, 0, 0.01, 0.96, False, """
bias ; size=0 ; chance=0 ; link=7 ; link+chance=7|0 ; size+link=0|7 ; titled=False|0 ; upper=False|False ;
upper+size=False|0 ; before=: ; before pos=PUNCT ; after=CCONJ ; pos around=PUNCT|CCONJ ; ended=False|False ;
closed=False ; sentence=False|False|False|0 ; alone=False|False|False ; last=ADJ ; first=ADJ ; entity=
"""),
]  # fmt: skip
# Each: paragraph, cue, kind of the frame, features.
FRAMES = [
    (REPORTED, "said", "ccomp", """
bias ; kind=ccomp ; lemma=say ; lemma+kind=say|ccomp ; tag=VBD ; dep=ROOT ; source=PERSON ;
source+kind=PERSON|ccomp ; pos of content=VERB ; tag of content=VBD|ccomp ; content=leave ;
content+kind=leave|ccomp ; length=3 ; length+kind=ccomp|3 ; lemma+tag=say|VBD ; lemma+content=say|VERB ;
dep+kind=ROOT|ccomp ; tag+kind=VBD|ccomp ; source lemma=ann ; mark=that ; quoted ; quoted+kind=ccomp ;
mark near=True|ccomp ; mark near+lemma=True|say ; negated ; adverb=loudly ; beside=ccomp| ; determiner=|ccomp ;
source side=before|ccomp ; early=True ; headline=True ; root
"""),
    (REPORTED, "left", "paren", """
bias ; kind=paren ; lemma=leave ; lemma+kind=leave|paren ; tag=VBD ; dep=ccomp ; source=ORG ;
source+kind=ORG|paren ; pos of content=VERB ; tag of content=VBD|paren ; content=say ; content+kind=say|paren ;
length=3 ; length+kind=paren|3 ; lemma+tag=leave|VBD ; lemma+content=leave|VERB ; dep+kind=ccomp|paren ;
tag+kind=VBD|paren ; source lemma=board ; no mark=paren|VBD ; mark near=True|paren ;
mark near+lemma=True|leave ; beside=paren| ; determiner=|paren ; source side=before|paren ; early=False ;
headline=True ; governor=say|ccomp ; governor lemma=say
"""),
    (CALLED, "called", "nsubjpass", """
bias ; kind=nsubjpass ; lemma=call ; lemma+kind=call|nsubjpass ; tag=VBN ; dep=conj ; source=PROPN ;
source+kind=PROPN|nsubjpass ; pos of content=NOUN ; tag of content=NN|nsubjpass ; content=plan ;
content+kind=plan|nsubjpass ; length=2 ; length+kind=nsubjpass|2 ; lemma+tag=call|VBN ;
lemma+content=call|NOUN ; dep+kind=conj|nsubjpass ; tag+kind=VBN|nsubjpass ; source lemma=bo ;
no mark=nsubjpass|NN ; mark near=False|nsubjpass ; mark near+lemma=False|call ; aux=was ; particle=call off ;
predicate=call odd ; beside=nsubjpass|oprd ; determiner=his|nsubjpass ; source side=after|nsubjpass ;
early=False ; headline=False ; governor=rain|conj ; governor lemma=rain
"""),
    (CALLED, "called", "oprd", """
bias ; kind=oprd ; lemma=call ; lemma+kind=call|oprd ; tag=VBN ; dep=conj ; source=PROPN ;
source+kind=PROPN|oprd ; pos of content=ADJ ; tag of content=JJ|oprd ; content=odd ; content+kind=odd|oprd ;
length=1 ; length+kind=oprd|1 ; lemma+tag=call|VBN ; lemma+content=call|ADJ ; dep+kind=conj|oprd ;
tag+kind=VBN|oprd ; source lemma=bo ; no mark=oprd|JJ ; mark near=False|oprd ; mark near+lemma=False|call ;
aux=was ; particle=call off ; predicate=call odd ; beside=oprd| ; determiner=|oprd ; source side=after|oprd ;
early=False ; headline=False ; governor=rain|conj ; governor lemma=rain
"""),
    (CALLED, "called", "paren", """
bias ; kind=paren ; lemma=call ; lemma+kind=call|paren ; tag=VBN ; dep=conj ; source=PROPN ;
source+kind=PROPN|paren ; pos of content=VERB ; tag of content=VBD|paren ; content=rain ;
content+kind=rain|paren ; length=3 ; length+kind=paren|3 ; lemma+tag=call|VBN ; lemma+content=call|VERB ;
dep+kind=conj|paren ; tag+kind=VBN|paren ; source lemma=bo ; no mark=paren|VBD ; mark near=False|paren ;
mark near+lemma=False|call ; aux=was ; particle=call off ; predicate=call odd ; beside=paren|oprd ;
determiner=|paren ; source side=after|paren ; early=False ; headline=False ; governor=rain|conj ;
governor lemma=rain
"""),
]  # fmt: skip


def listed(features: str) -> list[str]:
    return [feature for line in features.strip().split("\n") for feature in line.removesuffix(" ;").split(" ; ")]


@pytest.mark.parametrize(("notation", "number", "cue", "chance", "used", "features"), LINKS)
def test_features_of_links(notation: str, number: int, cue: str, chance: float, features: str, *, used: bool) -> None:
    p = paragraph(notation)
    outer = stretches_in(p)
    quoted = quoted_flags(p, outer)
    found = next(c for c in candidate_cues(p, outer[number], quoted) if c.token == at(p, cue))
    assert link_features(p, outer[number], found, quoted, chance=chance, used=used) == listed(features)


@pytest.mark.parametrize(("notation", "number", "chance", "link", "closed", "features"), STRETCHES)
def test_features_of_stretches(
    notation: str, number: int, chance: float, link: float, features: str, *, closed: bool
) -> None:
    p = paragraph(notation)
    stretch = stretches_in(p)[number]
    assert stretch_features(p, stretch, chance=chance, link=link, closed=closed) == listed(features)


@pytest.mark.parametrize(("notation", "cue", "kind", "features"), FRAMES)
def test_features_of_frames(notation: str, cue: str, kind: str, features: str) -> None:
    p = paragraph(notation)
    frame = next(f for f in find_frames(p) if f.cue == at(p, cue) and f.kind == kind)
    assert frame_features(p, frame) == listed(features)
