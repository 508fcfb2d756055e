"""What `sites check` asks for, as the server's own log shows it, and how it ends."""

from __future__ import annotations

import asyncio
import io
import json
import subprocess
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing, redirect_stderr
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from newsarchive.archive.database import connect, transaction
from newsarchive.archive.locks import SiteLock
from newsarchive.archive.past import Past, SourcePast
from newsarchive.archive.switches import switch_on
from newsarchive.cli.check import command
from newsarchive.errors import NewsarchiveError, WorkerError
from newsarchive.items import Capture, Outcome
from newsarchive.sites.load import parse_site
from newsarchive.sites.model import Site
from newsarchive.spiders.asking import Requests
from newsarchive.spiders.checking import Source, ask_source, sources_of
from newsarchive.survey.asking import Got, Unread
from newsarchive.survey.check import Asked
from newsarchive.survey.probe import Seen
from tests.program import run
from tests.spiders.test_web import Web, redirect, reply, web

__all__ = ["web"]

LISTED = "<html><body>" + "".join(f'<p><a href="/news/{n}">A title of the news {n}</a></p>' for n in range(8)) + "</body></html>"
FILE = """
id = "web"
status = "invented"
names = {{ en = "Web University" }}
languages = ["en", "kk"]
hosts = ["{host}"]
[[articles]]
pattern = 'http://{escaped}/(?:(?P<lang>en|kk)/)?news/(?P<number>\\d+)'
{listings}
[crawl]
private = true
"""


def file_of(host: str, *paths: str) -> str:
    """A site file with a listing at each path."""
    listings = "\n".join(f'[[listings]]\nurl = "http://{host}{path}"' for path in paths)
    return FILE.format(host=host, escaped=host.replace(".", r"\."), listings=listings)


