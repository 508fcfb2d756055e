"""A crawl of small sites of every kind of source: all their articles are found, the newest first, with few requests; and what one source
finds and another misses is said."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.program import run

NEWEST = date(2025, 5, 30)
WORDS = "зертхана кітапхана дәріс конкурс жеңімпаз ғалым студент орталық бағдарлама халықаралық кездесу жоба".split()


def text_of(number: int) -> str:
    chosen = [WORDS[(number * 7 + n * (3 + number % 5)) % len(WORDS)] for n in range(40)]
    return f"Университет ректоры {number}-нөмірлі хабарда айтты: " + " ".join(chosen) + "."


def title_of(number: int) -> str:
    return f"{number}-жаңалық: {WORDS[number % len(WORDS)]} туралы хабар"


def day_of(number: int, last: int) -> date:
    return NEWEST - timedelta(days=last - number)


@dataclass
class University:
    """A server with numbered articles; `answers` are by path, given the query and the posted form."""

    last: int = 24
    missing: set[int] = field(default_factory=set)
    answers: dict[str, Callable[[dict[str, str], dict[str, str]], tuple[str, str, dict[str, str]]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    conditional: list[tuple[str, bool]] = field(default_factory=list)
    """Requests for what has an ETag, and whether they name it: then a 304 is the answer."""
    origin: str = ""

    def page(self, number: int) -> str:
        paragraphs = f"<p>{text_of(number)}</p><p>{text_of(number + 500)}</p>"
        return f"<html lang='kk'><head><title>{title_of(number)}</title></head><body><main><h1>{title_of(number)}</h1>{paragraphs}</main></body></html>"  # noqa: E501

    def rows(self, numbers: Iterator[int] | range | list[int]) -> str:
        return "".join(f"<li><a href='/news/{n}'>{title_of(n)}</a> <time datetime='{day_of(n, self.last)}'></time></li>" for n in numbers)

    def pages(self, size: int, page: int) -> list[int]:
        numbers = [n for n in range(self.last, 0, -1) if n not in self.missing]
        return numbers[(page - 1) * size : page * size]


@pytest.fixture
def university() -> Iterator[University]:
    served = University()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.reply({})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.reply({name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()})

        def reply(self, form: dict[str, str]) -> None:
            parts = urlsplit(self.path)
            served.asked.append(f"{self.command} {self.path}")
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            answer = served.answers.get(parts.path)
            number = parts.path.removeprefix("/news/")
            if answer is not None:
                text, kind, headers = answer(query, form)
                same = "ETag" in headers and self.headers["If-None-Match"] == headers["ETag"]
                if "ETag" in headers:
                    served.conditional.append((parts.path, same))
                self.send(304 if same else 200, "" if same else text, kind, headers)
            elif parts.path.startswith("/news/") and number.isdecimal() and 1 <= int(number) <= served.last and int(number) not in served.missing:  # noqa: E501
                self.send(200, served.page(int(number)), "text/html", {})
            else:
                self.send(404, "<h1>404</h1>", "text/html", {})

        def send(self, status: int, text: str, kind: str, headers: dict[str, str]) -> None:
            body = text.encode()
            self.send_response(status)
            for name, value in {"Content-Type": f"{kind}; charset=utf-8", "Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    served.origin = f"http://127.0.0.1:{server.server_address[1]}"
    yield served
    server.shutdown()
    server.server_close()


def crawl(university: University, folder: Path, sources: str, *arguments: str) -> str:
    """Crawl by a site file with these sources; returns what was said."""
    (folder / "sites").mkdir(exist_ok=True)
    host = urlsplit(university.origin).netloc
    (folder / "sites" / "uni.toml").write_text(
        f"""id = "uni"
