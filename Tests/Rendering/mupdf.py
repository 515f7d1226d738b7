"""Draws the first pages of books with MuPDF, which has nothing of a browser in it."""

import subprocess
import tempfile
from pathlib import Path

from PIL import Image

PAGES = 6


def check(paths):
    for path in paths:
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(
                ["mutool", "draw", "-r", "72", "-W", "450", "-H", "600", "-o", f"{folder}/%d.png", path, f"1-{PAGES}"],
                capture_output=True, text=True)
            name = Path(path).stem
            errors = [line for line in done.stderr.splitlines() if line.startswith("error") or "css syntax" in line]
            if done.returncode or errors:
                yield f"{name}: mutool ends with {done.returncode}: {' '.join(errors)}"
            pages = sorted(Path(folder).iterdir())
            if len(pages) < 3:
                yield f"{name}: mutool draws {len(pages)} pages"
            if not any(is_printed(page) for page in pages):
                yield f"{name}: mutool draws nothing but blank pages"
            yield None


def is_printed(page):
    darkest, lightest = Image.open(page).convert("L").getextrema()
    return darkest < 100 < lightest
