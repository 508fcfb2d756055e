"""Articles, their captures and comparisons, universities, crawls and changes in a real browser: laid out, fit for all, and harmless."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from newsarchive.archive.database import connect
from tests.archive.made import LONG, Feed
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
    served,
)
from tests.browse.test_captures import build

pytestmark = [pytest.mark.full, needs_chromium]
PAGES = (
    "/article/demo-ru-0", "/article/demo-kk-9", "/article/demo-kk-9?version=1", "/-/diff/demo-kk-9?old=1&new=2",
    "/-/beside/demo-kk-9?with=demo-en-9", "/-/compare/demo-ru-0?with=demo-en-9", "/-/capture/{page}", "/sites", "/site/demo", "/crawl/1",
    "/-/changes",
)  # fmt: skip


@pytest.fixture(scope="module")
def served_captures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """`newsarchive serve` over an archive with hostile captures, an edited article with a translation, and one of 1 MB without a space."""
    db = tmp_path_factory.mktemp("served") / "archive.db"
    named = build(db)
    with closing(connect(db)) as connection:
        feed = Feed(connection)
        kazakh = {"title": "Жаңа зертхана ашылды", "language": "kk", "script": "Cyrl", "published": "2021-04-20", "authors": ["А. Омарова"]}
        feed.put(feed.article(9, f"Зертхана ашылды.\n\n• бір\n\n• екі\n\n{LONG}", **kazakh))
        feed.put(feed.article(9, f"The laboratory was opened.\n\n{LONG}", title="A new laboratory", published="2021-04-20"))
        feed.put(feed.article(10, "x" * 1_000_000, title="y" * 5000, published="2022-01-01"))
        feed.next_crawl(40)
        feed.put(feed.article(9, f"Зертхана кеше ашылды.\n\n• бір\n\n• екі\n\n{LONG}", **kazakh))
        connection.execute("UPDATE articles SET translation_id = 't' WHERE id IN ('demo-kk-9', 'demo-en-9')")
    with served(db) as url:
        yield url, named


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with chromium(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@needs_axe
@pytest.mark.parametrize("page", PAGES)
def test_every_page_fits_and_has_no_serious_fault(served_captures: tuple[str, dict[str, str]], browser: Any, page: str) -> None:
    url, named = served_captures
    for width, scheme in zip(WIDTHS, SCHEMES, strict=True):
        dress(browser, width, scheme)
        browser.get(url + page.format(page=named["page"]))
        browser.execute_script("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert fits(browser), (width, scheme)
        assert faults(browser) == [], (width, scheme)
    assert complaints(browser) == []
    assert asked_outside(browser, url) == []


@pytest.mark.parametrize("page", ["/article/demo-kk-9", "/search?q=зертхана", "/trends?q=зертхана", "/site/demo", "/-/changes", "/about"])
def test_letters_of_twice_the_size_and_the_narrowest_screens_make_no_page_wider(
    served_captures: tuple[str, dict[str, str]], browser: Any, page: str
) -> None:
    url, _ = served_captures
    for language in ("kk", "ru", "en"):
        for width, size in ((390, "200%"), (320, "100%"), (1280, "200%")):
            dress(browser, width)
            browser.get(f"{url}{page}{'&' if '?' in page else '?'}lang={language}")
            browser.execute_script("document.documentElement.style.fontSize = arguments[0]", size)
            assert fits(browser), (language, width, size)


def test_a_hostile_capture_does_nothing_and_its_links_lead_into_the_archive(
    served_captures: tuple[str, dict[str, str]], browser: Any
) -> None:
    from selenium.webdriver.common.by import By

    url, named = served_captures
    dress(browser, 1280)
    browser.get(f"{url}/-/capture/{named['page']}")
    browser.switch_to.frame(browser.find_element(By.TAG_NAME, "iframe"))
    assert "Новая лаборатория открыта." in browser.find_element(By.TAG_NAME, "body").text
    shown = [one.get_attribute("src")[:10] for one in browser.find_elements(By.TAG_NAME, "img")]
    assert shown == ["data:image"]
    browser.find_element(By.LINK_TEXT, "дальше").click()
    browser.switch_to.default_content()
    assert browser.current_url == f"{url}/article/http://u.example/ru/2/%3Fp%3D1"
    assert "outside.example" not in browser.page_source
    assert asked_outside(browser, url) == []


def test_a_megabyte_without_a_space_is_laid_out(served_captures: tuple[str, dict[str, str]], browser: Any) -> None:
    url, _ = served_captures
    for width in WIDTHS:
        dress(browser, width)
        for page in ("/article/demo-en-10", "/-/changes", "/-/diff/demo-en-10?old=1&new=1"):
            browser.get(url + page)
            assert fits(browser), (page, width)
