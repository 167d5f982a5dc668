"""A headless Chromium that looks at a page: clicks, waits, and gives what its console says."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
needs_chromium = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver (Debian: chromium, chromium-driver)"
)


class Browser:
    """One page in a window; each step waits until the page shows what was asked for."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self._driver = driver

    def open(self, page: Path, place: str = "") -> None:
        """Load a page, at a place in it (`view=charts`)."""
        self._driver.get("about:blank")
        self._park()
        self._driver.get(f"{page.as_uri()}#{place}")
        self.wait("return document.documentElement.dataset.ready === 'yes'")
        self._rest()

    def go(self, place: str) -> None:
        """Go to another place in the page."""
        self.run("location.hash = arguments[0]", place)
        self.settle()

    def settle(self) -> None:
        """Wait until the page shows the place that its address names, at rest."""
        self.wait("return byId('view').dataset.shown === location.hash")
        self._rest()

    def _rest(self) -> None:
        """Wait until the events of scrolling and of sizes, which come with the next frame, have come."""
        frames = "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(arguments[0])))"
        self._driver.execute_async_script(frames)

    def _park(self) -> None:
        """Leave the pointer where nothing reacts to it, for a page that moves beneath it would."""
        corner = {"type": "mouseMoved", "x": 0, "y": 0}
        self._driver.execute_cdp_cmd("Input.dispatchMouseEvent", corner)

    def wait(self, script: str) -> None:
        """Wait until a script returns true."""
        WebDriverWait(self._driver, 20, poll_frequency=0.05).until(lambda driver: driver.execute_script(script))

    def run(self, script: str, *values: Any) -> Any:
        """What a script returns."""
        return self._driver.execute_script(script, *values)

    def all(self, selector: str) -> list[WebElement]:
        """The elements of a CSS selector."""
        return self._driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        """The first element of a CSS selector."""
        return self._driver.find_element(By.CSS_SELECTOR, selector)

    def click(self, selector: str) -> None:
        """Click, and wait until the page has followed; a link within it as far as its address."""
        element = self.one(selector)
        self.run("arguments[0].scrollIntoView({block: 'center'})", element)
        self._rest()
        target = element.get_attribute("href")
        element.click()
        if target:
            self.wait(f"return location.href === {json.dumps(target)}")
        self.settle()

    def texts(self, selector: str) -> list[str]:
        """The texts of the elements of a CSS selector."""
        return [element.text for element in self.all(selector)]

    def size(self, width: int, height: int) -> None:
        """The size of the window in pixels, as small as a telephone's too."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self._driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def complaints(self) -> list[str]:
        """What stands in the console since the last time."""
        return [entry["message"] for entry in self._driver.get_log("browser")]

    def requests(self) -> list[str]:
        """Addresses that were asked for since the last time."""
        entries = [json.loads(entry["message"])["message"] for entry in self._driver.get_log("performance")]
        return [e["params"]["request"]["url"] for e in entries if e["method"] == "Network.requestWillBeSent"]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser, closed at the end."""
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for argument in ("--headless=new", "--disable-gpu", "--window-size=1280,900"):
        options.add_argument(argument)
    if os.geteuid() == 0:
        options.add_argument("--no-sandbox")  # root may not use it
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    try:
        yield Browser(driver)
    finally:
        driver.quit()
