"""A web server that misbehaves on purpose, on 127.0.0.1 only: raw sockets, so that it can break HTTP itself.

Each port is one site with its own mode; every site serves every path. The families of paths stand in the modules beside this one.
"""

from __future__ import annotations

import asyncio
import json
import os
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from tests.hostile.pages import article, page

HOST = "127.0.0.1"
HEAD_LIMIT = 8 << 20


class Asked(NamedTuple):
    """One request, as the server saw it."""

    at: float
    port: int
    path: str
    headers: dict[str, str]


@dataclass
class Mode:
    """How one port behaves."""

    robots: str = "ok"
    articles: int = 200
    links: tuple[str, ...] = ()
    """What /tour links to."""
    delay: float = 0.0
    """Seconds before each answer under /news/."""
    die_after: int | None = None
    """Answers after which every connection is closed at once."""
    other: int = 0
    """The port of another origin."""


@dataclass
class Ask:
    """One request with what an answer needs to know."""

    server: HostileServer
    port: int
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    nth: int
    """1 for the first request of this path on this port."""
    segments: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.segments = [part for part in self.path.split("/") if part]

    @property
    def base(self) -> str:
        """The origin that was asked."""
        return f"http://{HOST}:{self.port}"

    @property
    def mode(self) -> Mode:
        """How this port behaves."""
        return self.server.modes[self.port]

    @property
    def name(self) -> str:
        """The second part of the path: which of its family."""
        return self.segments[1] if len(self.segments) > 1 else ""

    def number(self, name: str, default: int) -> int:
        """A number of the query."""
        return int(self.query.get(name, default))

    def article(self, extra: str = "") -> str:
        """An article of its own for this address, which also names it as its canonical one."""
        return article(f"{self.path} {self.port}", self.base + self.path, extra)


Headers = Iterable[tuple[str, str]]


