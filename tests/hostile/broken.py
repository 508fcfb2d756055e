"""Answers that break HTTP, come too slowly, carry the wrong label, or lead elsewhere."""

from __future__ import annotations

import asyncio
import gzip
import os
import socket
import struct
import time
from email.utils import formatdate

from tests.hostile.pages import article, page
from tests.hostile.server import HOST, Ask, Family, Wire


async def slow(wire: Wire, ask: Ask) -> None:
    """One byte a second, or silence."""
    if ask.name == "never":
        await asyncio.sleep(3600)
    if ask.name == "headers":
        for byte in b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000:
            await wire.raw(bytes([byte]))
            await asyncio.sleep(1)
    await wire.head(length=100_000)
    if ask.name == "stall":
        await wire.raw(b"<html>" + b"x" * 50_000)
        await asyncio.sleep(3600)
    for _ in range(100_000):
        await wire.raw(b"x")
        await asyncio.sleep(1)


async def redirect(wire: Wire, ask: Ask) -> None:
    """To itself, on and on, elsewhere, or to what is no web address."""
    following, other = ask.number("n", 0) + 1, ask.mode.other
    if ask.name == "chain":
        left = int(ask.segments[2])
        await (wire.redirect(f"/redirect/chain/{left - 1}") if left else wire.send(ask.article()))
        return
    if ask.name == "none":
        await wire.send("no location", "302 Found")
        return
    refresh = {
        "meta-file": "file:///etc/passwd", "meta-loop": f"/redirect/meta-loop?n={following}",
        "meta-offsite": f"http://localhost:{other}/elsewhere",
    }  # fmt: skip
    if ask.name in refresh:
        await wire.send(page("m", "meta", f'<meta http-equiv="refresh" content="0;url={refresh[ask.name]}">'))
        return
    targets = {
        "loop": "/redirect/loop", "grow": f"/redirect/grow?n={following}", "file": "file:///etc/passwd",
        "port22": f"http://{HOST}:22/", "metadata": "http://169.254.169.254/latest/meta-data/", "ten": "http://10.0.0.1/",
        "data": "data:text/html,<h1>data</h1>", "ftp": f"ftp://{HOST}:2121/x", "js": "javascript:alert(1)",
        "gopher": f"gopher://{HOST}:6379/_x", "empty": "", "long": "/" + "a" * 5_000_000, "public": "http://93.184.216.34/",
        "offsite": f"http://{HOST}:{other}/elsewhere", "offsite-host": f"http://localhost:{other}/elsewhere",
        "ipv6": f"http://[::1]:{ask.port}/elsewhere", "decimal": f"http://2130706433:{ask.port}/elsewhere",
        "userinfo": f"http://trusted.example@{HOST}:{other}/elsewhere", "crlf": "/x%0d%0aSet-Cookie:%20a=b", "badutf8": "/\xff\xfe\x80",
    }  # fmt: skip
    await wire.redirect(targets[ask.name])


async def status(wire: Wire, ask: Ask) -> None:
    """?after= seconds or ?date=1 of Retry-After."""
    wait = []
    if "after" in ask.query:
        wait = [("Retry-After", ask.query["after"])]
    elif "date" in ask.query:
        wait = [("Retry-After", formatdate(time.time() + 3600, usegmt=True))]
    await wire.send(page("status", f"<article><h1>Status {ask.name}</h1></article>"), f"{ask.name} X", headers=wait)


async def flaky(wire: Wire, ask: Ask) -> None:
    """503 as often as the path says, then the article."""
    await (wire.send("busy", "503 X") if ask.nth <= int(ask.name) else wire.send(ask.article()))


async def broken(wire: Wire, ask: Ask) -> None:
    """HTTP that is none."""
    text = ask.article().encode()
    chunk = b"%x\r\n%s\r\n" % (len(text), text)
    chunked = [("Transfer-Encoding", "chunked")]
    match ask.name:
        case "truncated":
            await wire.head(length=len(text) * 3)
            await wire.raw(text)
        case "short":
            await wire.head(length=200)
            await wire.raw(text)
        case "badchunk":
            await wire.head(headers=chunked)
            await wire.raw(b"5\r\n<html\r\nZZZ\r\nnonsense")
        case "nochunkend":
            await wire.head(headers=chunked)
            await wire.raw(chunk)
        case "close":
            return
        case "garbage":
            await wire.raw(b"\xff" + os.urandom(5000))
        case "http10":
            await wire.raw(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + text)
        case "http09":
            await wire.raw(text)
        case "twolengths":
            await wire.send(text, headers=[("Content-Length", "10")])
        case "both":
            await wire.head(length=10, headers=chunked)
            await wire.raw(chunk + b"0\r\n\r\n")
        case "neglength":
            await wire.head(length=-5)
            await wire.raw(text)
        case "nocode":
            await wire.raw(b"HTTP/1.1 OK\r\n\r\nx")
        case "code999":
            await wire.send(text, "999 X")
        case "body204":
            await wire.send(text, "204 No Content")
        case "reset":
            await wire.head(length=100_000)
            await wire.raw(b"<html>" + b"x" * 1000)
            await asyncio.sleep(0.1)
            linger = struct.pack("ii", 1, 0)
            wire.writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        case "nulheader":
            await wire.raw(b"HTTP/1.1 200 OK\r\nX-N\0: a\0b\r\nContent-Type: text/html\0\r\nContent-Length: 5\r\n\r\n<p>hi")
        case "empty":
            await wire.send(b"")
        case _:
            await _headers_or_encoding(wire, ask.name, text)


