"""Compares pages with stored pictures of them: half the size, in sixteen greys, so that the repository stays light."""

import io
import os
from pathlib import Path

from PIL import Image, ImageChops

from epub import Book
from reader import E_INK, PHONE, SCREENS, Reader

STORED = Path(__file__).parent / "pictures"
FOUND = Path(__file__).parents[2] / ".build/rendering"

# A pixel differs where its grey does by more than this, of 255; a page where more than this share of its pixels do.
GREY, SHARE = 56, 0.012

# What is pictured of the specimen: the element whose page is shown, and the screens.
PAGES = {
    "title-page": ("section.title-page", SCREENS),
    "front-matter": ("section.header", SCREENS),
    "chapter-opening": ("section.chapter", SCREENS),
    "verse": ("div.verse", SCREENS),
    "scene-break": ("hr.scene-break:not(.gap)", SCREENS),
    "letter": ("blockquote.letter", [E_INK, PHONE]),
    "note": ("aside.note", [E_INK, PHONE]),
    "navigation": ("nav[role=doc-toc]", SCREENS),
}


def small(picture):
    image = Image.open(io.BytesIO(picture)).convert("L")
    image = image.resize((image.width // 2, image.height // 2), Image.Resampling.BOX)
    return image.point([round(grey / 17) * 17 for grey in range(256)])


def compare(name, image):
    """What is wrong with a page; nothing where it looks as its stored picture does."""
    path = STORED / f"{name}.png"
    FOUND.mkdir(parents=True, exist_ok=True)
    if os.environ.get("QUIRE_RECORD"):
        STORED.mkdir(exist_ok=True)
        image.quantize(16).save(path, optimize=True)
        return f"{name}: recorded anew; look at {path}"
    if not path.exists():
        image.save(FOUND / f"{name}.png")
        return f"{name}: no picture is stored; look at {FOUND / name}.png, then record it with QUIRE_RECORD=1"
    stored = Image.open(path).convert("L")
    if stored.size != image.size:
        return f"{name}: {image.size} pixels where {stored.size} are stored"
    difference = ImageChops.difference(stored, image).point([255 if grey > GREY else 0 for grey in range(256)])
    share = difference.histogram()[255] / (image.width * image.height)
    if share <= SHARE:
        return None
    side_by_side = Image.new("L", (image.width * 3, image.height))
    for index, part in enumerate([stored, image, difference]):
        side_by_side.paste(part, (index * image.width, 0))
    side_by_side.save(FOUND / f"{name}.png")
    return f"{name}: {share:.1%} of the page differs; stored, found and difference are in {FOUND / name}.png"


def check(paths):
    """Pictures the specimen in each theme: the first path is the theme that is pictured whole, of the others some pages."""
    with Reader() as reader:
        for index, path in enumerate(paths):
            book = Book(path)
            for page, (selector, screens) in PAGES.items():
                if index > 0 and page not in ("title-page", "chapter-opening", "scene-break", "note"):
                    continue
                for screen in screens if index == 0 else [E_INK]:
                    yield picture(reader, book, page, selector, screen)


def picture(reader, book, page, selector, screen):
    name = f"{book.name}-{page}-{screen.name}"
    for document in book.documents:
        reader.open(document, screen)
        if reader.turn_to(selector, screen):
            return compare(name, small(reader.picture()))
    return f"{name}: no document has {selector}"
