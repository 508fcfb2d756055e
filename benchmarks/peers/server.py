"""The bench's server: news pages of 40 to 80 KB from memory, `python -m benchmarks.peers.server PAGES SEED`; prints its address.

Every page is made of sentences of the demo university's articles in its three languages, in a frame of menus, scripts and boxes
such as university pages have; listings name 50 pages each.
"""

from __future__ import annotations

import asyncio
import random
import sys
from collections.abc import Sequence
from html import escape

from newsarchive.demo.catalogue import newest

LANGUAGES = ("kk", "ru", "en")
ROWS = 50
DAYS = 28


def sentences() -> dict[str, list[str]]:
    """The sentences of the demo university's articles, by language."""
    found: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    for item in newest(None):
        for language, text in item.texts.items():
            found[language] += [one.strip() + "." for paragraph in text.paragraphs for one in paragraph.rstrip(".").split(". ")]
    return found


def page(
    number: int, known: dict[str, list[str]], chance: random.Random, *, language: str | None = None, told: Sequence[str] = (),
    head: str = "",
) -> bytes:  # fmt: skip
    """One article in its frame.

    Args:
        language: of its text and frame; by its number where it is left off.
        told: its title and its paragraphs; sentences by chance where there are none.
        head: what stands in the head of the page besides.
    """
    language = language or LANGUAGES[number % 3]
    words = known[language]
    if told:
        title, body = told[0], "".join(f"<p>{escape(one)}</p>" for one in told[1:])
    else:
        title = chance.choice(words)[:90].rstrip(".,;: ") + f" {number}"
        body = "".join(f"<p>{escape(' '.join(chance.sample(words, 4)))}</p>" for _ in range(chance.randint(4, 14)))
    boxes = "".join(
        f'<div class="card"><a href="/about/{chance.randint(1, 9999)}"><img src="/i/{n}.jpg" alt="">'
        f'<h4>{escape(chance.choice(words)[:70])}</h4></a>'
        f'<span class="date">{chance.randint(1, 28):02d}.0{chance.randint(1, 9)}.2024</span></div>'
        for n in range(chance.randint(10, 24))
    )
    menu = "".join(f'<li class="item-{n}"><a href="/page/{n}">{escape(chance.choice(words)[:28])}</a></li>' for n in range(90))
    day = f"2024-{1 + number % 12:02d}-{1 + number % DAYS:02d}"
    frame = (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)} | University</title>'
        f'<meta property="article:published_time" content="{day}T09:00:00+05:00"><meta property="og:title" content="{escape(title)}">{head}'
        f'<style>{".card{display:flex;margin:0 0 12px}" * 90}</style></head><body><header><nav><ul>{menu}</ul></nav></header>'
        f'<main><article><h1>{escape(title)}</h1><time datetime="{day}">{day}</time>{body}</article><aside>{boxes}</aside></main>'
        f"<footer><ul>{menu[:6000]}</ul></footer><script>@@</script></body></html>"
    )
    room = chance.randint(40_000, 80_000) - len(frame.encode())
    script = "window.dataLayer=window.dataLayer||[];function track(e){dataLayer.push({event:e,at:Date.now()})}\n"
    return frame.replace("@@", (script * (max(room, 0) // len(script) + 1))[: max(room, 0)]).encode()


def listing(number: int, pages: int) -> bytes:
    rows = "".join(
        f'<li><a href="/news/{one}">Report number {one} of the university</a></li>'
        for one in range((number - 1) * ROWS + 1, min(number * ROWS, pages) + 1)
    )
    more = f'<a rel="next" href="/news?page={number + 1}">next</a>' if number * ROWS < pages else ""
    return f"<!DOCTYPE html><html><head><title>News</title></head><body><ul>{rows}</ul>{more}</body></html>".encode()


class Bench(asyncio.Protocol):
    """Answers GET from prepared bytes; keeps connections open."""

    answers: dict[bytes, bytes]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.waiting = b""

    def data_received(self, data: bytes) -> None:
        self.waiting += data
        while b"\r\n\r\n" in self.waiting:
            head, self.waiting = self.waiting.split(b"\r\n\r\n", 1)
            target = head.split(b" ", 2)[1]
            self.transport.write(self.answers.get(target) or answer(b"not here", "404 Not Found", "text/plain"))


def answer(body: bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


async def serve(pages: int, seed: int) -> None:
    chance, known = random.Random(seed), sentences()
    Bench.answers = {f"/news/{number}".encode(): answer(page(number, known, chance)) for number in range(1, pages + 1)}
    for number in range(1, (pages + ROWS - 1) // ROWS + 1):
        Bench.answers[f"/news?page={number}".encode()] = answer(listing(number, pages))
    Bench.answers[b"/news"] = Bench.answers[b"/news?page=1"]
    server = await asyncio.get_running_loop().create_server(Bench, "127.0.0.1", 0)
    sizes = [len(body) for target, body in Bench.answers.items() if target.startswith(b"/news/")]
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]} {min(sizes)} {max(sizes)}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), int(sys.argv[2])))
