"""The inputs of the comparison, made from the novels beside the checkout where they are, else from the sample stories."""
import pathlib
import re

TOP = pathlib.Path(__file__).resolve().parent.parent
CORPUS = TOP.parent / "shared" / "corpus"
SOURCE = "novels" if CORPUS.is_dir() else "the sample stories"


def _texts():
    files = sorted(CORPUS.glob("*.txt")) if CORPUS.is_dir() else sorted((TOP / "seeds").glob("*.txt"))
    for file in files:
        raw = file.read_bytes()
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252")
        text = text.replace("\r\n", "\n")
        # The licence around a novel is no story.
        begin, end = text.find("*** START OF"), text.find("*** END OF")
        yield text[text.index("\n", begin):end] if begin >= 0 and end > begin else text


def _paragraphs():
    """The prose of all texts, paragraph by paragraph, round and round."""
    prose = [p.strip() for text in _texts() for p in re.split(r"\n\s*\n", text) if len(p) > 200 and '"' in p or len(p) > 400]
    while True:
        yield from prose


class Work:
    """A piece of work: some stories in a folder, each of about the same size."""

    def __init__(self, name, title, kind, stories, size, folder):
        self.name, self.title, self.kind = name, title, kind
        self.folder = folder / name
        self.size = stories * size
        self.files = [self.folder / f"story-{n:05}.txt" for n in range(stories)]
        self._each = size

    def make(self):
        self.folder.mkdir(parents=True)
        prose = _paragraphs()
        for number, file in enumerate(self.files):
            file.write_text(_story(number, self._each, prose), encoding="utf-8")
        self.size = sum(file.stat().st_size for file in self.files)

    def slow(self, tool):
        """Whether one round is enough, since a run of the tool takes many seconds."""
        return tool != "quire" and self.size > 5_000_000 or tool in ("pandoc", "calibre") and len(self.files) > 1


def _story(number, size, prose):
    """A story with a header, and a chapter heading every 15 kB."""
    parts = [f"Title: The Story Number {number + 1}\nBY : Rosalind\nDisclaimer: I do not own the harbour.\n"]
    written, since, chapter = 0, 15_000, 0
    while written < size:
        if size > 15_000 and since >= 15_000:
            chapter += 1
            parts.append(f"\nChapter {chapter}\n")
            since = 0
        paragraph = next(prose)
        parts.append(paragraph + "\n")
        written, since = written + len(paragraph), since + len(paragraph)
    return "\n".join(parts)


def works(size, folder):
    """The pieces of work of the quick or the full comparison."""
    def story(name, title, bytes_):
        return Work(name, title, "story", 1, bytes_, folder)

    def many(kind, count):
        title = f"{count:,} stories of 6 kB" if kind == "batch" else f"an anthology of {count:,} stories"
        return Work(f"{kind}-{count}", title, kind, count, 6_000, folder)

    yield story("story", "a story of 6 kB", 6_000)
    yield story("novel", "a novel of 450 kB", 450_000)
    if size == "full":
        yield story("10MB", "a text of 10 MB", 10_000_000)
        yield story("100MB", "a text of 100 MB", 100_000_000)
    for count in [20, 200] + ([2_000, 20_000] if size == "full" else []):
        yield many("batch", count)
    for count in [100] + ([1_000, 10_000] if size == "full" else []):
        yield many("anthology", count)
