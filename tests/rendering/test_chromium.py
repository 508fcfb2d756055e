"""The system's Chromium as the place where scripts run: what it shows, and that nothing leaves it."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from newsarchive.rendering import chromium
from newsarchive.rendering.chromium import Chromium
from newsarchive.rendering.page import Document, Rendered, RenderingError
from tests.rendering.made import Answers, document, needs_browser

pytestmark = needs_browser
ROOT = str(Path(__file__).parents[2])


def shown(*pages: tuple[Document, Answers], longest: float = 20.0) -> list[Rendered | RenderingError]:
    """Several pages in one browser."""

    async def all_of_them() -> list[Rendered | RenderingError]:
        browser, found = Chromium(longest=longest), list[Rendered | RenderingError]()
        try:
            for page, answers in pages:
                try:
                    found.append(await browser.render(page, answers))
                except RenderingError as error:
                    found.append(error)
        finally:
            await browser.close()
        return found

    return asyncio.run(all_of_them())


def html(one: Rendered | RenderingError) -> str:
    assert isinstance(one, Rendered), one
    return one.html.decode()


def test_what_scripts_make_of_their_data_is_shown_and_the_data_is_named() -> None:
    load = "fetch('/api/stiri?page=1').then(r => r.json()).then(d => setTimeout(() => document.getElementById('app').textContent = d.titlu, 300))"
    answers = Answers(stiri='{"titlu": "Ziua porților deschise"}')
    (one,) = shown((document(load), answers))
    assert ">Ziua porților deschise</div>" in html(one)
    assert isinstance(one, Rendered)
    assert [(data.url, data.body.decode()) for data in one.data] == [
        ("http://www.universitatea.example/api/stiri?page=1", '{"titlu": "Ziua porților deschise"}')
    ]
    assert one.in_time
    assert one.lost == []


def test_frameworks_and_modules_are_loaded_styles_are_not_asked_for_and_never_waited_for() -> None:
    page = document(
        "", body="<link rel=stylesheet href=/stil.css onload=\"document.title='styled'\"><script src='https://cdn.example/f.js'></script>"
        "<script type=module crossorigin src='/m.js'></script>",
    )
    answers = Answers(f_js="window.put = t => document.getElementById('app').textContent = t", m_js="put('modul')")
    (one,) = shown((page, answers))
    assert ">modul</div>" in html(one)
    assert "<title>styled</title>" in html(one)
    assert sorted(answers.asked) == [("http://www.universitatea.example/m.js", "script"), ("https://cdn.example/f.js", "script")]


def test_nothing_leaves_the_browser_by_itself_and_no_page_leads_elsewhere() -> None:
    hits: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hits.append(self.path)
            self.send_response(200)
            self.end_headers()

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    there = f"http://127.0.0.1:{server.server_address[1]}"
    script = f"""
      const there = '{there}';
      document.cookie = 'a=1; max-age=1000';
      new Image().src = there + '/img'; navigator.sendBeacon(there + '/beacon', 'x'); fetch(there + '/fetch').catch(() => 0);
      try {{ new WebSocket(there.replace('http', 'ws') + '/ws') }} catch (e) {{}}
      new EventSource(there + '/events'); window.open(there + '/popup');
      new Worker(URL.createObjectURL(new Blob(["fetch('" + there + "/worker');try{{importScripts('" + there + "/w.js')}}catch(e){{}}"])));
      const add = (tag, more) => document.body.append(Object.assign(document.createElement(tag), more));
      add('link', {{rel: 'preconnect', href: there}}); add('link', {{rel: 'prefetch', href: there + '/prefetch'}});
      add('link', {{rel: 'dns-prefetch', href: there}}); add('iframe', {{src: there + '/frame'}}); add('video', {{src: there + '/video'}});
      const pc = new RTCPeerConnection({{iceServers: [{{urls: 'stun:127.0.0.1:{server.server_address[1]}'}}]}});
      pc.createDataChannel('x'); pc.createOffer().then(o => pc.setLocalDescription(o));
      const link = Object.assign(document.createElement('a'), {{href: there + '/file', download: 'x'}}); document.body.append(link); link.click();
      document.getElementById('app').textContent = 'still here'; setTimeout(() => location.href = there + '/away', 200);
    """
    cookies = document("document.getElementById('app').textContent = 'cookies: [' + document.cookie + ']'")
    answers = Answers()
    try:
        first, second = shown((document(script), answers), (cookies, answers))
        time.sleep(0.5)
    finally:
        server.shutdown()
        server.server_close()
    assert ">still here</div>" in html(first)
    assert "cookies: []" in html(second)
    assert hits == []
    assert answers.asked == []


def test_a_part_that_was_not_had_is_named_and_the_page_shown_without_it() -> None:
    (one,) = shown((document("fetch('/api/x').catch(() => document.getElementById('app').textContent = 'eroare')"), Answers()))
    assert ">eroare</div>" in html(one)
    assert isinstance(one, Rendered)
    assert one.lost == ["http://www.universitatea.example/api/x: status 503"]


def test_a_listing_is_scrolled_and_its_button_pressed_but_not_for_ever() -> None:
    grow = """let n = 0; const app = document.getElementById('app');
      const more = () => { for (let i = 0; i < 3; i++) { n++; app.insertAdjacentHTML('beforeend', `<p><a href="/stiri/${n}">Știrea ${n}</a></p>`) } };
      more(); const b = document.createElement('button'); b.textContent = 'Mai multe știri'; b.onclick = more; document.body.append(b);"""
    long = shown((document(grow, more=True), Answers()), (document(grow), Answers()))
    assert html(long[0]).count(">Știrea ") == 3 * 11 + 1, "the last is in the script itself"
    assert html(long[1]).count(">Știrea ") == 3 + 1


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("for (;;) {}", "did not give it back"),
        ("const a = []; setInterval(() => { for (let i = 0; i < 40; i++) a.push(new Uint8Array(1 << 20).fill(1)); document.body.append('x') }, 20)", "memory"),
        ("setInterval(() => document.body.append('x'.repeat(3000000)), 50)", "grew"),
    ],
)
def test_a_page_that_hangs_or_grows_is_given_up_and_the_next_one_shown(
    script: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium, "STUCK", 3.0)
    if reason == "memory":  # where the page itself is to grow too large, a slow machine would come to so much memory before
        monkeypatch.setattr(chromium, "MAX_MEMORY", 700 * 1024 * 1024)
    after = document("document.getElementById('app').textContent = 'bine'")
    broken, fine = shown((document(script), Answers()), (after, Answers()), longest=8.0)
    assert isinstance(broken, RenderingError)
    assert reason in str(broken)
    assert ">bine</div>" in html(fine)


def test_a_page_that_never_rests_is_taken_as_it_is() -> None:
    (one,) = shown((document("let n = 0; setInterval(() => document.getElementById('app').textContent = 'x'.repeat(++n), 30)"), Answers()), longest=3.0)
    assert isinstance(one, Rendered)
    assert not one.in_time
    assert one.lost == []
    assert ">xxx" in html(one)


ENDLESS = """
import asyncio, sys
from newsarchive.rendering.chromium import Chromium
from tests.rendering.made import Answers, document
async def main():
    browser = Chromium()
    await browser.render(document("1"), Answers())
    print("there", flush=True)
    await browser.render(document("setInterval(() => document.body.append('x'), 10)"), Answers())
asyncio.run(main())
"""


def test_the_browser_dies_with_the_process_that_started_it() -> None:
    before = browsers()
    process = subprocess.Popen([sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ, "PYTHONPATH": ROOT})
    assert process.stdout is not None
    assert process.stdout.readline() == b"there\n"
    started = browsers() - before
    assert started
    process.send_signal(signal.SIGKILL)
    process.communicate()
    deadline = time.monotonic() + 15
    while (left := started & browsers()) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not left


def browsers() -> set[int]:
    """The processes of every Chromium on this machine, and of what drives it."""
    found = set()
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                line = (folder / "cmdline").read_bytes()
            except OSError:
                continue
            if b"chromium" in line.partition(b"\0")[0] or b"playwright" in line.partition(b"\0")[0]:
                found.add(int(folder.name))
    return found
