"""Looks at covers as a shelf of e-ink shows them: small and in greys."""

from PIL import Image

from epub import Book

# What a drawn cover promises: its size in pixels, its bytes, and the contrast that is left of it at a tenth of the size.
SIZE, MOST_BYTES = (1000, 1500), 60_000
SMALL, LEAST_CONTRAST = (100, 150), 90


def check(paths):
    for path in paths:
        book = Book(path)
        if len(book.covers) != 1:
            yield f"{book.name}: {len(book.covers)} covers"
        for file in book.covers:
            cover = Image.open(file)
            cover.load()
            if cover.format != "JPEG" or cover.size != SIZE:
                yield f"{book.name}: the cover is a {cover.format} of {cover.size}"
            if file.stat().st_size > MOST_BYTES:
                yield f"{book.name}: the cover takes {file.stat().st_size} bytes"
            darkest, lightest = cover.convert("L").resize(SMALL, Image.Resampling.BOX).getextrema()
            if lightest - darkest < LEAST_CONTRAST:
                yield f"{book.name}: a thumbnail of the cover has greys from {darkest} to {lightest} only"
        yield None
