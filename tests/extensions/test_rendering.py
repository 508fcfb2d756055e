"""How a crawl renders pages: what is given to the browser, what its scripts may have, and what counts as missing. No browser here."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from newsarchive import settings
from newsarchive.extensions import rendering
from newsarchive.extensions.guard import Postponed, Refused
from newsarchive.extensions.rendering import Renderer, Rendering, RenderingMiddleware
from newsarchive.items import Outcome
from newsarchive.rendering.page import Asks, Data, Document, Lost, Part, Rendered, RenderingError

PAGE = "https://www.universitet.example/uz/yangiliklar"
SHELL = b"<!doctype html><div id=app></div>"


class FakeBrowser:
    """Runs a function in place of a page's scripts."""

    def __init__(self, script: Callable[[Asks], Any]) -> None:
        self.script = script
        self.shown: list[Document] = []
        self.closed = False

    async def render(self, document: Document, asks: Asks) -> Rendered:
        self.shown.append(document)
        found = await self.script(asks)
        return found if isinstance(found, Rendered) else Rendered(html=b"<h1>shown</h1>")

    async def close(self) -> None:
        self.closed = True


class Downloads:
    """The crawl's downloader."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.requests: list[Request] = []

    async def download_async(self, request: Request) -> Response:
        self.requests.append(request)
        if (mark := request.meta.get("under_way")) is not None:
            mark()
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        assert isinstance(answer, Response)
        return answer


def made(script: Callable[[Asks], Any], *answers: Any) -> tuple[Renderer, FakeBrowser, Downloads]:
    crawler = get_crawler()
    downloads = Downloads(*answers)
    crawler.engine = downloads  # type: ignore[assignment]
    renderer = Renderer(crawler, ("www.universitet.example",))
    browser = FakeBrowser(script)
    renderer.browser = browser  # type: ignore[assignment]
    return renderer, browser, downloads


def render(renderer: Renderer, response: Response | None = None, **meta: Any) -> Rendering | None:
    return asyncio.run(renderer.render(response or Response(PAGE, body=SHELL), {"run": None, **meta}, listing=False))


def asking(url: str, kind: str = "fetch", got: list[Part | str] | None = None) -> Callable[[Asks], Any]:
    async def script(asks: Asks) -> Rendered:
        found = Rendered(html=b"<h1>shown</h1>")
        try:
            part = await asks(url, "application/json", kind)
            if got is not None:
                got.append(part)
        except Lost as lost:
            if got is not None:
                got.append(lost.reason)
            if lost.passing:
                found.lost.append(f"{url}: {lost.reason}")
        return found

    return script


def test_what_scripts_ask_for_goes_through_the_crawls_own_downloader() -> None:
    got: list[Part | str] = []
    answer = Response(PAGE, headers={"Content-Type": "application/json", "Content-Encoding": "gzip"}, body=gzip.compress(b"[1]"))
    renderer, _, downloads = made(asking("https://api.universitet.example/news", got=got), answer)
    found = render(renderer, run="the run", proxy="http://127.0.0.1:8118", other="kept apart")
    assert found == Rendering(html=b"<h1>shown</h1>", requests=1)
    assert got == [Part(status=200, content_type="application/json", body=b"[1]")]
    (request,) = downloads.requests
    assert request.meta["run"] == "the run"
    assert request.meta["proxy"] == "http://127.0.0.1:8118"
    assert request.meta["part"]
    assert request.meta["download_slot"] in settings.DOWNLOAD_SLOTS
    assert "other" not in request.meta
    assert set(request.headers) == {b"Accept"}, "neither cookies nor what the page would send of itself"


def test_a_redirect_is_followed_only_to_what_might_have_been_asked_for_in_the_first_place() -> None:
    away = Response(PAGE, status=302, headers={"Location": "http://169.254.169.254/latest/"})
    near = Response(PAGE, status=302, headers={"Location": "/api/v2"})
    got: list[Part | str] = []
    renderer, _, downloads = made(asking("https://www.universitet.example/api", got=got), near, away)
    render(renderer)
    assert [request.url for request in downloads.requests] == [
        "https://www.universitet.example/api", "https://www.universitet.example/api/v2"
    ]  # fmt: skip
    assert "169.254.169.254" in str(got[0])


@pytest.mark.parametrize(
    ("answer", "missed"),
    [
        (Refused(Outcome.ROBOTS_DENIED, "robots.txt does not allow this address"), False),
        (Refused(Outcome.PRIVATE_ADDRESS, "10.0.0.1 is not a public address"), False),
        (Refused(Outcome.UNREACHABLE, "robots.txt could not be had"), True), (Postponed("the host asked us to wait"), True),
        (Response(PAGE, status=503), True), (Response(PAGE, status=429), True), (Response(PAGE, status=404), False),
    ],
)  # fmt: skip
def test_what_was_not_had_and_may_come_another_time_makes_the_page_incomplete(answer: Any, missed: bool) -> None:
    renderer, _, _ = made(asking("https://www.universitet.example/api"), answer)
    found = render(renderer)
    assert found is not None
    assert (found.fault is not None) is missed


def test_a_counter_that_is_down_for_all_pages_is_missed_only_at_first() -> None:
    renderer, _, _ = made(asking("https://www.universitet.example/counter"), *[Response(PAGE, status=503)] * 6)
    faults = [render(renderer, Response(f"{PAGE}/{n}", body=SHELL)) for n in (1, 1, 2, 3, 4)]
    assert [one is not None and one.fault is not None for one in faults] == [True, True, True, False, False]


def test_a_script_is_asked_for_once_and_its_data_each_time() -> None:
    async def script(asks: Asks) -> None:
        await asks("https://cdn.example/vue.js", "*/*", "script")
        await asks("https://www.universitet.example/api", "*/*", "fetch")

    renderer, _, downloads = made(script, *[Response(PAGE, body=b"1")] * 3)
    render(renderer)
    render(renderer)
    assert [request.url.rpartition("/")[2] for request in downloads.requests] == ["vue.js", "api", "api"]


def test_no_more_is_asked_for_than_a_survey_may() -> None:
    counted: list[int] = []
    renderer, _, downloads = made(asking("https://www.universitet.example/api"), *[Response(PAGE, body=b"1")] * 3)
    for _ in range(3):
        render(renderer, count_part=lambda: counted.append(1), may_ask_for_parts=lambda: len(counted) < 2)
    assert (len(downloads.requests), len(counted)) == (2, 2)


@pytest.mark.parametrize(
    "response",
    [
        Response(PAGE, status=404, body=SHELL), Response(PAGE, headers={"Content-Type": "application/json"}, body=b"{}"),
        Response(PAGE, headers={"Content-Type": "application/pdf"}, body=b"%PDF"), Response(PAGE, body=b"%PDF-1.4"),
        Response(PAGE, body=b""), Response(PAGE, body=b"<" * (rendering.MAX_DOCUMENT + 1)),
        Response(PAGE, headers={"Content-Encoding": "gzip"}, body=gzip.compress(b"<p>" * 2_000_000)),
        Response(PAGE, headers={"Content-Encoding": "gzip"}, body=gzip.compress(SHELL)[:-9]),
    ],
)  # fmt: skip
def test_only_pages_go_into_the_browser(response: Response) -> None:
    renderer, browser, _ = made(asking(PAGE))
    assert render(renderer, response) is None
    assert browser.shown == []


def test_a_page_goes_in_with_its_encoding_undone_and_the_data_comes_out() -> None:
    async def script(asks: Asks) -> Rendered:
        return Rendered(html=b"<p>", data=[Data(url="u", body=b"[]")])

    renderer, browser, _ = made(script)
    found = render(renderer, Response(PAGE, headers={"Content-Encoding": "gzip", "Content-Type": "text/html"}, body=gzip.compress(SHELL)))
    assert browser.shown[0].body == SHELL
    assert found is not None
    assert found.data == (("u", b"[]"),)


def test_a_page_that_breaks_the_browser_says_why_there_is_none() -> None:
    async def script(asks: Asks) -> None:
        raise RenderingError("its scripts took 2,000 MiB of memory")

    renderer, _, _ = made(script)
    assert render(renderer) == Rendering(fault="its scripts took 2,000 MiB of memory")


def test_the_middleware_renders_what_asks_for_it_and_ends_the_browser_with_the_crawl() -> None:
    renderer, browser, _ = made(asking("https://www.universitet.example/api"), Response(PAGE, body=b"1"))
    middleware = RenderingMiddleware.from_crawler(renderer.crawler)
    plain = Request(PAGE)
    wanted = Request(PAGE, meta={"renderer": renderer, "row": SimpleNamespace(kind="listing"), "run": None})
    answer = Response(PAGE, body=SHELL)

    async def work() -> None:
        assert await middleware.process_response(plain, answer) is answer
        assert await middleware.process_response(wanted, answer) is answer
        await middleware.closed(None)  # type: ignore[arg-type]

    asyncio.run(work())
    assert "rendering" not in plain.meta
    assert wanted.meta["rendering"].html == b"<h1>shown</h1>"
    assert browser.shown[0].more
    assert browser.closed