def check(web: Web, folder: Path, paths: list[str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Check a site with a listing at each of these paths."""
    (folder / "sites").mkdir(exist_ok=True)
    (folder / "sites" / "web.toml").write_text(file_of(f"127.0.0.1:{web.port}", *paths))
    done = run("sites", "check", "--db", str(folder / "a.db"), *arguments)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def says(status: int, body: str = "", **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    return lambda request: reply(request, body.encode(), status, **headers)


def test_each_listing_is_asked_for_once_and_judged_by_itself(web: Web, tmp_path: Path) -> None:
    answers: dict[str, tuple[Callable[[BaseHTTPRequestHandler], None], str | None]] = {
        "/good/": (says(200, LISTED), None),
        "/spelled": (redirect("/spelled/"), None),
        "/old/": (redirect("/new/"), "moved"),
        "/lost/": (says(410), "gone"),
        "/broken/": (says(502), "server_error"),
        "/private/": (says(401), "login"),
        "/refused/": (says(403, "no"), "refused"),
        "/busy/": (says(429, "later"), "throttled"),
        "/cut/": (lambda r: reply(r, LISTED.encode()[:-99], length=len(LISTED)), "unreadable"),
        "/file/": (says(200, "%PDF-1.4", kind="application/pdf"), "not_html"),
    }
    web.answers = {path: answer for path, (answer, _) in answers.items()} | {"/spelled/": says(200, LISTED)}
    done = check(web, tmp_path, list(answers), "web", "--json")
    assert done.returncode == 3
    assert "newsarchive: web: 8 of 10 sources broke." in done.stderr
    found = json.loads(done.stdout)["sites"][0]
    host = f"http://127.0.0.1:{web.port}"
    causes = {one["url"].removeprefix(host): one["cause"] for one in found["sources"]}
    assert causes == {path: cause for path, (_, cause) in answers.items()}
    assert set(Counter(path for _, path in web.asked).values()) == {1}
    assert found["requests"] == len(web.asked) == len(answers) + 2
    assert all(bool(one["reason"]) == bool(one["advice"]) == (one["cause"] is not None) for one in found["sources"])
    assert not (tmp_path / "a.db").exists()


def test_a_robots_txt_that_cannot_be_had_is_asked_for_once_and_forbids_all(web: Web, tmp_path: Path) -> None:
    web.answers["/robots.txt"] = says(500)
    done = check(web, tmp_path, ["/a/", "/b/", "/c/"], "web")
    assert done.returncode == 3
    assert "3 of 3 sources broke" in done.stdout
    assert done.stdout.count("A server error instead of robots.txt") == 1, "what broke alike is told once"
    assert [path for _, path in web.asked] == ["/robots.txt"]


def code_of(db: Path, *arguments: str) -> tuple[int, str]:
    """Exit code and message of a check that sends no request, run in this process."""
    said = io.StringIO()
    with redirect_stderr(said):
        try:
            code = command.main([*arguments, "--db", str(db)], standalone_mode=False)
        except NewsarchiveError as error:
            return error.exit_code, str(error)
    return code, said.getvalue()


def test_wrong_use_and_a_crawl_that_runs_have_their_exit_codes(tmp_path: Path) -> None:
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "web.toml").write_text(file_of("u.example", "/list"))
    db = tmp_path / "a.db"
    code, said = code_of(db)
    assert (code, "Name sites" in said) == (2, True)
    assert code_of(db, "no-such-site")[0] == 2
    with closing(connect(db)) as connection:
        code, said = code_of(db)
        assert (code, "No site is switched on" in said) == (2, True)
        with transaction(connection):
            switch_on(connection, "web")
            switch_on(connection, "vanished")
    lock = SiteLock(db.resolve(), "web")
    lock.take()
    code, said = code_of(db)
    lock.release()
    assert code == 4
    assert "Another crawl of web runs" in said
    assert "vanished" in said


def site(more: str = "") -> Site:
    """An invented site."""
    return parse_site(file_of("u.example", "/list") + more, Path("web.toml"))


class Answering:
    """Answers from a table, and remembers what was asked."""

    def __init__(self, **answers: Got) -> None:
        self.answers = answers
        self.asked: list[str] = []

    async def ask(self, url: str) -> Got:
        self.asked.append(url)
        return self.answers[url.removeprefix("http://u.example/")]

    async def work(self, function: Callable[..., Any], capture: Capture, of: Site) -> Seen:
        return Seen(keys=[capture.url], reason=capture.kind)


def page(path: str) -> Got:
    """An answer of status 200."""
    capture = Capture(id="", url=f"http://u.example/{path}", fetched_at=datetime(2026, 1, 1, tzinfo=UTC), status=200, headers=(), body=b"x")
    return Got(capture=capture, answer=capture)


def leads(path: str) -> Got:
    """A redirect."""
    return Got(redirect_to=f"http://u.example/{path}", answer=page("list").answer)


def asking(asks: Answering, past: Past | None = None, *, single: bool = False) -> Asked:
    """What asking for the listing comes to."""
    source = Source(kind="listing", url="http://u.example/list", key="http://u.example/list", single=single)
    return asyncio.run(ask_source(site(), source, past, asks, {}))  # type: ignore[arg-type]


def test_where_a_listing_always_led_is_followed_and_where_it_leads_now_is_not() -> None:
    always = Past(sources={"http://u.example/list": SourcePast(led_to="http://u.example/en")})
    asks = Answering(list=leads("en"), en=page("en"))
    found = asking(asks, always)
    assert found.seen is not None
    assert (found.redirect_to, found.seen.keys) == (None, ["http://u.example/en"])
    assert asking(Answering(list=leads("other")), always).redirect_to == "http://u.example/other"


def test_what_fails_to_look_into_a_page_is_tried_once_more_and_then_named() -> None:
    class Pool:
        def __init__(self, faults: int) -> None:
            self.faults = faults

        def submit(self, *arguments: Any, needed: bool) -> Future[Any]:
            done: Future[Any] = Future()
            self.faults -= 1
            if self.faults >= 0:
                done.set_exception(WorkerError("reading took longer than 20 s", "read_timeout"))
            else:
                done.set_result("read")
            return done

    def looked(faults: int) -> Any:
        return asyncio.run(Requests(None, Pool(faults), None).work(len, "page"))  # type: ignore[arg-type]

    assert looked(1) == "read"
    with pytest.raises(Unread, match="longer than 20 s"):
        looked(2)


def test_redirects_between_spellings_come_to_an_end() -> None:
    asks = Answering(**{"list": leads("list/"), "list/": leads("list")})
    assert asking(asks).redirect_to is not None
    assert len(asks.asked) == 4


def test_an_answer_that_was_cut_off_is_not_read() -> None:
    whole = page("list")
    assert whole.answer is not None
    cut = replace(whole.answer, flags=("truncated",))
    found = asking(Answering(list=Got(capture=cut, answer=cut)))
    assert (found.outcome, found.seen) == (Outcome.INCOMPLETE, None)


def test_a_number_range_is_asked_for_the_newest_article_it_makes() -> None:
    numbers = '\n[[sources]]\nkind = "numbers"\nurl = "http://u.example/{lang}/news/{number}"\n'
    numbered = Past(numbered=["http://u.example/other/99", "http://u.example/news/98", "http://u.example/kk/news/97"])
    found = sources_of(site(numbers), numbered)[-1]
    assert (found.kind, found.url, found.single) == ("numbers", "http://u.example/kk/news/97", True)
    assert [one.kind for one in sources_of(site(numbers), None)] == ["listing"]
    seen = asking(Answering(list=page("list")), single=True).seen
    assert seen is not None
    assert seen.reason == "article"
