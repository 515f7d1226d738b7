"""Makes the pictures of the documentation: of each book its cover, title page, front matter and first chapter.

usage: python Tests/Rendering/plates.py FOLDER BOOK...
"""

import io
import sys
from pathlib import Path

from PIL import Image

from epub import Book
from reader import E_INK, PHONE, Reader

PAGES = ["section.title-page", "section.header", "section.chapter"]
GAP, EDGE = 24, "#8a867e"


def main(folder, paths):
    folder.mkdir(parents=True, exist_ok=True)
    covers = []
    with Reader() as reader:
        for path in paths:
            book = Book(path)
            covers += [Image.open(file) for file in book.covers]
            for screen in (E_INK, PHONE):
                pages = [page for selector in PAGES if (page := seen(reader, book, selector, screen))]
                plate = in_a_row(pages)
                plate.quantize(32, dither=Image.Dither.NONE).save(folder / f"{slug(book)}-{screen.name}.png", optimize=True)
    if covers:
        in_a_row([cover.convert("RGB").resize((300, 450), Image.Resampling.LANCZOS) for cover in covers]).save(
            folder / "covers.jpg", quality=82)


def seen(reader, book, selector, screen):
    for document in book.documents:
        reader.open(document, screen)
        if reader.turn_to(selector, screen):
            return Image.open(io.BytesIO(reader.picture())).convert("RGB")
    return None


def in_a_row(pictures):
    width = sum(picture.width + GAP for picture in pictures) + GAP
    row = Image.new("RGB", (width, pictures[0].height + 2 * GAP), EDGE)
    left = GAP
    for picture in pictures:
        row.paste(picture, (left, GAP))
        left += picture.width + GAP
    return row


def slug(book):
    return book.name.replace(" ", "-").replace("_", "-")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
