#!/usr/bin/env python3
"""Measures Quire beside other tools on the same work, in one go. usage: compare.py [quick|full] [--only NAME]

Each piece of work is done by each tool in turn, and that several times over: what else the machine does then falls on
all of them alike, and the ratios between the tools' times of one round mean something where seconds do not. Prints a
table, writes docs/performance.json, the table in docs/performance.md and the chart docs/images/performance.svg.
"""
import argparse
import json
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys

import chart
import inputs

TOP = pathlib.Path(__file__).resolve().parent.parent
WORK = TOP / ".build" / "bench"
QUIRE = str(TOP / ".build" / "release" / "quire")
OPTIONS = ["--no-cover", "--quiet"]


class Tool:
    """A program that can do some of the work: how it is called for one story, a batch or an anthology."""

    def __init__(self, name, program, story=None, batch=None, anthology=None, largest=None, longest_batch=None):
        self.name, self.program = name, program
        self.calls = {"story": story, "batch": batch, "anthology": anthology}
        self.largest, self.longest_batch = largest, longest_batch

    def installed(self):
        return shutil.which(self.program) is not None

    def can(self, work):
        """Whether the tool does this sort of work, and in a time that anybody would wait."""
        return (
            self.calls[work.kind] is not None
            and (self.largest is None or work.size <= self.largest)
            and (self.longest_batch is None or len(work.files) <= self.longest_batch)
        )

    def commands(self, work, out):
        return self.calls[work.kind](work, out)


def each(call):
    """The commands of a tool that takes one story a call, for a batch."""
    return lambda work, out: [call(file, out / f"{file.stem}.epub") for file in work.files]


def one(call):
    return lambda work, out: [call(work.files[0], out / "book.epub")]


def pandoc(file, book):
    return ["pandoc", "--from", "markdown", "--to", "epub3", "--metadata", "title=Book", "-o", str(book), str(file)]


def calibre(file, book):
    return ["ebook-convert", str(file), str(book)]


def ebookmaker(file, book):
    return ["ebookmaker", "--make", "epub3", "--title", "Book", "--output-dir", str(book.parent), str(file)]


MB = 1_000_000
TOOLS = [
    Tool(
        "quire", QUIRE,
        story=one(lambda file, book: [QUIRE, "convert", str(file), "-o", str(book), *OPTIONS]),
        batch=lambda work, out: [[QUIRE, "convert", str(work.folder), "-o", str(out), *OPTIONS]],
        anthology=lambda work, out: [[QUIRE, "anthology", str(work.folder), "-o", str(out / "all.epub"), *OPTIONS]],
    ),
    Tool(
        "pandoc", "pandoc", story=one(pandoc), batch=each(pandoc),
        anthology=lambda work, out: [
            ["pandoc", "--from", "markdown", "--to", "epub3", "--metadata", "title=All", "--file-scope",
             "-o", str(out / "all.epub"), *map(str, work.files)]],
        largest=11 * MB, longest_batch=500,
    ),
    Tool("calibre", "ebook-convert", story=one(calibre), batch=each(calibre), largest=MB, longest_batch=20),
    Tool("ebookmaker", "ebookmaker", story=one(ebookmaker), largest=MB),
    Tool(
        "deflate alone", "libdeflate-gzip",
        story=lambda work, out: [["libdeflate-gzip", "-6", "-k", "-f", *map(str, work.files)]],
        batch=lambda work, out: [["libdeflate-gzip", "-6", "-k", "-f", *map(str, work.files)]],
        anthology=lambda work, out: [["libdeflate-gzip", "-6", "-k", "-f", *map(str, work.files)]],
    ),
]


