"""Checks how books look: python Tests/Rendering pictures|accessibility|mupdf|covers BOOK..., or report PAGE..."""

import sys

import accessibility
import covers
import mupdf
import pictures
import report

CHECKS = {
    "pictures": pictures.check, "accessibility": accessibility.check, "mupdf": mupdf.check,
    "covers": covers.check, "report": report.check}


def main():
    outcomes = list(CHECKS[sys.argv[1]](sys.argv[2:]))
    faults = [outcome for outcome in outcomes if outcome]
    for fault in faults:
        print(fault)
    if not outcomes:
        print("nothing was checked")
    print(f"{len(outcomes)} looked at", file=sys.stderr)
    return 1 if faults or not outcomes else 0


sys.exit(main())
