"""A book taken out of its archive: its documents in reading order."""

import re
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

PACKAGE = {"opf": "http://www.idpf.org/2007/opf"}


class Book:
    """An EPUB unpacked into a temporary folder."""

    def __init__(self, path):
        self.name = Path(path).stem
        self._folder = tempfile.TemporaryDirectory()
        root = Path(self._folder.name)
        with zipfile.ZipFile(path) as archive:
            archive.extractall(root)
        container = (root / "META-INF/container.xml").read_text()
        package = root / re.search(r'full-path="([^"]+)"', container)[1]
        tree = ElementTree.parse(package)
        items = tree.findall(".//opf:item", PACKAGE)
        hrefs = {item.get("id"): item.get("href") for item in items}
        spine = [hrefs[ref.get("idref")] for ref in tree.findall(".//opf:itemref", PACKAGE)]
        navigation = [item.get("href") for item in items if "nav" in (item.get("properties") or "").split()]
        self.covers = [
            package.parent / item.get("href") for item in items if "cover-image" in (item.get("properties") or "").split()]
        # The navigation document is a page as well, wherever the spine has it.
        self.documents = [package.parent / href for href in dict.fromkeys(spine + navigation)]