status = "invented"
names = {{ kk = "Университет" }}
timezone = "Asia/Almaty"
languages = ["kk"]
hosts = ["{host}"]
[[articles]]
pattern = '{university.origin}/news/(?P<number>\\d+)'
{sources.replace("ORIGIN", university.origin)}
[crawl]
private = true
""",
        encoding="utf-8",
    )
    done = run("crawl", "uni", "--quiet", "--db", str(folder / "a.db"), *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def held(folder: Path) -> list[int]:
    """Numbers of the articles held, the newest first."""
    with sqlite3.connect(folder / "a.db") as archive:
        return sorted((int(url.rpartition("/")[2]) for (url,) in archive.execute("SELECT url FROM articles")), reverse=True)


def paths(university: University) -> list[str]:
    return [line for line in university.asked if "/news/" not in line and "robots" not in line and "well-known" not in line]


def test_a_feed_and_a_sitemap_side_by_side_and_what_only_one_names(university: University, tmp_path: Path) -> None:
    last = university.last

    def feed(query: dict[str, str], form: dict[str, str]) -> tuple[str, str, dict[str, str]]:
        items = "".join(f"<item><title>{title_of(n)}</title><link>/news/{n}</link><pubDate>{day_of(n, last)}</pubDate></item>" for n in range(last, last - 5, -1))  # noqa: E501
        return f"<rss version='2.0'><channel>{items}</channel></rss>", "text/html", {}

    def index(query: dict[str, str], form: dict[str, str]) -> tuple[str, str, dict[str, str]]:
        return f"<sitemapindex><sitemap><loc>{university.origin}/map-1.xml</loc></sitemap></sitemapindex>", "application/xml", {}

    def sitemap(query: dict[str, str], form: dict[str, str]) -> tuple[str, str, dict[str, str]]:
        return "<urlset>" + "".join(f"<url><loc>{university.origin}/news/{n}</loc></url>" for n in range(1, last - 1)) + "</urlset>", "text/xml", {}  # noqa: E501

    university.answers = {"/rss": feed, "/sitemap.xml": index, "/map-1.xml": sitemap}
    sources = '[[sources]]\nkind="feed"\nurl="ORIGIN/rss"\n[[sources]]\nkind="sitemap"\nurl="ORIGIN/sitemap.xml"\n'
    said = crawl(university, tmp_path, sources, "--limit", "6")
    assert held(tmp_path) == list(range(last, last - 6, -1))
    said = crawl(university, tmp_path, sources)
    assert held(tmp_path) == list(range(last, 0, -1))
    assert "2 articles only the feed names" in said
    assert "requests for each of the" in said
    report = json.loads(run("report", "--site", "uni", "--json", "--db", str(tmp_path / "a.db")).stdout)
    report = report[0] if isinstance(report, list) else report
    assert {one["source"]: (one["articles"], one["alone"]) for one in report["tally"]["sources"]} == {"sitemap": (22, 0), "feed": (5, 2)}


def test_an_interface_read_to_its_end_spares_the_pages_of_the_listing(university: University, tmp_path: Path) -> None:
    university.last = 60

    def posts(query: dict[str, str], form: dict[str, str]) -> tuple[str, str, dict[str, str]]:
        page = int(query.get("page", "1"))
        found = [
            {"link": f"{university.origin}/news/{n}", "title": {"rendered": title_of(n)}, "date": f"{day_of(n, 60)}T09:00:00",
             "date_gmt": f"{day_of(n, 60)}T04:00:00"}
            for n in university.pages(30, page)
        ]  # fmt: skip
        return json.dumps(found), "application/json", {"X-WP-TotalPages": "2"}

    def listing(query: dict[str, str], form: dict[str, str]) -> tuple[str, str, dict[str, str]]:
        page = int(query.get("page", "1"))
        onward = f"<a rel='next' href='?page={page + 1}'>Келесі</a>" if page < 12 else ""
        return f"<html><body><ul>{university.rows(university.pages(5, page))}</ul>{onward}</body></html>", "text/html", {}

    university.answers = {"/wp-json/wp/v2/posts": posts, "/list": listing}
    said = crawl(university, tmp_path, '[[sources]]\nkind="wordpress"\nurl="ORIGIN/wp-json/wp/v2/posts"\n[[listings]]\nurl="ORIGIN/list"\n')
    assert held(tmp_path) == list(range(60, 0, -1))
    assert sum(line.startswith("GET /list") for line in university.asked) < 12
    assert sum("/wp-json/" in line for line in university.asked) == 2
    assert "only the" not in said
    newest = tmp_path / "newest"
    newest.mkdir()
    crawl(university, newest, '[[sources]]\nkind="wordpress"\nurl="ORIGIN/wp-json/wp/v2/posts"\n[[listings]]\nurl="ORIGIN/list"\n', "--limit", "20")  # noqa: E501
    assert held(newest) == list(range(60, 40, -1))


def test_a_pager_that_posts_a_form_is_followed_and_the_form_stands_in_the_capture(university: University, tmp_path: Path) -> None:
    def listing(query: dict[str, str], form: dict[str, str]) -> tuple[str, str, dict[str, str]]:
        page = int(form["__VIEWSTATE"].rpartition("|")[2]) + 1 if form.get("__EVENTTARGET") == "ctl00$next" else 1
        button = "<a id='pager' href=\"javascript:__doPostBack('ctl00$next','')\">Келесі</a>" if page < 4 else ""
        state = f"<input type='hidden' name='__VIEWSTATE' value='күй|{page}'>"
        return f"<html><body><form method='post' action='/list.aspx'>{state}<ul>{university.rows(university.pages(6, page))}</ul>{button}</form></body></html>", "text/html", {}  # noqa: E501

    university.answers = {"/list.aspx": listing}
    crawl(university, tmp_path, '[[listings]]\nurl="ORIGIN/list.aspx"\n')
    assert held(tmp_path) == list(range(24, 0, -1))
    assert paths(university) == ["GET /list.aspx", *["POST /list.aspx"] * 3]
    with sqlite3.connect(tmp_path / "a.db") as archive:
        assert archive.execute("SELECT count(*) FROM frontier WHERE form IS NOT NULL").fetchone() == (0,)
        parts = [url.partition("#")[2] for (url,) in archive.execute("SELECT url FROM frontier WHERE url LIKE '%#%' ORDER BY id")]
    assert parts == ["postback=ctl00$next//2", "postback=ctl00$next//3", "postback=ctl00$next//4"]
    sent = []
    for file in (tmp_path / "a-captures").glob("*.warc.gz"):
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream):
                posted = record.rec_type == "request" and record.http_headers.protocol == "POST"
                sent += [record.content_stream().read().decode()] if posted else []
    assert len(sent) == 3
    assert all("__EVENTTARGET=ctl00%24next" in body and "%7C" in body for body in sent)
    # A second crawl finds nothing new, and asks for no further page.
    before = len(university.asked)
    crawl(university, tmp_path, '[[listings]]\nurl="ORIGIN/list.aspx"\n', "--recheck", "none")
    assert [line for line in university.asked[before:] if "list" in line] == ["GET /list.aspx"]
    university.last = 26
    crawl(university, tmp_path, '[[listings]]\nurl="ORIGIN/list.aspx"\n', "--recheck", "none")
    assert held(tmp_path)[0] == 26


def test_numbers_between_and_above_the_known_ones_are_found_within_the_budget(university: University, tmp_path: Path) -> None:
    university.last, university.missing = 40, {7, 31, 32}

    def listing(query: dict[str, str], form: dict[str, str]) -> tuple[str, str, dict[str, str]]:
        shown = [n for n in university.pages(40, 1) if n not in {5, 20, 21, 39, 40}]
        return f"<html><body><ul>{university.rows(shown)}</ul></body></html>", "text/html", {}

    university.answers = {"/list": listing}
    sources = '[[listings]]\nurl="ORIGIN/list"\n[[sources]]\nkind="numbers"\nurl="ORIGIN/news/{number}"\nmisses=4\nbudget=30\n'
    said = crawl(university, tmp_path, sources)
    assert held(tmp_path) == [n for n in range(40, 0, -1) if n not in university.missing]
    probed = [int(line.rpartition("/")[2]) for line in university.asked if "/news/" in line]
    assert max(probed) == 44
    assert len(probed) == len(set(probed))
    assert "numbers asked for that no source named; 5 articles found by it" in said
    before = len(university.asked)
    crawl(university, tmp_path, sources, "--recheck", "none")
    assert sorted(int(line.rpartition("/")[2]) for line in university.asked[before:] if "/news/" in line) == [41, 42, 43, 44]


def test_a_json_interface_a_button_and_a_drupal_collection(university: University, tmp_path: Path) -> None:
    def rows(query: dict[str, str], form: dict[str, str]) -> tuple[str, str, dict[str, str]]:
        page = int(query["p"])
        return json.dumps({"data": [{"id": n, "t": title_of(n), "d": str(day_of(n, 24))} for n in university.pages(5, page)[:5] if n > 16]}), "application/json", {}  # noqa: E501

    def listing(query: dict[str, str], form: dict[str, str]) -> tuple[str, str, dict[str, str]]:
        button = "<button class='load-more' data-url='/more?page=2'>Тағы көрсету</button>"
        return f"<html><body><ul>{university.rows([16, 15, 14])}</ul>{button}</body></html>", "text/html", {}

    def more(query: dict[str, str], form: dict[str, str]) -> tuple[str, str, dict[str, str]]:
        start = 16 - 3 * (int(query["page"]) - 1)
        return json.dumps({"html": university.rows([n for n in range(start, start - 3, -1) if n > 8])}), "application/json", {}

    def nodes(query: dict[str, str], form: dict[str, str]) -> tuple[str, str, dict[str, str]]:
        first = 8 if "after" not in query else 4
        data = [{"type": "node--n", "attributes": {"title": title_of(n), "path": {"alias": f"/news/{n}"}, "created": f"{day_of(n, 24)}T09:00:00+00:00"}}  # noqa: E501
                for n in range(first, first - 4, -1)]  # fmt: skip
        onward = {"next": {"href": f"{university.origin}/jsonapi/node/n?after=4"}} if first == 8 else {}
        return json.dumps({"jsonapi": {}, "data": data, "links": onward}), "application/vnd.api+json", {}

    university.answers = {"/api": rows, "/list": listing, "/more": more, "/jsonapi/node/n": nodes}
    crawl(
        university, tmp_path,
        '[[sources]]\nkind="json"\nurl="ORIGIN/api?p={page}"\nitems="data"\nlink="ORIGIN/news/{id}"\ntitle="t"\ndate="d"\n'
        '[[sources]]\nkind="drupal"\nurl="ORIGIN/jsonapi/node/n"\n[[listings]]\nurl="ORIGIN/list"\n',
    )  # fmt: skip
    assert held(tmp_path) == list(range(24, 0, -1))


def test_the_full_text_of_a_feed_stands_in_for_a_page_that_is_an_empty_shell(university: University, tmp_path: Path) -> None:
    university.last = 4

    def feed(query: dict[str, str], form: dict[str, str]) -> tuple[str, str, dict[str, str]]:
        items = "".join(
            f"<item><title>{title_of(n)}</title><link>/news/{n}</link><pubDate>{day_of(n, 4)}</pubDate><content:encoded><![CDATA["
            f"{''.join(f'<p>{text_of(n + k)}</p>' for k in range(4))}]]></content:encoded></item>" for n in range(4, 0, -1)
        )  # fmt: skip
        return f"<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>{items}</channel></rss>", "text/xml", {}  # noqa: E501

    shell = "<html><head><title>Университет</title></head><body><div id='app'></div><script src='/app.js'></script></body></html>"
    university.answers = {"/rss": feed, "/news/2": lambda query, form: (shell, "text/html", {})}
    crawl(university, tmp_path, '[[sources]]\nkind="feed"\nurl="ORIGIN/rss"\n')
    assert held(tmp_path) == [4, 3, 2, 1]
    with sqlite3.connect(tmp_path / "a.db") as archive:
        (text,) = archive.execute("SELECT text FROM record WHERE url LIKE '%/news/2'").fetchone()
        kept = archive.execute("SELECT url FROM frontier WHERE hints LIKE '%\"body\"%'").fetchall()
    assert text_of(3) in text
    assert [url.rpartition("/")[2] for (url,) in kept] == ["2"], "a full text is kept only where the page has none"
