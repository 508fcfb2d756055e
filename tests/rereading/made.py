"""A small archive of invented pages with real captures, and readers that read in this process: no worker has to be started."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from newsarchive import line
from newsarchive.archive.database import connect
from newsarchive.archive.place import captures_folder
from newsarchive.captures.writer import CaptureWriter
from newsarchive.errors import NewsarchiveError
from newsarchive.items import Capture, Outcome, Reading, State
from newsarchive.rereading import work
from newsarchive.rereading.articles import Wishes
from newsarchive.rereading.process import Request, reextract
from newsarchive.rereading.readers import Readers
from newsarchive.rereading.result import Result
from newsarchive.rereading.work import Task, Unread
from newsarchive.sites.load import load_site
from newsarchive.sites.model import Site
from newsarchive.spiders.discovery import canonical_of
from tests.archive.made import Feed
from tests.pages.seeds import SENTENCES

SITE = r"""id = "u"
status = "invented"
names = { en = "An invented university" }
languages = ["kk", "ru", "en"]
hosts = ["u.example"]
[[articles]]
pattern = 'http://u\.example/(?P<lang>kk|ru|en)/news/(?P<number>\d+)/'
[[listings]]
url = "http://u.example/en/news/"
"""


class Inline(Readers):
    """Reads in this process, one page at a time."""

    def each(self, site: Site, template: Any, wanted: Iterable[tuple[Any, Task]]) -> Iterator[tuple[Any, Reading | Unread]]:
        for one, task in wanted:
            yield one, work.read_all(self.folder, site, template, [task])[0]

    def each_whole(self, site: Site, template: Any, wanted: Iterable[tuple[Any, Task]]) -> Iterator[tuple[Any, Any]]:
        for one, task in wanted:
            yield one, work.read_whole(self.folder, site, template, [task])[0]

    def learn(self, site: Site, samples: list[dict[str, Any]], known: dict[str, Any] | None) -> dict[str, Any] | None:
        return line.learn(samples, known)


def page(language: str, number: int, *, box: str = "text", more: str = "") -> str:
    """A page of an article, its text in a box of this class."""
    said = "".join(f"<p>{sentence} ({number})</p>" for sentence in SENTENCES[language])
    return (
        f"<html><head><title>Item {number}</title></head><body><h1>Item {number}</h1><div class='{box}'>{said}{more}</div>"
        f"<div class='side'><p>Item {number + 1} of the other news is told here, with a few words.</p></div></body></html>"
    )


class Kept:
    """An archive in a folder, its captures beside it."""

    def __init__(self, folder: Path, site: str = SITE) -> None:
        self.db = folder / "archive.db"
        (folder / "sites").mkdir()
        self.define(site)
        self.feed = Feed(connection=connect(self.db), site="u")
        self._captures = CaptureWriter(captures_folder(self.db))

    def define(self, site: str) -> None:
        """Another site file."""
        (self.db.parent / "sites" / "u.toml").write_text(site, encoding="utf-8")

    @property
    def site(self) -> Site:
        """By today's file."""
        return load_site("u", self.db.parent / "sites")

    def answer(
        self, number: int, html: str, *, language: str = "en", outcome: Outcome | None = None, flags: tuple[str, ...] = ()
    ) -> Outcome | None:
        """Store an answer as a crawl does: read, or with an outcome that keeps it from being read; returns what came of it."""
        item = self.feed.item(f"http://u.example/{language}/news/{number}/", body=html.encode(), outcome=outcome, flags=flags)
        item.headers = (("Content-Type", "text/html; charset=utf-8"),)
        item.record = self._captures.append(item)
        self._captures.sync()
        if outcome is None:
            capture = Capture(
                id=item.record.capture_id, url=item.url, fetched_at=item.received_at, status=200, headers=item.headers, body=item.body
            )
            reading = item.reading = line.read(capture, self.site, State())
            item.outcome, item.reason = reading.outcome, reading.reason
            if reading.outcome is None:
                reading.canonical_url = canonical_of(reading, self.site)
        return self.feed.put(item)

    def again(self, *, is_dry: bool = False, code: int = 0, **wishes: Any) -> Result:
        """Read what is stored again."""
        results: list[Result] = []
        failures: list[NewsarchiveError] = []
        request = Request(db=self.db, is_dry=is_dry, wishes=Wishes(**wishes), jobs=1)
        assert reextract(request, lambda *_: None, results.append, failures.append) == code
        return results[0]

    def close(self) -> None:
        """Check that index and articles are in step, and close."""
        self.feed.check()
        self.feed.connection.close()
        self._captures.close()
