"""A crawl of a site that says nothing before a browser has run its scripts."""

from __future__ import annotations

import contextlib
import json
import signal
import sqlite3
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path

import pytest

from newsarchive.archive import holds, settle
from newsarchive.archive.database import transaction
from newsarchive.archive.place import captures_folder
from newsarchive.captures.erase import erase_record
from newsarchive.captures.reader import read_record, scan, verify_record
from newsarchive.items import State
from newsarchive.line import read
from newsarchive.sites.load import parse_site
from tests.captures.samples import check
from tests.program import run
from tests.rendering.made import needs_browser
from tests.spiders.test_web import PATTERN, SITE, Web, crawl, reply, web

__all__ = ["web"]
pytestmark = needs_browser
BROWSER = "browser = true"
SHELL = b"<!doctype html><html lang='ro'><head><meta charset='utf-8'><title>Universitatea</title></head><body><div id='app'></div>" \
    b"<noscript>Activa&#539;i JavaScript.</noscript><script src='/app.js'></script></body></html>"
SCRIPT = """
const app = document.getElementById('app'), here = location.pathname.split('/');
fetch('/secret/visit').catch(() => 0); fetch('http://127.0.0.1:1/private').catch(() => 0); new Image().src = '/logo.png';
async function list(page) {
  const found = await (await fetch('/api/news?page=' + page)).json();
  for (const one of found.items) app.insertAdjacentHTML('beforeend', `<div class=row><a href="/news/${one.id}">${one.title}</a> <time>${one.date}</time></div>`);
  document.querySelector('button')?.remove();
  if (found.more) { const b = document.createElement('button'); b.textContent = 'Încarcă mai multe'; b.onclick = () => list(page + 1); app.after(b) }
}
async function show(id) {
  const one = await (await fetch('/api/news/' + id)).json();
  document.title = one.title;
  app.innerHTML = `<article><h1>${one.title}</h1><time datetime="${one.date}">${one.date}</time>${one.body}</article>`;
}
here[1] === 'news' ? show(here[2]) : list(1);
"""
ROBOTS = b"User-agent: *\nDisallow: /secret/\n"
COUNT = 6


def story(number: int) -> dict[str, str | int]:
    text = " ".join(f"Rectorul a deschis laboratorul numărul {number}, iar studenții anului {part} au fost invitați." for part in range(1, 6))
    return {"id": number, "title": f"Laboratorul {number} a fost deschis la facultate", "date": f"2024-03-{10 + number}", "body": f"<p>{text}</p>"}


@pytest.fixture
def app(web: Web) -> Web:
    """Every address of the server answers with the shell; the interface has the news, three a page."""

    def say(body: object) -> object:
        return lambda request: reply(request, json.dumps(body).encode(), kind="application/json")

    for path in ("/", "/list", *(f"/news/{n}" for n in range(1, COUNT + 1))):
        web.answers[path] = lambda request: reply(request, SHELL)
    web.answers["/app.js"] = lambda request: reply(request, SCRIPT.encode(), kind="text/javascript; charset=utf-8")
    web.answers["/robots.txt"] = lambda request: reply(request, ROBOTS, kind="text/plain")
    newest = sorted(range(1, COUNT + 1), reverse=True)
    for page in range(1, 3):
        items = [story(n) for n in newest[3 * page - 3 : 3 * page]]
        web.answers[f"/api/news?page={page}"] = say({"items": items, "more": page < 2})  # type: ignore[assignment]
    for n in newest:
        web.answers[f"/api/news/{n}"] = say(story(n))  # type: ignore[assignment]
    return web


def files_of(folder: Path) -> holds.Files:
    captures = captures_folder(folder / "a.db")
    return holds.Files(erase=lambda ref: erase_record(captures, ref), verify=lambda ref: verify_record(captures, ref))


def test_articles_are_read_as_a_browser_shows_them_and_both_forms_are_kept(app: Web, tmp_path: Path) -> None:
    assert crawl(app, tmp_path, settings=BROWSER) == {f"/news/{n}": "stored" for n in range(1, COUNT + 1)}
    assert app.times("/app.js") != []
    assert len(app.times("/app.js")) == 1, "a script is asked for once a crawl"
    asked = [path for _, path in app.asked]
    assert not [path for path in asked if path.startswith(("/secret", "/logo", "/private"))]
    db = tmp_path / "a.db"
    captures = captures_folder(db)
    types = check(next(captures.glob("*.warc.gz")))
    assert types.count("conversion") == COUNT + 1
    with contextlib.closing(sqlite3.connect(db, isolation_level=None)) as connection:
        titles = dict(connection.execute("SELECT h.number, r.title FROM holdings h JOIN readings r ON r.id = h.reading").fetchall())
        assert titles == {n: story(n)["title"] for n in range(1, COUNT + 1)}
        assert list(holds.verify(connection, files_of(tmp_path))) == []
        held = settle.held(connection, connection.execute("SELECT key FROM holdings WHERE number = 3").fetchone()[0])
    assert held is not None
    again = read(read_record(captures, held.ref), parse_site((tmp_path / "sites" / "web.toml").read_text(), tmp_path / "web.toml"), State())
    assert (again.title, again.published) == (story(3)["title"], "2024-03-13")
    original = next(found for _, _, found in scan(captures / held.ref.file, held.ref.offset))
    assert original.capture.body == SHELL