RUNNER = subprocess.Popen(
    [sys.executable, "-S", str(TOP / "Benchmarks" / "runner.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def run(commands):
    """Runs commands one after another; seconds of wall clock, of processor, and the largest process's peak in MB."""
    print(json.dumps(commands), file=RUNNER.stdin, flush=True)
    result = json.loads(RUNNER.stdout.readline())
    if "failure" in result:
        raise SystemExit(result["failure"])
    return result


def measure(work, rounds):
    """The results of one piece of work: a record a tool."""
    tools = [tool for tool in TOOLS if tool.installed() and tool.can(work)]
    runs = {tool.name: {} for tool in tools}
    for number in range(rounds + 1):  # round 0 warms the caches and is not counted
        for tool in tools:
            if number != 1 and work.slow(tool.name):
                continue
            out = WORK / "out" / f"{work.name}-{tool.name}-{number}".replace(" ", "-")
            out.mkdir(parents=True)
            runs[tool.name][number] = run(tool.commands(work, out))
            for pressed in work.folder.glob("*.gz"):
                pressed.unlink()
    shutil.rmtree(WORK / "out")
    return {name: summary(results, runs["quire"]) for name, results in runs.items()}


# A batch in other circumstances: what each is called, the folder of its books, and the options.
CIRCUMSTANCES = [
    ("again, nothing changed", "plain", OPTIONS),
    ("on one processor", "single", [*OPTIONS, "--jobs", "1"]),
    ("with covers", "covers", ["--quiet"]),
]


def measure_itself(work, rounds):
    """Quire in other circumstances on a piece of work: a record each, beside the plain run of the same round."""
    if work.kind == "story" or len(work.files) > 2_000 and work.kind == "batch":
        return []
    runs = {}
    for number in range(1, rounds + 1):
        out = WORK / "out" / f"{work.name}-itself-{number}"
        out.mkdir(parents=True)
        if work.kind == "batch":
            plain = run([[QUIRE, "convert", str(work.folder), "-o", str(out / "plain"), *OPTIONS]])
            calls = [
                (name, [QUIRE, "convert", str(work.folder), "-o", str(out / to), *options])
                for name, to, options in CIRCUMSTANCES]
        else:
            call = [QUIRE, "anthology", str(work.folder), "-o", str(out / "all.epub"), *OPTIONS]
            plain = run([call])
            changed = work.files[len(work.files) // 2]
            changed.write_text(changed.read_text(encoding="utf-8") + f"\nA line of round {number}.\n", encoding="utf-8")
            calls = [("again, one story changed", call)]
        for name, call in calls:
            runs.setdefault(name, []).append((run([call]), plain))
        shutil.rmtree(out)
    return [
        {"title": name, "seconds": statistics.median(other["seconds"] for other, _ in pairs),
         "peakMB": max(other["peakMB"] for other, _ in pairs),
         "ratio": statistics.median(other["seconds"] / plain["seconds"] for other, plain in pairs)}
        for name, pairs in runs.items()]


def summary(results, quire):
    """One tool's results on a piece of work, by round, beside Quire's."""
    counted = {number: result for number, result in results.items() if number > 0}
    return {
        "seconds": statistics.median(result["seconds"] for result in counted.values()),
        "cpu": statistics.median(result["cpu"] for result in counted.values()),
        "peakMB": max(result["peakMB"] for result in counted.values()),
        "ratio": statistics.median(result["seconds"] / quire[number]["seconds"] for number, result in counted.items()),
        "rounds": len(counted),
    }


def seconds(value):
    return f"{value * 1000:,.1f} ms" if value < 1 else f"{value:,.2f} s"


def table(results):
    """The results as Markdown: a row a piece of work, a column a tool, times as multiples of Quire's."""
    names = [tool.name for tool in TOOLS if any(tool.name in row["tools"] for row in results) and tool.name != "quire"]
    lines = ["| work | Quire | rate | peak | " + " | ".join(names) + " |", "|---|--:|--:|--:|" + "--:|" * len(names)]
    for row in results:
        quire = row["tools"]["quire"]
        rate = (
            f"{row['stories'] / quire['seconds']:,.0f} stories/s" if row["stories"] > 1
            else f"{row['bytes'] / quire['seconds'] / MB:,.1f} MB/s")
        cells = [
            f"{row['tools'][name]['ratio']:,.2f}x ({seconds(row['tools'][name]['seconds'])})" if name in row["tools"] else "-"
            for name in names]
        lines.append(f"| {row['title']} | {seconds(quire['seconds'])} | {rate} | {quire['peakMB']:.0f} MB | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def table_itself(results):
    """Quire in other circumstances as Markdown: a row each."""
    lines = ["| work | circumstance | time | rate | peak | beside the plain run |", "|---|---|--:|--:|--:|--:|"]
    for row in results:
        for other in row["itself"]:
            lines.append(
                f"| {row['title']} | {other['title']} | {seconds(other['seconds'])} "
                f"| {row['stories'] / other['seconds']:,.0f} stories/s | {other['peakMB']:.0f} MB | {other['ratio']:.2f}x |")
    return "\n".join(lines)


def publish(results, machine):
    """Puts the figures where docs/performance.md shows them."""
    record = {"machine": machine, "results": results}
    (TOP / "docs" / "performance.json").write_text(json.dumps(record, indent=1) + "\n")
    (TOP / "docs" / "images").mkdir(exist_ok=True)
    (TOP / "docs" / "images" / "performance.svg").write_text(chart.draw(results))
    page = TOP / "docs" / "performance.md"
    before, _, rest = page.read_text().partition("<!-- figures -->\n")
    _, _, after = rest.partition("<!-- end of figures -->")
    picture = "![Time for the same work, Quire = 1](images/performance.svg)"
    page.write_text(f"{before}<!-- figures -->\n{picture}\n\n{machine}\n\n{table(results)}\n\nQuire by itself:\n\n"
        f"{table_itself(results)}\n<!-- end of figures -->{after}")


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("size", nargs="?", default="quick", choices=["quick", "full"])
    options.add_argument("--only", help="measure only the work of this name")
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    shutil.rmtree(WORK, ignore_errors=True)

    results = []
    for work in inputs.works(chosen.size, WORK / "in"):
        if chosen.only in (None, work.name):
            work.make()
            print(f"{work.title} ...", file=sys.stderr, flush=True)
            results.append({
                "name": work.name, "title": work.title, "kind": work.kind, "stories": len(work.files), "bytes": work.size,
                "tools": measure(work, chosen.rounds), "itself": measure_itself(work, chosen.rounds)})
            shutil.rmtree(work.folder)
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, stories from {inputs.SOURCE}"
    print(machine, table(results), table_itself(results), sep="\n\n")
    if chosen.only is None:
        publish(results, machine)


if __name__ == "__main__":
    main()
