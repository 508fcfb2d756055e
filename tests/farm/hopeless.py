"""Addresses of which `sites add` can make no site, each for a reason it should say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.farm.extras import Extras
from tests.farm.faults import bot_wall
from tests.farm.harness import ADD_SECONDS, run
from tests.farm.model import Answer, Ask, Site, esc, route
from tests.farm.server import running
from tests.farm.texts import prose


class _Hopeless(Site):
    language = "en"
    country, zone = "GB", "Europe/London"
    count = 0
    what = "no news"


class Wall(_Hopeless):
    """A bot wall before everything."""

    id, address = "wall", "127.0.1.51"

    def answer(self, ask: Ask) -> Answer:
        return bot_wall(self, ask) or self.missing(ask)


class Blank(_Hopeless):
    """A front page without a link."""

    id, address = "blank", "127.0.1.52"

    @route("/")
    def home(self, ask: Ask) -> Answer:
        """Under construction."""
        return Answer("<html><head><title>Welcome</title></head><body><h1>Under construction</h1></body></html>")


class NoNews(Extras, _Hopeless):
    """A site with people, faculties, galleries and documents, and nothing dated."""

    id, address = "nonews", "127.0.1.53"

    def _page(self, title: str, main: str, kind: str) -> Answer:
        menu = "".join(f'<li><a href="/page/{n}/">{name}</a></li>' for n, name in enumerate(self.w.list("menu")))
        return Answer(f'<html lang="en"><head><meta charset="utf-8"><title>{esc(title)}</title></head><body><ul>{menu}{self.extra_links}</ul>{main}</body></html>', kind=kind)

    @route("/")
    def home(self, ask: Ask) -> Answer:
        """The front page."""
        return self._page(self.w["name"], f"<p>{self.w['blurb']}</p>", "static")

    @route(r"/page/(\d+)/")
    def static(self, ask: Ask, number: str) -> Answer | None:
        """A static page."""
        names = self.w.list("menu")
        if int(number) >= len(names):
            return None
        return self._page(names[int(number)], f"<h1>{names[int(number)]}</h1>" + "".join(f"<p>{esc(t)}</p>" for t in prose("en", self.id + number)), "static")


class Failing(_Hopeless):
    """Errors only."""

    id, address = "failing", "127.0.1.54"

    def answer(self, ask: Ask) -> Answer:
        return Answer("<h1>502 Bad Gateway</h1>", 502, kind="error")


class Forbidding(NoNews):
    """robots.txt forbids everything."""

    id, address = "forbidding", "127.0.1.55"
    robots = "User-agent: *\nDisallow: /\n"


HOPELESS: tuple[tuple[type[Site], tuple[str, ...]], ...] = (
    (Wall, ("bot wall", "bot_wall", "challenge")), (Blank, ("no news", "no article", "no list", "nothing")), (NoNews, ("no news", "no article", "no list", "nothing")),
    (Failing, ("502", "server error", "unreachable", "robots")), (Forbidding, ("robots",)),
)  # fmt: skip
"""Sites, and words of which the answer should hold one."""


@dataclass
class Refused:
    """What `sites add` said of a hopeless site."""

    site: str
    code: int
    says: str
    requests: int
    words: tuple[str, ...]
    wrote: bool
    """Whether a site file was left behind."""

    @property
    def clear(self) -> bool:
        """No file, a code that says it failed, the reason in words, and no traceback."""
        return self.code not in {0, 124} and not self.wrote and "Traceback" not in self.says and any(w in self.says.lower() for w in self.words)


def add_hopeless(kind: type[Site], words: tuple[str, ...], folder: Path) -> Refused:
    """Try to add a site that cannot be added."""
    site = kind()
    with running(site):
        done = run(["sites", "add", site.origin + "/", "--id", site.id], folder, ADD_SECONDS)
    return Refused(site.id, done.returncode, done.stdout + done.stderr, len(site.log), words, (folder / "sites" / f"{site.id}.toml").exists())


def add_closed(folder: Path) -> Refused:
    """Try to add an address where nothing listens."""
    site = Blank()
    with running(site):
        origin = site.origin
    done = run(["sites", "add", origin + "/", "--id", "closed"], folder, ADD_SECONDS)
    return Refused("closed", done.returncode, done.stdout + done.stderr, 0, ("refused", "unreachable", "no answer", "connect"), (folder / "sites" / "closed.toml").exists())
