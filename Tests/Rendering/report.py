"""Looks through reports as a person would: sorts, searches, filters, without a network."""

import json
from pathlib import Path

from reader import Reader


def check(pages):
    """Yields a fault, or None, for each page that `--report` wrote."""
    with Reader() as reader:
        asked, faults = [], []
        reader.page.on("request", lambda request: asked.append(request.url))
        reader.page.on("pageerror", lambda error: faults.append(str(error)))
        reader.page.context.set_offline(True)
        for page in map(Path, pages):
            asked.clear()
            faults.clear()
            reader.open(page)
            fault = _fault(reader.page)
            if not fault and asked != [page.as_uri()]:
                fault = f"it asks for {asked[1:]}"
            fault = fault or next(iter(faults), None)
            yield f"{page}: {fault}" if fault else None


def _fault(page):
    stories = json.loads(page.inner_text("#data") or page.evaluate("document.getElementById('data').textContent"))
    rows = lambda: page.locator("#rows tr").count()
    column = lambda n: page.locator(f"#rows tr td:nth-child({n})").all_inner_texts()
    number = lambda text: int(text.replace(",", "") or -1)
    if rows() != len(stories):
        return f"{rows()} rows for {len(stories)} stories"

    page.get_by_role("button", name="Words").click()
    words = [number(text) for text in column(3)]
    if words != sorted(words):
        return f"sorted by words it shows {words}"
    page.get_by_role("button", name="Words").click()
    words = [number(text) for text in column(3)]
    if words != sorted(words, reverse=True):
        return f"sorted the other way it shows {words}"

    failed = sum(story["outcome"] == "failed" for story in stories)
    page.select_option("#show", "failed")
    if rows() != failed:
        return f"{rows()} rows for {failed} stories that failed"
    page.select_option("#show", "all")

    wanted = stories[0]["input"]
    page.fill("#search", wanted)
    if rows() != sum(wanted.lower() in json.dumps(story, ensure_ascii=False).lower() for story in stories):
        return f"{rows()} rows for a search of {wanted}"
    page.fill("#search", "")

    bars = page.evaluate("[...document.querySelectorAll('#lengths rect')].map(bar => +bar.getAttribute('height'))")
    if not bars or max(bars) <= 0:
        return "the lengths are not drawn"
    return None
