"""Looks for what is odd about a claim, and hands on only what somebody should look at."""

import os

from steps import hand_on, step

NEXT = os.environ["NEXT"]


def screen(claim):
    doubts = list(doubts_about(claim))
    if doubts:
        hand_on(NEXT, {"claim_id": claim["claim_id"], "doubts": doubts})


def doubts_about(claim):
    if claim["days_insured"] < 14:
        yield "insured for less than two weeks"
    if claim["asked"] % 100_000 == 0:
        yield "a round sum"


handler = step("screen", screen)
