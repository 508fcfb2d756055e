"""A healthy university and one broken in many ways, crawled by the real command. Used by the tests and by `make prove`."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from newsarchive.demo.server import Answer, DemoServer, University, serve
from tests.crash.harness import crawl, site_file

Plain = Callable[[str, str, str], Answer]
Fault = Callable[[Plain], Plain]
PAGE = "<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
LONG = "<p>" + "The council spoke about the budget of the coming year and about the repair of the old library. " * 12 + "</p>"


def is_article(path: str) -> bool:
    return "/one/" in path or "/release/" in path


def is_listing(host: str, path: str) -> bool:
    return path.endswith("/news/") or (host.startswith("press.") and path == "/")


def on(where: Callable[[str, str], bool], answer: Callable[[Answer, str], Answer]) -> Fault:
    """A fault in some of the answers."""
    def broken(plain: Plain) -> Plain:
        return lambda host, path, query: (
            answer(plain(host, path, query), path) if where(host, path) and path != "/robots.txt" else plain(host, path, query)
        )

    return broken


def everywhere(answer: Callable[[Answer, str], Answer]) -> Fault:
    return on(lambda host, path: True, answer)


def articles(answer: Callable[[Answer, str], Answer]) -> Fault:
    return on(lambda host, path: is_article(path), answer)


def listings(answer: Callable[[Answer, str], Answer]) -> Fault:
    return on(is_listing, answer)


def robots_forbid(plain: Plain) -> Plain:
    return lambda host, path, query: (
        Answer("User-agent: *\nDisallow: /\n", kind="text/plain") if path == "/robots.txt" else plain(host, path, query)
    )


def _without_rows(answer: Answer, path: str) -> Answer:
    """A listing of which two rows in three load by script now."""
    html = answer.body.decode()
    seen: dict[str, None] = dict.fromkeys(re.findall(r'href="([^"]*(?:/one/|/release/)[^"]*)"', html))
    for number, link in enumerate(seen):
        if number % 3:
            html = html.replace(f'href="{link}"', 'href="#"')
    return Answer(html)


FAULTS: dict[str, tuple[Fault, str, tuple[str, ...]]] = {
    "errors everywhere": (everywhere(lambda a, p: Answer("broken", 500)), "could not be reached", ()),
    "a listing without articles": (
        listings(lambda a, p: Answer(PAGE.format(title="News", body="<p>We have moved.</p>"))), "redesigned", (),
    ),
    "listings that are gone": (listings(lambda a, p: Answer("<h1>404</h1>", 404)), "No listing could be read", ()),
    "one language's listing is gone": (
        on(lambda host, path: path.startswith("/kz/") and is_listing(host, path), lambda a, p: Answer("<h1>404</h1>", 404)),
        "/kz/3/news/ could not be read", (),
    ),
    "one language's listing is empty": (
        on(lambda host, path: path.startswith("/kz/") and is_listing(host, path), lambda a, p: Answer(PAGE.format(title="N", body=""))),
        "/kz/3/news/ named 0", (),
    ),
    "far fewer links than usual": (listings(_without_rows), "are usual", ()),
    "robots.txt forbids everything": (robots_forbid, "robots.txt", ()),
    "a bot wall": (
        everywhere(lambda a, p: Answer(PAGE.format(title="Checking your browser", body="<p>Solve the captcha</p>"))), "person", (),
    ),
    "new articles are not there": (articles(lambda a, p: Answer("<h1>404</h1>", 404)), "led to no article", ()),
    "articles load by script": (
        articles(lambda a, p: Answer(PAGE.format(title="University", body="<div id=app></div><script>load()</script>"))),
        "led to no article", (),
    ),
    "every address gives the same page": (
        articles(lambda a, p: Answer(PAGE.format(title="Welcome to the university", body=LONG))), "the same text", (),
    ),
    "only teasers are public": (
        articles(lambda a, p: Answer(PAGE.format(title=f"Story {p}", body=f"<p>{p} is for readers only.</p>"))),
        "characters long", (),
    ),
    "known articles vanish": (
        articles(lambda a, p: Answer("<h1>404</h1>", 404)), "are there no more", ("--recheck", "all"),
    ),
    "the whole site asks to wait": (everywhere(lambda a, p: Answer("slow down", 429, Retry_After="1")), "asked us to wait", ()),
    "new articles ask to wait until the crawl is stopped": (
        articles(lambda a, p: Answer("slow down", 429, Retry_After="60")), "could be stored (throttled", ("--max-time", "8"),
    ),
    "the listing leads to another host": (
        listings(lambda a, p: Answer("", 302, Location="http://elsewhere.example/news/")), "No listing could be read", (),
    ),
}  # fmt: skip
"""What is broken, words of the verdict that name it, and arguments of the crawl."""


@contextmanager
def university(day: int) -> Iterator[DemoServer]:
    """The demo university on one of its days."""
    server = serve(day=day)
    try:
        yield server
    finally:
        server.close()


def healthy(folder: Path, server: DemoServer) -> Path:
    """An archive of the university's first day."""
    site_file(folder, server.url)
    db = folder / "archive.db"
    done = crawl(db)
    assert done.returncode == 0, done.stderr
    return db


def crawl_broken(archive: Path, folder: Path, name: str) -> subprocess.CompletedProcess[str]:
    """Crawl a copy of a healthy archive on the second day, with one fault."""
    fault, _, arguments = FAULTS[name]
    shutil.copytree(archive.parent, folder, dirs_exist_ok=True)
    with university(2) as server:
        plain: Plain = University(2).answer
        server.university.answer = fault(plain)  # type: ignore[method-assign]
        site_file(folder, server.url)
        # A host that asks for time is given ever more of it, which takes minutes and has its own tests.
        file = folder / "sites" / "demo.toml"
        file.write_text(file.read_text(encoding="utf-8").replace("[crawl]", "[crawl]\nslow_down = false", 1), encoding="utf-8")
        return crawl(folder / archive.name, *arguments)


def ordinary_runs(folder: Path, count: int) -> list[tuple[str, int, str]]:
    """Crawls as they happen where nothing is wrong, one after the other into one archive: (arguments, exit code, stderr)."""
    ways = (
        ("--limit", "20"), (), (), ("--recheck", "all"), ("--since", "2021-05-01"), ("--recheck", "none"), ("--max-time", "60"),
        ("--limit", "1"),
    )  # fmt: skip
    runs = []
    for number in range(count):
        with university(1 if number < count // 2 else 2) as server:
            site_file(folder, server.url)
            arguments = ways[number % len(ways)]
            done = crawl(folder / "archive.db", *arguments)
            runs.append((" ".join(arguments), done.returncode, done.stderr))
    return runs
