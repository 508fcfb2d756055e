"""A real server over an archive and Debian's chromium before it, for tests that look at pages as a visitor does."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).resolve().parents[2] / ".tools/node_modules/axe-core/axe.min.js"
REQUIRED = bool(os.environ.get("NEWSARCHIVE_REQUIRE_ALL"))
needs_chromium = pytest.mark.skipif(
    not REQUIRED and (shutil.which("chromium") is None or shutil.which("chromedriver") is None),
    reason="chromium and chromedriver are not installed",
)
needs_axe = pytest.mark.skipif(not REQUIRED and not AXE.exists(), reason="axe-core is not installed: make tools")
WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")


@contextlib.contextmanager
def served(db: Path, *, python: str = sys.executable) -> Iterator[str]:
    """The address of `newsarchive serve` over an archive."""
    with server(db, python=python) as (url, _):
        yield url


@contextlib.contextmanager
def server(db: Path, *, python: str = sys.executable) -> Iterator[tuple[str, int]]:
    """`newsarchive serve` over an archive: its address and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [python, "-m", "newsarchive", "serve", "--db", str(db), "--port", str(port)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        process.communicate(timeout=60)


@contextlib.contextmanager
def chromium(profile: Path) -> Iterator[Any]:
    """A browser without a window."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    for argument in (
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage",
        "--disable-component-update", "--no-first-run", "--hide-scrollbars", "--lang=en-US", f"--user-data-dir={profile}",
    ):  # fmt: skip
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(shutil.which("chromedriver"))))
    try:
        yield driver
    finally:
        driver.quit()


def dress(browser: Any, width: int, scheme: str = "light", height: int = 900) -> None:
    """Make the browser a screen of this width (CSS pixels), on which the visitor likes it light or dark."""
    browser.dressed = width
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    )
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})


def picture(browser: Any, path: Path, *, whole: bool = True) -> None:
    """Keep how the page looks, to its end unless only what the screen shows is wanted."""
    import base64

    asked = {"format": "png", "captureBeyondViewport": whole, **_clip(browser, whole=whole)}
    shot = browser.execute_cdp_cmd("Page.captureScreenshot", asked)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(base64.b64decode(shot["data"]))


def _clip(browser: Any, *, whole: bool) -> dict[str, Any]:
    if not whole:
        return {}
    size = browser.execute_script("return [document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    return {"clip": {"x": 0, "y": 0, "width": size[0], "height": min(size[1], 6000), "scale": 1}}


def faults(browser: Any) -> list[str]:
    """What axe-core finds serious or critical on the page as it stands."""
    browser.execute_script(AXE.read_text(encoding="utf-8"))
    found = browser.execute_async_script(
        "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then(done, error => done({error: String(error)}))"
    )
    assert "error" not in found, found
    return [
        f"{one['id']} ({one['impact']}): {one['help']}: {node['html'][:200]}"
        for one in found["violations"] if one["impact"] in {"serious", "critical"} for node in one["nodes"]
    ]  # fmt: skip


def fits(browser: Any) -> bool:
    """Whether the page needs no scrolling to the side. What the window says is its width grows on a telephone with what it holds."""
    return bool(browser.execute_script("return document.documentElement.scrollWidth <= arguments[0] + 1", browser.dressed))


def complaints(browser: Any) -> list[Any]:
    """What the browser's console says is wrong."""
    return [entry for entry in browser.get_log("browser") if entry["level"] in {"SEVERE", "WARNING"}]


def asked_outside(browser: Any, url: str) -> list[str]:
    """Every address the browser asked for that is not the server's; its own inner pages (chrome:) and data: are no requests."""
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [one["params"]["request"]["url"] for one in messages if one["method"] == "Network.requestWillBeSent"]
    assert any(address.startswith(url) for address in asked), "the log sees requests"
    return [address for address in asked if not address.startswith((f"{url}/", "chrome:", "data:"))]