def test_an_article_seen_again_is_unchanged_and_one_that_was_erased_takes_no_other_with_it(app: Web, tmp_path: Path) -> None:
    crawl(app, tmp_path, settings=BROWSER)
    with contextlib.closing(sqlite3.connect(tmp_path / "a.db", isolation_level=None)) as connection:
        with transaction(connection):
            key = connection.execute("SELECT key FROM holdings WHERE number = 3").fetchone()[0]
            holds.erase(connection, key, "on request", "2026-01-01T00:00:00Z", files_of(tmp_path))
        assert list(holds.verify(connection, files_of(tmp_path))) == []
    data = b"".join(found.capture.body for path in captures_folder(tmp_path / "a.db").glob("*.gz") for _, _, found in scan(path))
    assert data.count(b"id='app'") == COUNT
    app.answers["/api/news/2"] = lambda request: reply(
        request, json.dumps({**story(2), "body": f"{story(2)['body']}<p>Programul a fost prelungit.</p>"}).encode(), kind="application/json"
    )
    found = crawl(app, tmp_path, "--recheck", "all", settings=BROWSER)
    assert found == {**{f"/news/{n}": "unchanged" for n in range(1, COUNT + 1)}, "/news/2": "changed", "/news/3": "erased"}


def test_pages_keep_the_sites_pace_though_their_scripts_ask_for_more(app: Web, tmp_path: Path) -> None:
    crawl(app, tmp_path, "--limit", "3", settings=f"{BROWSER}\ndelay = 1.5")
    pages = [moment for moment, path in app.asked if path == "/list" or path.startswith("/news/")]
    assert len(pages) == 4
    assert all(later - earlier >= 1.4 for earlier, later in pairwise(pages))


def test_a_page_whose_data_is_not_had_is_asked_again(app: Web, tmp_path: Path) -> None:
    answers = app.answers["/api/news/4"]
    failed: list[BaseHTTPRequestHandler] = []

    def once(request: BaseHTTPRequestHandler) -> None:
        if failed:
            answers(request)
            return
        failed.append(request)
        reply(request, b"busy", 502)

    app.answers["/api/news/4"] = once
    assert crawl(app, tmp_path, settings=BROWSER)["/news/4"] == "stored"
    assert len(app.times("/news/4")) == 2


def test_a_site_is_added_by_its_address_and_the_browser_is_switched_on(app: Web, tmp_path: Path) -> None:
    done = run("sites", "add", f"http://127.0.0.1:{app.port}/", "--id", "web", "--db", str(tmp_path / "a.db"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "browser" in done.stdout
    made = parse_site((tmp_path / "sites" / "web.toml").read_text(encoding="utf-8"), tmp_path / "web.toml")
    assert made.crawl.browser
    assert [(source.kind, source.url) for source in made.sources] == [("json", f"http://127.0.0.1:{app.port}/api/news?page={{page}}")]
    assert made.listings == (), "what the interface lists needs no browser"
    assert len(app.asked) <= 60
    assert not [path for _, path in app.asked if path.startswith("/secret")]
    checked = run("sites", "check", "web", "--db", str(tmp_path / "a.db"))
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_crawl_that_is_killed_leaves_no_browser_and_loses_nothing(app: Web, tmp_path: Path) -> None:
    write_site(app, tmp_path, f"{BROWSER}\ndelay = 0.5")
    process = subprocess.Popen(
        [sys.executable, "-m", "newsarchive", "crawl", "web", "--quiet", "--db", str(tmp_path / "a.db")],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while len([path for _, path in app.asked if path.startswith("/api/news/")]) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    started = below(process.pid)
    assert len(started) > 2
    process.send_signal(signal.SIGKILL)
    process.wait()
    deadline = time.monotonic() + 15
    while (left := [pid for pid in started if alive(pid)]) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not left
    assert crawl(app, tmp_path, settings=BROWSER) == {f"/news/{n}": "stored" for n in range(1, COUNT + 1)}
    with contextlib.closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT count(*) FROM holdings h JOIN readings r ON r.id = h.reading"
                                  " JOIN renderings v ON v.capture = r.capture").fetchone()[0] == COUNT  # fmt: skip


def test_without_a_browser_both_commands_say_what_to_install(app: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSARCHIVE_CHROMIUM", str(tmp_path / "none"))
    crawl_says(app, tmp_path)
    done = run("sites", "add", f"http://127.0.0.1:{app.port}/", "--id", "other", "--db", str(tmp_path / "a.db"))
    assert done.returncode == 3
    assert "apt-get install chromium" in done.stderr
    assert "Traceback" not in done.stderr


def crawl_says(app: Web, folder: Path) -> None:
    write_site(app, folder, BROWSER)
    done = run("crawl", "web", "--db", str(folder / "a.db"))
    assert done.returncode == 2
    assert "apt-get install chromium" in done.stderr
    assert "Traceback" not in done.stderr


def write_site(app: Web, folder: Path, settings: str) -> None:
    (folder / "sites").mkdir(exist_ok=True)
    pattern = PATTERN.replace("{port}", str(app.port))
    (folder / "sites" / "web.toml").write_text(SITE.format(port=app.port, crawl=settings, canonical="", pattern=pattern))


def below(pid: int) -> list[int]:
    """The processes that this one started, and theirs."""
    found = []
    for child in Path(f"/proc/{pid}/task").glob("*/children"):
        for one in child.read_text().split():
            found += [int(one), *below(int(one))]
    return found


def alive(pid: int) -> bool:
    try:
        return (Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]) != "Z"
    except OSError:
        return False


