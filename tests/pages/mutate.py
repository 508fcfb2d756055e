"""Pages gone wrong, by a seed: cut, doubled, swapped, nested, flooded, flipped and broken, several ways at a time."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from tests.pages.seeds import SEEDS, Seed

TAG = re.compile(rb"<[^<>]{1,2000}>")
JUNK = (
    b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?php", b"<script>", b"</script>", b"<style>", b"<title>", b"</title>", b"<textarea>",
    b"<svg><desc>", b"<math><mi>", b"<template>", b"<select><option>", b"<table><tr><td>", b"</body></html>", b"<plaintext>",
    b"<frameset>", b"<base href='//['>", b"&#x110000;", b"&#xD800;", b"&#0;", b"&amp;amp;amp;lt;", b"&notanentity;", b"&", b"<", b">",
    b'"', b"'", b"\x00", b"\x00" * 200, b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xef\xbb\xbf", b"\x1b[31m",
    "\u202e".encode(), "\u200b".encode() * 500, "\u2066".encode() * 90, ("а" + "\u0301" * 3000).encode(), b"9" * 5000, b"9e999999",
    b"-0x1p9999", b"99999999999999999999/99/99", b"2024-02-31T25:61:61+99:99", b"<a href='http://[::1'>x</a>",
    b"<a href='javascript:alert(1)'>x</a>", b"<img src='data:" + b"A" * 9000 + b"'>", b"<p itemprop='  ' itemscope>",
    b'<script type="application/ld+json">' + b'{"a":' * 3000 + b"</script>",
    b'<script type="application/ld+json">{"@type":"Article","headline":',
    b'<script type="application/json">[[[[' + b"1," * 9000 + b"</script>",
    b"<meta property='og:title' content='" + b"x" * 9000 + b"'>", b"<meta charset=utf-7>", b"<meta charset=cp437>",
    b"<html lang='" + b"q" * 500 + b"'>", b"<time datetime='" + b"1" * 900 + b"'>", b"\r\n" * 900,
)  # fmt: skip

NESTED = (b"div", b"b", b"span", b"table", b"a", b"font", b"blockquote", b"ul><li", b"p", b"article", b"h1", b"time", b"section")
PIECES = (
    b"<br>", b"<p>x</p>", b"<a href=/en/news/5>x</a>", b"<td>1</td>", b"<p>1.1.2024</p>", b"<h1>x</h1>", b"<li>x", b"\n", b"<i>",
    b"<time>2024</time>", b"</div>", b"<img src=a>", b"&nbsp;", b"<meta name=date content=1>", b"word ", b"<script>1</script>",
    "сөз ".encode(), "字".encode(),
)  # fmt: skip
CHARSETS = ("utf-16", "utf-16-le", "utf-32", "utf-7", "cp1251", "shift_jis")

Mutation = Callable[[bytes, random.Random], bytes]


def _spans(page: bytes, chance: random.Random, most: int = 4000) -> tuple[int, int]:
    start = chance.randrange(len(page) + 1)
    return start, min(len(page), start + chance.randrange(1, most))


def _tags(page: bytes, chance: random.Random) -> tuple[int, int]:
    """From the beginning of one tag to that of another after it."""
    found = [match.start() for match in TAG.finditer(page)]
    if len(found) < 2:
        return _spans(page, chance)
    first = chance.randrange(len(found) - 1)
    return found[first], found[min(len(found) - 1, first + chance.randrange(1, 12))]


def cut(page: bytes, chance: random.Random) -> bytes:
    return page[: chance.randrange(len(page) + 1)]


def delete(page: bytes, chance: random.Random) -> bytes:
    start, end = chance.choice((_spans, _tags))(page, chance)
    return page[:start] + page[end:]


def delete_tags(page: bytes, chance: random.Random) -> bytes:
    share = chance.random()
    return TAG.sub(lambda match: b"" if chance.random() < share else match[0], page)


def double(page: bytes, chance: random.Random) -> bytes:
    start, end = _tags(page, chance)
    return page[:end] + page[start:end] * chance.choice((1, 1, 2, 10, 300)) + page[end:]


def swap(page: bytes, chance: random.Random) -> bytes:
    (a, b), (c, d) = sorted((_tags(page, chance), _tags(page, chance)))
    return page if b > c else page[:a] + page[c:d] + page[b:c] + page[a:b] + page[d:]


def nest(page: bytes, chance: random.Random) -> bytes:
    at, _ = _tags(page, chance)
    name = chance.choice(NESTED)
    return page[:at] + (b"<" + name + b">") * chance.choice((3, 50, 1000, 9000)) + page[at:]


def crowd(page: bytes, chance: random.Random) -> bytes:
    at, _ = _tags(page, chance)
    number = chance.choice((5, 300, 1900, 4000, 20_000))
    quote = chance.choice((b'"', b"'", b""))
    attributes = b" ".join(b"a%d=%sx%s" % (n, quote, quote) for n in range(number))
    return page[:at] + chance.choice((b"<div ", b"<p/", b"<html ", b"<script ")) + attributes + b">" + page[at:]


def repeat(page: bytes, chance: random.Random) -> bytes:
    at, _ = _tags(page, chance)
    piece = chance.choice(PIECES)
    return page[:at] + piece * chance.choice((20, 500, 5000, 14_000)) + page[at:]


def flip(page: bytes, chance: random.Random) -> bytes:
    flipped = bytearray(page)
    for _ in range(chance.choice((1, 5, 50, 500)) if flipped else 0):
        flipped[chance.randrange(len(flipped))] = chance.randrange(256)
    return bytes(flipped)


def insert(page: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 3, 20))):
        at = chance.randrange(len(page) + 1)
        page = page[:at] + chance.choice(JUNK) + page[at:]
    return page


def join(page: bytes, chance: random.Random) -> bytes:
    other = chance.choice(SEEDS).body
    return page[: chance.randrange(len(page) + 1)] + other[chance.randrange(len(other)) :]


def widen(page: bytes, chance: random.Random) -> bytes:
    return page.decode("utf-8", "replace").encode(chance.choice(CHARSETS), "replace")


MUTATIONS: tuple[Mutation, ...] = (cut, delete, delete_tags, double, swap, nest, crowd, repeat, flip, insert, join, widen)


def mutated(count: int, seed: int) -> Iterator[tuple[Seed, str, bytes]]:
    """`count` pages gone wrong: the seed each was, what was done to it, and what became of it. Equal for equal arguments."""
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        origin = SEEDS[number % len(SEEDS)]
        page, names = origin.body, []
        for _ in range(chance.choice((1, 1, 2, 3, 5))):
            mutation = chance.choice(MUTATIONS)
            page = mutation(page, chance)[:2_000_000]
            names.append(mutation.__name__)
        yield origin, "+".join(names), page
