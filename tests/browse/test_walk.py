"""A researcher's walk in a real browser, wide and narrow, light and dark: from the front page by a search to a citation and a file.

With NEWSARCHIVE_PICTURES=FOLDER the pictures of docs/ are made on the way (`make pictures`).
"""

from __future__ import annotations

import csv
import io
import os
import sqlite3
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from newsarchive.archive.database import connect
from tests.archive.made import Feed
from tests.browse.chromium import (
    SCHEMES,
    WIDTHS,
    asked_outside,
    chromium,
    complaints,
    dress,
    faults,
    fits,
    needs_axe,
    needs_chromium,
    picture,
    served,
)

pytestmark = [pytest.mark.full, needs_chromium, needs_axe]
PICTURES = os.environ.get("NEWSARCHIVE_PICTURES")
IN_DOCS = {
    "home": {(1280, "light")}, "search": {(1280, "light"), (390, "dark")}, "article": {(1280, "light")}, "trends": {(1280, "light")},
}  # fmt: skip
"""Of which pages there are pictures, and how they look in them."""
FIRST = """Көкжиек университетінде жасанды интеллект зертханасы ашылды. Зертханада жиырма екі зерттеуші жұмыс істейді.

Алғашқы жоба қазақ тіліндегі қолжазбаларды танып оқуға арналған. Университет кітапханасы зертханаға үш мың бет қолжазба берді."""
SECOND = FIRST.replace("жиырма екі", "жиырма алты") + "\n\nЗертхана жұмысы туралы есеп жыл сайын жарияланады."
ENGLISH = """A laboratory of artificial intelligence has opened at Kokzhiek University. Twenty-two researchers work in it.

The first project reads manuscripts in Kazakh. The university's library has lent the laboratory three thousand pages."""


@pytest.fixture(scope="module")
def server(crawled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo archive with an item in two languages, edited since."""
    db = tmp_path_factory.mktemp("walk") / "archive.db"
    with closing(sqlite3.connect(crawled)) as source, closing(sqlite3.connect(db)) as copy:
        source.backup(copy)
    with closing(connect(db)) as connection:
        feed = Feed(connection, crawl=1)
        kazakh = {"title": "Жасанды интеллект зертханасы ашылды", "language": "kk", "script": "Cyrl", "published": "2021-03-12"}
        feed.put(feed.article(70_001, FIRST, authors=["Әсел Нұрланова"], **kazakh))
        english = {"title": "A laboratory of artificial intelligence opens", "published": "2021-03-12"}
        feed.put(feed.article(70_001, ENGLISH, authors=["Asel Nurlanova"], **english))
        feed.now += timedelta(days=30)
        feed.put(feed.article(70_001, SECOND, authors=["Әсел Нұрланова"], **kazakh))
        connection.execute("UPDATE articles SET translation_id = 't' WHERE id IN ('demo-kk-70001', 'demo-en-70001')")
    with served(db) as url:
        yield url


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with chromium(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_researcher_finds_reads_compares_cites_and_takes_what_was_found(server: str, browser: Any, width: int, scheme: str) -> None:
    from selenium.webdriver.common.by import By

    dress(browser, width, scheme)
    thorough = (width, scheme) in zip(WIDTHS, SCHEMES, strict=True)

    def seen(name: str) -> None:
        """The page that stands there is as it should be, whatever its words are."""
        assert fits(browser), name
        if thorough:
            assert faults(browser) == [], name
        if PICTURES and name in IN_DOCS and (width, scheme) in IN_DOCS[name]:
            dress(browser, width, scheme, height=780)
            picture(browser, Path(PICTURES) / f"{name}-{scheme}.png", whole=False)

    def first(selector: str) -> Any:
        return browser.find_element(By.CSS_SELECTOR, selector)

    def follow(selector: str) -> str:
        """Go where a link leads; links in plots are no HTML elements, so a click would have to hit their ink."""
        address = first(selector).get_attribute("href")
        browser.get(address["baseVal"] if isinstance(address, dict) else address)
        return str(browser.current_url)

    browser.get(f"{server}/?lang=kk")
    assert first("html").get_attribute("lang") == "kk"
    seen("home")
    box = first("form.large input[name=q]")
    box.send_keys("зертханасында")
    box.submit()
    marks = {one.text.lower() for one in browser.find_elements(By.TAG_NAME, "mark")}
    assert {"зертханасы", "зертханада"} <= marks, "another form was asked for"
    seen("search")
    before = int("".join(filter(str.isdecimal, first("h1.count").text)))
    follow(".beside .facet a[href*='language=kk']")
    narrowed = int("".join(filter(str.isdecimal, first("h1.count").text)))
    assert 0 < narrowed <= before
    bar = first(".plot.bars svg a[href*='from=2021-03']")
    browser.get(browser.execute_script("return new URL(arguments[0].getAttribute('href'), document.baseURI).href", bar))
    assert "from=2021-03" in browser.current_url
    seen("narrowed")
    export = next(one for one in browser.find_elements(By.CSS_SELECTOR, ".exports a") if "/export/csv?" in one.get_attribute("href"))
    with urllib.request.urlopen(export.get_attribute("href")) as answer:
        rows = list(csv.DictReader(io.StringIO(answer.read().decode())))
    assert len(rows) == int("".join(filter(str.isdecimal, first("h1.count").text)))
    assert {(row["language"], row["published"][:7]) for row in rows} == {("kk", "2021-03")}
    follow("ol.hits a.title[href$='demo-kk-70001']")
    assert first("article").get_attribute("lang") == "kk"
    seen("article")
    assert "APA" in browser.page_source
    assert "Әсел" in first("#cite").get_attribute("textContent"), "the citation names the author"
    article = browser.current_url
    follow("a[href*='/-/diff/'][href*='new=2']")
    assert "алты" in {one.text for one in browser.find_elements(By.TAG_NAME, "ins")}
    seen("difference")
    browser.get(article)
    follow("a[href*='/-/beside/']")
    assert "A laboratory of artificial intelligence" in browser.page_source
    seen("translation")
    browser.get(f"{server}/trends?q=зертхана, кітапхана&year=2021")
    seen("trends")
    browser.get(f"{server}/about?lang=kk")
    seen("about")
    assert complaints(browser) == []
    assert asked_outside(browser, server) == []
