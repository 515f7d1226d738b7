"""Runs axe-core over every document of books, and looks for what does not fit a small screen."""

from axe_playwright_python.sync_playwright import Axe

from epub import Book
from reader import E_INK, PHONE, Reader

# Rules for whole web pages, which Ace by DAISY leaves out for the documents of a publication.
NOT_FOR_BOOKS = ["bypass", "region", "page-has-heading-one", "landmark-complementary-is-top-level"]
OPTIONS = {"rules": {rule: {"enabled": False} for rule in NOT_FOR_BOOKS}}

# Elements whose box reaches over the page's side. Columns lie side by side: each line box must end within its own.
TOO_WIDE = """() => {
  const body = getComputedStyle(document.body);
  const [left, width, gap] = [body.paddingLeft, body.columnWidth, body.columnGap].map(parseFloat);
  const wide = [];
  for (const element of document.querySelectorAll('main *')) {
    if (element.closest('[hidden]') || !element.textContent.trim()) continue;
    for (const box of element.getClientRects()) {
      const start = (((box.left - left) % (width + gap)) + width + gap) % (width + gap);
      if (box.width > 0 && start + box.width > width + gap / 2 && start < width + gap - 1)
        wide.push(element.tagName.toLowerCase() + (element.className ? '.' + element.className : ''));
    }
  }
  return [...new Set(wide)];
}"""


def check(paths):
    axe = Axe()
    with Reader() as reader:
        for path in paths:
            book = Book(path)
            for document in book.documents:
                place = f"{book.name}: {document.name}"
                reader.open(document)
                for violation in axe.run(reader.page, options=OPTIONS).response["violations"]:
                    nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:3])
                    yield f"{place}: {violation['id']}: {violation['help']}: {nodes}"
                for screen in (E_INK, PHONE):
                    reader.open(document, screen)
                    for element in reader.page.evaluate(TOO_WIDE):
                        yield f"{place}: {element} reaches over the page's side on a screen {screen.width} wide"
                yield None
