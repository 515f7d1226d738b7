"""A reading system in small: Chromium shows a document in pages, in a reader's own face, size and colours."""

import os
from dataclasses import dataclass

from playwright.sync_api import sync_playwright


@dataclass(frozen=True)
class Screen:
    """A screen and how its owner likes to read."""

    name: str
    width: int
    height: int
    size: int  # of the text, in pixels
    dark: bool = False

    @property
    def style(self):
        across, down = round(self.width * 0.075), round(self.height * 0.055)
        paper, ink = ("#16161a", "#d8d4cc") if self.dark else ("#fbf9f4", "#1b1a19")
        return f"""
            html {{ height: {self.height}px; overflow: hidden; background: {paper}; }}
            body {{
              box-sizing: border-box; height: {self.height}px; margin: 0 !important; padding: {down}px {across}px;
              column-width: {self.width - 2 * across}px; column-gap: {2 * across}px; column-fill: auto;
              font: {self.size}px/1.38 "EB Garamond 12", "EB Garamond", serif; color: {ink}; text-align: justify;
            }}"""


E_INK = Screen("e-ink", 600, 800, 21)
PHONE = Screen("phone", 390, 844, 19)
SCREENS = [E_INK, Screen("e-ink-dark", 600, 800, 21, dark=True), PHONE, Screen("phone-dark", 390, 844, 19, dark=True)]


class Reader:
    """Opens documents one after the other, in one browser."""

    def __enter__(self):
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(
            executable_path=os.environ["QUIRE_CHROMIUM"],
            args=["--no-sandbox", "--font-render-hinting=none", "--disable-lcd-text"],
        )
        self.page = self._browser.new_page()
        return self

    def __exit__(self, *_):
        self._browser.close()
        self._playwright.stop()

    def open(self, document, screen=None):
        """Opens a document, in pages where a screen is given."""
        if screen:
            self.page.set_viewport_size({"width": screen.width, "height": screen.height})
        self.page.goto(document.as_uri())
        if screen:
            self.page.add_style_tag(content=screen.style)
            self.page.evaluate("document.fonts.ready")

    def turn_to(self, selector, screen):
        """Turns to the page that a selector's first element begins on; says whether there is one."""
        left = self.page.evaluate(
            "s => document.querySelector(s)?.getClientRects()[0]?.left ?? null", selector)
        if left is None:
            return False
        across = -int(left // screen.width) * screen.width
        self.page.evaluate("x => document.body.style.transform = `translateX(${x}px)`", across)
        return True

    def picture(self):
        """The page as it is seen, a PNG."""
        return self.page.screenshot()
