"""Pages that lead on without an end, links that lead astray, and pages that stand in for the article."""

from __future__ import annotations

import os
import random

from tests.hostile.pages import page
from tests.hostile.server import HOST, Ask, Family, Wire

ASTRAY = {
    "long": ["/" + "a" * 5_000_000],
    "schemes": [
        "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "mailto:a@b.c", f"ftp://{HOST}/", "tel:+7", "//", "\\\\evil\\x",
        "http://", "http://[", "http://a b/", "http:///x", "news:x", "?", "#", f"http://{HOST}:99999/",
    ],
    "private": [
        f"http://{HOST}:22/", "http://169.254.169.254/latest/", "http://[::1]/", "http://10.0.0.1/", "http://0.0.0.0/",
        "http://localhost/", "http://93.184.216.34/",
    ],
}  # fmt: skip


def anchors(targets: list[str]) -> str:
    """Links to these targets."""
    return "".join(f'<a href="{target.replace("&", "&amp;")}">x</a>' for target in targets)


async def links(wire: Wire, ask: Ask) -> None:
    """Links that must not be followed."""
    await wire.send(page("l", anchors(ASTRAY[ask.name])))


async def trap(wire: Wire, ask: Ask) -> None:
    """A web of pages without an end and without an article."""
    rest = ask.segments[2:]
    targets: list[str] = []
    match ask.name:
        case "calendar":
            year, month = (int(part) for part in rest)
            months = year * 12 + month - 1
            targets = [f"/trap/calendar/{n // 12}/{n % 12 + 1}" for n in (months + 1, months - 1)]
        case "page":
            number = int(rest[0])
            onward = f'<a rel="next" href="/trap/page/{number + 1}">next</a>'
            await wire.send(page("list", f'{onward}<p><a href="/news/one/{number % 3}">Always the same few</a></p>'))
            return
        case "session":
            targets = [f"/trap/session/{n}?sid={os.urandom(8).hex()}" for n in range(5)]
        case "deep":
            targets = [f"{ask.path.rstrip('/')}/{name}/" for name in "ab"]
        case "facets":
            names = random.sample("abcdefgh", 8)
            targets = ["/trap/facets?" + "&".join(f"{name}={random.randrange(9)}" for name in names[:n]) for n in range(1, 9)]
        case "case":
            targets = ["/trap/case/" + "".join(random.choice((char, char.upper())) for char in "newsarticle") for _ in range(10)]
        case "fragment":
            targets = [f"/trap/fragment#{mark}{n}" for n in range(5) for mark in ("", "!/")]
    await wire.send(page("trap", anchors(targets)))


async def instead(wire: Wire, ask: Ask) -> None:
    """Status 200, and something else than the article."""
    titles = {
        "soft404": ("Page not found", "<h1>404</h1><p>Sorry, the page you are looking for was not found.</p>"),
        "maintenance": ("Site under maintenance", "<h1>We will be back soon</h1><p>The site is under maintenance. Please come later.</p>"),
        "login": ("Sign in", "<h1>Sign in to the staff portal</h1><form><input type=password></form>"),
        "captcha": ("Just a moment...", "<h1>Checking your browser</h1><div class=g-recaptcha></div>"),
        "empty-article": ("News", "<article><h1></h1><p></p></article>"),
    }
    await wire.send(page(*titles[ask.segments[0]]))


async def home_instead(wire: Wire, ask: Ask) -> None:
    """A redirect to the listing instead of the article."""
    await wire.redirect("/tour")


FAMILIES: dict[str, Family] = {
    "links": links, "trap": trap, "soft404": instead, "maintenance": instead, "login": instead, "captcha": instead,
    "empty-article": instead, "soft404-home": home_instead,
}  # fmt: skip
