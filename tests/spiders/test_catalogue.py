"""Every university of the catalogue, invented after its own site file and crawled by it: what its addresses look like is found,
asked for once, and stored; what is no article is not."""

from __future__ import annotations

import contextlib
import hashlib
import re
import sqlite3
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from newsarchive.demo.server import Answer, serve
from newsarchive.sites.addresses import asked, canonical
from newsarchive.sites.load import catalogue_folder, parse_site, site_paths
from newsarchive.sites.model import Site
from tests.program import run
from tests.sites.made import PLAIN, made

REAL = sorted(set(site_paths()) - {"demo"})
WORDS = "library laboratory rector students lecture field harvest physics poem river music history garden bridge winter research".split()


def page(url: str) -> Answer:
    """An article of its own."""
    seed = hashlib.sha256(url.encode()).digest()
    told = " ".join(f"The {WORDS[byte % 16]} of the university met the {WORDS[byte // 16]} of the town on day {byte}." for byte in seed)
    title = f"Of the {WORDS[seed[0] % 16]} and the {WORDS[seed[1] % 16]}, number {seed[2] * 256 + seed[3]}"
    return Answer(f"<html><head><title>{title}</title></head><body><nav><a href='/about-us/'>About us</a></nav><main>"
                  f"<article><h1>{title}</h1><p>{told}</p></article></main></body></html>")  # fmt: skip


def over_http(ident: str, proxy: str) -> str:
    """A site's own file, with its hosts asked by http through a proxy."""
    text = (catalogue_folder() / f"{ident}.toml").read_text(encoding="utf-8").replace("https://", "http://")
    crawl = f'[crawl]\nproxy = "{proxy}"\ndelay = 0\nconcurrency = 4\n'
    text = re.sub(r"^browser = true\n", "", text, flags=re.MULTILINE)
    return re.sub(r"^\[crawl\]\n", crawl, text, flags=re.MULTILINE) if "\n[crawl]\n" in text else f"{text}\n{crawl}"


def news_of(site: Site) -> list[str]:
    """Addresses that the site's articles could have, on hosts the file names."""
    found = []
    for family in site.articles:
        for url in made(family, 2, PLAIN):
            parts = urlsplit(url)._replace(scheme="http")
            known = parts.netloc in site.hosts or parts.netloc in site.aliases
            forms = [parts.geturl()] if known else [parts._replace(netloc=host).geturl() for host in site.hosts]
            found += [form for form in forms if family.compiled.fullmatch(form)]
    return list(dict.fromkeys(found))


@pytest.mark.timeout(300)
@pytest.mark.parametrize("some", [REAL[::6], pytest.param(REAL, marks=pytest.mark.full)], ids=["some", "all"])
def test_universities_of_the_catalogue_are_crawled_by_their_own_files(tmp_path: Path, some: list[str]) -> None:
    server = serve(count=1)
    world: dict[str, Answer] = {}
    expected: dict[str, set[str]] = {}
    (tmp_path / "sites").mkdir()
    for ident in some:
        text = over_http(ident, server.url)
        (tmp_path / "sites" / f"{ident}.toml").write_text(text, encoding="utf-8")
        site = parse_site(text, Path(f"{ident}.toml"))
        news = news_of(site)
        expected[ident] = {canonical(url, site) for url in news}
        rows = "".join(f'<li><a href="{escape(url)}">Report number {n} of the university</a></li>' for n, url in enumerate(news))
        listing = Answer(f"<html><body><nav><a href='/about-us/'>About us</a></nav><main><ul class=news>{rows}</ul></main></body></html>")
        world.update((listed.url.replace("{lang}", code), listing) for listed in site.listings for code in site.codes)
        world.update((asked(url, site), page(asked(url, site))) for url in news)
    assert all(expected.values())

    def answer(host: str, path: str, query: str) -> Answer:
        return world.get(f"http://{host}{path}{'?' if query else ''}{query}") or Answer("<h1>404</h1>", 404)

    server.university.answer = answer  # type: ignore[method-assign]
    db = tmp_path / "a.db"
    arguments = ["crawl", *some, "--jobs", "16", "--quiet", "--db", str(db)]
    try:
        done = run(*arguments, timeout=280)
    finally:
        server.close()
    stored: dict[str, set[str]] = {ident: set() for ident in some}
    with contextlib.closing(sqlite3.connect(db)) as connection:
        for ident, url in connection.execute("SELECT site, canonical_url FROM articles"):
            stored[ident].add(url)
    assert {ident: news for ident, news in stored.items() if news != expected[ident]} == {}, done.stdout[-2000:] + done.stderr[-2000:]
    assert "about-us" not in "".join(server.requests), "a page that no list names"
