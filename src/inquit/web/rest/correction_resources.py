"""Corrections of statements and decisions about people, for programs, and taking them back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Final

from fastapi import APIRouter, Request

from inquit.web.rest.asked_filters import RowNumber
from inquit.web.rest.correction_models import AppliedAnswer, AskedChange
from inquit.web.rest.decision_models import AskedDecision, DecidedAnswer, DecisionAsked, EffectAnswer
from inquit.web.rest.problem_details import JsonAnswer
from inquit.web.site import served

__all__ = ["ROUTER"]

ROUTER: Final = APIRouter(tags=["Corrections"])


@ROUTER.post("/corrections", response_model=AppliedAnswer, status_code=201, summary="Correct statements")
def correct_statements(request: Request, change: AskedChange) -> JsonAnswer:
    """One correction of one or more statements: all of it or, where one is not as it was shown, nothing (409)."""
    site = served(request)
    with site.writing() as store:
        done = change.apply(store.corrections(site.reviewer, shown_in=change.shown_in))
    return JsonAnswer(asdict(done), 201)


@ROUTER.post("/corrections/{number}/undo", response_model=AppliedAnswer, status_code=201, summary="Undo a correction")
def undo_correction(request: Request, number: RowNumber) -> JsonAnswer:
    """Take back what was corrected at once; taking back an undo makes it hold again."""
    site = served(request)
    with site.writing() as store:
        done = store.corrections(site.reviewer).undo(number)
    return JsonAnswer(asdict(done), 201)


@ROUTER.post("/decisions/effect", response_model=EffectAnswer, summary="See what a decision would do")
def show_effect(request: Request, decision: AskedDecision) -> JsonAnswer:
    """What would become of whose statements; nothing is decided."""
    site = served(request)
    with site.writing() as store:
        made_by = store.people_corrections(site.reviewer)
        version = made_by.version()
        effects = made_by.effect(decision.concerned(), lambda people: decision.apply(people, version))
    return JsonAnswer({"version": version, "effects": [asdict(one) for one in effects]})


@ROUTER.post("/decisions", response_model=DecidedAnswer, status_code=201, summary="Decide about people")
def decide(request: Request, asked: DecisionAsked) -> JsonAnswer:
    """Merge, rename, split, or say what somebody is; refused (409) where something else was decided since."""
    site = served(request)
    with site.writing() as store:
        made_by = store.people_corrections(site.reviewer)
        number = asked.decision.apply(made_by, asked.version)
        return JsonAnswer({"number": number, "version": made_by.version()}, 201)


@ROUTER.post("/decisions/{number}/undo", response_model=DecidedAnswer, status_code=201, summary="Undo a decision")
def undo_decision(request: Request, number: RowNumber) -> JsonAnswer:
    """Take back a decision about people."""
    site = served(request)
    with site.writing() as store:
        made_by = store.people_corrections(site.reviewer)
        done = made_by.undo(number)
        return JsonAnswer({"number": done.number, "version": made_by.version()}, 201)