async def _headers_or_encoding(wire: Wire, name: str, text: bytes) -> None:
    packed = gzip.compress(text)
    flipped = bytearray(packed)
    flipped[len(packed) // 2] ^= 0xFF
    flipped[len(packed) // 2 + 9] ^= 0xFF
    as_gzip = [("Content-Encoding", "gzip")]
    answers: dict[str, tuple[bytes, list[tuple[str, str]]]] = {
        "bigheader": (text, [("X-Big", "y" * 1_000_000)]),
        "manyheaders": (text, [(f"X-{n}", "y") for n in range(20_000)]),
        "cookies": (text, [("Set-Cookie", f"c{n}={'v' * 50}") for n in range(5000)]),
        "gzipcorrupt": (bytes(flipped), as_gzip),
        "gziptrunc": (packed[: len(packed) // 2], as_gzip),
        "gzipfalse": (text, as_gzip),
        "encoding": (text, [("Content-Encoding", "x-unknown")]),
    }
    body, headers = answers[name]
    await wire.send(body, headers=headers)


async def kind(wire: Wire, ask: Ask) -> None:
    """A label that is not what the body is."""
    text = ask.article()
    answers: dict[str, tuple[str | bytes, str | None]] = {
        "pdf-as-html": (b"%PDF-1.4\n1 0 obj\n<< >>\n" + os.urandom(20_000), "text/html"),
        "zip": (b"PK\x03\x04" + os.urandom(5000), "text/html"),
        "image": (b"\x89PNG\r\n\x1a\n" + os.urandom(5000), "image/png"),
        "noise": (os.urandom(20_000).replace(b"<", b"("), "text/html"),
        "json": ('{"title": "x"}', "application/json"),
        "html-as-octet": (text, "application/octet-stream"),
        "html-as-text": (text, "text/plain"),
        "none": (text, None),
        "bogus": (text, ";;;///"),
        "xhtml": (text, "application/xhtml+xml"),
    }
    body, label = answers[ask.name]
    await wire.send(body, kind=label)


async def gone(wire: Wire, ask: Ask) -> None:
    """There the first time, 410 later."""
    await (wire.send(ask.article()) if ask.nth == 1 else wire.send("gone", "410 Gone"))


async def changing(wire: Wire, ask: Ask) -> None:
    """The same article with a new advertisement, token and count of views at each fetch."""
    noise = f'<div class="ad">{os.urandom(6).hex()}</div><p class="views">Views: {ask.nth * 37}</p><time>{time.time()}</time>'
    await wire.send(ask.article().replace("</article>", f"</article>{noise}"))


async def edited(wire: Wire, ask: Ask) -> None:
    """A text that really changes with every second fetch."""
    await wire.send(ask.article(f"<p>Correction number {ask.nth // 2}: the rector spoke on another day.</p>"))


async def shrinks(wire: Wire, ask: Ask) -> None:
    """A whole article the first time, one sentence later."""
    removed = page("News", "<article><h1>News</h1><p>The content was removed by the press office.</p></article>")
    await wire.send(ask.article() if ask.nth == 1 else removed)


async def etag(wire: Wire, ask: Ask) -> None:
    """304 to every conditional request, although each fetch is another article."""
    if "if-none-match" in ask.headers:
        await wire.head("304 Not Modified", length=0)
    else:
        await wire.send(ask.article(f"<p>{ask.nth}</p>"), headers=[("ETag", 'W/"same"')])


async def mirror(wire: Wire, ask: Ask) -> None:
    """The article /news/one/K at another address, which says so itself."""
    number = ask.segments[-1]
    await wire.send(article(f"/news/one/{number} {ask.port}", f"{ask.base}/news/one/{number}"))


FAMILIES: dict[str, Family] = {
    "slow": slow, "redirect": redirect, "status": status, "flaky": flaky, "broken": broken, "type": kind, "gone": gone,
    "changing": changing, "edited": edited, "shrinks": shrinks, "etag": etag, "mirror": mirror, "print": mirror, "amp": mirror,
}  # fmt: skip
