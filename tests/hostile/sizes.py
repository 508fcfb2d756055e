"""Too much of it: compressed bombs, answers without an end, pages that freeze parsers."""

from __future__ import annotations

import gzip
import itertools
import zlib
from collections.abc import Iterator

import brotli  # type: ignore[import-untyped]

from tests.hostile.pages import paragraphs
from tests.hostile.server import Ask, Family, Wire

GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
MB = 1 << 20


def deflated(total: int, unit: bytes, *, gzipped: bool) -> Iterator[bytes]:
    """A deflate stream of `total` bytes of a repeated unit, cheaply: one fully flushed block again and again."""
    block = (unit * (4 * MB // len(unit) + 1))[: 4 * MB]
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    segment = compressor.compress(block) + compressor.flush(zlib.Z_FULL_FLUSH)
    yield GZIP_HEAD if gzipped else b""
    for _ in range(total // len(block)):
        yield segment
    yield b"\x03\x00" + b"\0" * 8  # a last empty block, and a wrong trailer


def brotlied(total: int, unit: bytes) -> Iterator[bytes]:
    """The same for brotli."""
    block = (unit * (16 * MB // len(unit) + 1))[: 16 * MB]
    compressor = brotli.Compressor(quality=5, lgwin=24)
    first, second, third = (compressor.process(block) + compressor.flush() for _ in range(3))
    yield first
    assert second == third, "brotli's repeated blocks are equal"
    for _ in range(total // len(block) - 1):
        yield second


def zstandard(total: int) -> Iterator[bytes]:
    """A zstd frame of RLE blocks, 128 KB in four bytes each, written by hand."""
    yield b"\x28\xb5\x2f\xfd" + b"\x00" + b"\x58"  # magic, no content size, a window of 2 MB
    block = ((128 * 1024) << 3 | 1 << 1).to_bytes(3, "little") + b"a"
    for _ in range(total // (128 * 1024 * 1024)):
        yield block * 1024
    yield ((1 << 3) | 1 << 1 | 1).to_bytes(3, "little") + b"a"


async def bomb(wire: Wire, ask: Ask) -> None:
    """?mb= of the expanded size, &fill=tag for tags instead of letters."""
    total = ask.number("mb", 10240) * MB
    unit = b"<b>" if ask.query.get("fill") == "tag" else b"a"
    if ask.name == "gzip2":
        inner = b"".join(deflated(total, unit, gzipped=True))
        await wire.send(gzip.compress(inner), headers=[("Content-Encoding", "gzip, gzip")])
        return
    if ask.name == "sitemap.xml.gz":
        await wire.head(kind="application/x-gzip")
        parts = deflated(total, b"<url><loc>http://127.0.0.1/</loc></url>", gzipped=True)
    else:
        await wire.head(headers=[("Content-Encoding", ask.name)])
        parts = {
            "gzip": lambda: deflated(total, unit, gzipped=True), "deflate": lambda: deflated(total, unit, gzipped=False),
            "br": lambda: brotlied(total, unit), "zstd": lambda: zstandard(total),
        }[ask.name]()  # fmt: skip
    for part in parts:
        await wire.raw(part)


async def endless(wire: Wire, ask: Ask) -> None:
    """An answer, or its headers, for ever."""
    if ask.name == "chunked":
        block = b"<p>" + b"endless " * 8191
        await wire.head(headers=[("Transfer-Encoding", "chunked")])
        while True:
            await wire.raw(b"%x\r\n%s\r\n" % (len(block), block))
    if ask.name == "close":
        await wire.head(version="HTTP/1.0")
        while True:
            await wire.raw(b"<p>endless " * 6000)
    await wire.raw(b"HTTP/1.1 200 OK\r\n")
    for number in itertools.count():
        await wire.raw(b"".join(b"X-%d-%d: yyyyyyyyyyyyyyyyyyyyyyyy\r\n" % (number, line) for line in range(200)))


async def html(wire: Wire, ask: Ask) -> None:
    """Pages whose size or shape is the attack; ?n= of how many, ?mb= of how much."""
    count, size = ask.number("n", 100_000), ask.number("mb", 50) * MB
    start = "<html><head><title>A page that is hard to read</title></head><body><article><h1>A page that is hard to read</h1>"
    if ask.name == "big":
        part = b"<div class=x><h2>Heading</h2><p>Ordinary text of a news page with a <a href='/news/one/1'>link</a>.</p></div>\n"
        await wire.head(length=len(start) + len(part) * (size // len(part)))
        await wire.raw(start.encode())
        for first in range(0, size // len(part), 10_000):
            await wire.raw(part * min(10_000, size // len(part) - first))
        return
    bodies = {
        "tags": lambda: "<b>" * (size // 3),
        "nested": lambda: "<div>" * count + "deep text" + "</div>" * count,
        "spans": lambda: "<p>" + "<b>" * count + "deep text" + "</b>" * count,
        "table": lambda: "<table><tr><td>" * count + "x",
        "attrs": lambda: "<p " + " ".join(f"a{n}=1" for n in range(count)) + ">x</p>",
        "links": lambda: "".join(f"<a href=/news/one/{n}?u={n}>l</a>" for n in range(count)),
        "br": lambda: "text <br>" * count,
        "paragraphs": lambda: "<p>text</p>" * count,
        "newlines": lambda: "<p>text</p>" + "\n" * size,
        "oneline": lambda: "<p>" + "word " * (size // 5),
        "nospace": lambda: "<p>" + "w" * size,
        "digits": lambda: "<p>" + "1234567890" * (size // 10),
        "comment": lambda: "<!-- never closed <p>text</p>" + "x " * 500_000,
        "entities": lambda: "<p>" + "&#0;&#x110000;&#xD800;&amp;amp;&nosuch;&lt;script&gt; and words " * 2000 + "</p>",
        "dates": lambda: paragraphs("dates") + "".join(
            f"<p>{1 + n % 28}.{1 + n % 12}.20{10 + n % 16} on {n} April 20{n % 99:02d} at 99:99</p>" for n in range(count)
        ),
    }  # fmt: skip
    await wire.send(start + bodies[ask.name]())


FAMILIES: dict[str, Family] = {"bomb": bomb, "endless": endless, "html": html}
