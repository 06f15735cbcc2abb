"""Estimates what a claim will cost, in cents. The same claim gives the same estimate, so it may be worked on again."""

import os

from steps import BadPiece, hand_on, step

NEXT = os.environ["NEXT"]
LIKELY = {"glass": 30_000, "water": 400_000, "theft": 250_000}    # in cents, what such claims come to


def assess(claim):
    if claim["kind"] not in LIKELY:
        raise BadPiece("there is no estimate for this kind of claim")
    hand_on(NEXT, {"claim_id": claim["claim_id"], "cents": max(LIKELY[claim["kind"]], claim["asked"])})


handler = step("assess", assess)