class Wire:
    """The answering end of a connection."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self.writer = writer

    async def raw(self, data: bytes) -> None:
        """Exactly these bytes."""
        self.writer.write(data)
        await self.writer.drain()

    async def head(
        self, status: str = "200 OK", kind: str | None = "text/html; charset=utf-8", headers: Headers = (),
        length: int | None = None, version: str = "HTTP/1.1",
    ) -> None:  # fmt: skip
        """Status line and headers."""
        lines = [f"{version} {status}", "Server: hostile", f"Date: {formatdate(usegmt=True)}", "Connection: close"]
        lines += [f"Content-Type: {kind}"] if kind is not None else []
        lines += [f"Content-Length: {length}"] if length is not None else []
        lines += [f"{name}: {value}" for name, value in headers]
        await self.raw(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace"))

    async def send(
        self, body: str | bytes, status: str = "200 OK", kind: str | None = "text/html; charset=utf-8", headers: Headers = ()
    ) -> None:
        """A whole answer."""
        data = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
        await self.head(status, kind, headers, len(data))
        await self.raw(data)

    async def redirect(self, target: str, status: str = "302 Found") -> None:
        """A redirect."""
        await self.head(status, headers=[("Location", target)], length=0)


Family = Callable[[Wire, Ask], Awaitable[None]]


class HostileServer:
    """Runs in a thread of its own until it is closed."""

    def __init__(self) -> None:
        self.modes: dict[int, Mode] = {}
        self.log: list[Asked] = []
        self._counts: Counter[tuple[int, str]] = Counter()
        self._loop = asyncio.new_event_loop()
        self._servers: list[asyncio.Server] = []
        self._thread = threading.Thread(target=self._loop.run_forever, name="hostile", daemon=True)
        self._thread.start()

    def site(self, mode: Mode | None = None) -> int:
        """Open another port, which behaves as its mode says; returns it."""
        server = asyncio.run_coroutine_threadsafe(asyncio.start_server(self._serve, HOST, 0, limit=HEAD_LIMIT), self._loop).result()
        port: int = server.sockets[0].getsockname()[1]
        self._servers.append(server)
        self.modes[port] = mode or Mode()
        return port

    def asked(self, port: int) -> list[str]:
        """The paths (with query) that a port was asked for, in order."""
        return [one.path for one in self.log if one.port == port]

    def close(self) -> None:
        """Stop answering."""

        async def stop() -> None:
            for server in self._servers:
                server.close()
            others = asyncio.all_tasks() - {asyncio.current_task()}
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(stop(), self._loop).result(timeout=20)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        port: int = writer.get_extra_info("sockname")[1]
        try:
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 30)
            lines = head.decode("latin-1").split("\r\n")
            target = lines[0].split(" ")[1]
            headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:] if line)}
            self.log.append(Asked(time.monotonic(), port, target[:300], headers))
            mode = self.modes[port]
            if mode.die_after is not None:
                if mode.die_after <= 0:
                    return
                mode.die_after -= 1
            parts = urlsplit(target)
            path = unquote(parts.path)
            self._counts[port, path] += 1
            query = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
            await answer(Wire(writer), Ask(self, port, path, query, headers, self._counts[port, path]))
        except (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            """The client went away, as clients of such a server do."""
        finally:
            writer.close()


async def answer(wire: Wire, ask: Ask) -> None:
    """Answer one request by the family its path belongs to."""
    from tests.hostile import broken, feeds, sizes, texts, traps  # they need this module's Wire and Ask

    families: dict[str, Family] = {
        "robots.txt": robots, "hop": robots_hop, "tour": tour, "news": news, "private": own_article,
        **sizes.FAMILIES, **broken.FAMILIES, **texts.FAMILIES, **traps.FAMILIES, **feeds.FAMILIES,
    }  # fmt: skip
    family = families.get(ask.segments[0] if ask.segments else "", nothing)
    try:
        await family(wire, ask)
    except (KeyError, IndexError, ValueError):
        await nothing(wire, ask)


async def nothing(wire: Wire, ask: Ask) -> None:
    """404."""
    await wire.send(page("404", "not here"), "404 Not Found")


async def own_article(wire: Wire, ask: Ask) -> None:
    """An ordinary article of this address."""
    await wire.send(ask.article())


async def tour(wire: Wire, ask: Ask) -> None:
    """The listing of this port."""
    rows = "".join(f'<p><a href="{link.replace("&", "&amp;")}">Something new at {link}</a></p>' for link in ask.mode.links)
    await wire.send(page("All news", rows))


async def news(wire: Wire, ask: Ask) -> None:
    """A well-behaved site: /news/?page=K lists 20 links, /news/one/K is an article that answers conditional requests."""
    await asyncio.sleep(ask.mode.delay)
    total = ask.mode.articles
    if ask.name == "one":
        tag = f'"{ask.segments[2]}"'
        if int(ask.segments[2]) >= total:
            await nothing(wire, ask)
        elif ask.headers.get("if-none-match") == tag:
            await wire.head("304 Not Modified", headers=[("ETag", tag)], length=0)
        else:
            await wire.send(ask.article(), headers=[("ETag", tag), ("Last-Modified", "Mon, 20 Apr 2026 09:00:00 GMT")])
        return
    first = ask.number("page", 0) * 20
    links = "".join(f'<li><a href="/news/one/{k}">News article number {k}</a></li>' for k in range(first, min(total, first + 20)))
    onward = f'<a rel="next" href="/news/?page={first // 20 + 1}">next</a>' if first + 20 < total else ""
    await wire.send(page("News list", f"<ul>{links}</ul>{onward}"))


RULES = "User-agent: *\nDisallow: /private/\n"


async def robots(wire: Wire, ask: Ask) -> None:
    """robots.txt in the mode of the port."""
    mode = ask.mode.robots
    plain = "text/plain"
    simple: dict[str, str | bytes] = {
        "ok": RULES, "allow": "", "disallow": "User-agent: *\nDisallow: /\n", "html": page("404", "not found"),
        "utf8bom": "\ufeff" + RULES, "crawldelay": "User-agent: *\nCrawl-delay: 2\nDisallow: /private/\n",
        "garbage": os.urandom(100_000), "nul": RULES.replace("\n", "\0\n"),
    }  # fmt: skip
    if mode in simple:
        await wire.send(simple[mode], kind=plain)
    elif mode.isdecimal():
        await wire.send(RULES, f"{mode} X", plain)
    elif mode == "timeout":
        await asyncio.sleep(3600)
    elif mode == "big":
        lines = b"".join((b"Disallow: /x%06d/" % number).ljust(9999, b"y") + b"\n" for number in range(1000))
        await wire.send(RULES.encode() + lines, kind=plain)
    elif mode == "loop":
        await wire.redirect("/robots.txt")
    elif mode.startswith("redirect"):
        await wire.redirect(f"/hop/{int(mode[-1]) - 1}")
    elif mode == "offsite":
        await wire.redirect(f"http://{HOST}:{ask.mode.other}/robots.txt")
    elif mode == "gzipfalse":
        await wire.send(RULES, kind=plain, headers=[("Content-Encoding", "gzip")])
    elif mode == "bomb":
        from tests.hostile.sizes import deflated

        await wire.head(kind=plain, headers=[("Content-Encoding", "gzip")])
        for part in deflated(2 << 30, b"Disallow: /aaaa\n", gzipped=True):
            await wire.raw(part)


async def robots_hop(wire: Wire, ask: Ask) -> None:
    """One of the redirects on the way to robots.txt."""
    left = int(ask.name)
    await (wire.redirect(f"/hop/{left - 1}") if left else wire.send(RULES, kind="text/plain"))


def main() -> None:
    """Serve one hostile site until Ctrl-C, to look at it by hand."""
    server = HostileServer()
    print(json.dumps({"port": server.site(Mode(other=server.site()))}), flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main()
