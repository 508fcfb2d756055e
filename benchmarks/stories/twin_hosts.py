"""Real pages under their own frames, and their texts under the frame of another invented host, with other lines around, other headlines and
cut ends: every pair is to be found, and every other link is shown."""

from __future__ import annotations

import gzip
import html
import json
import random
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import results
from benchmarks.stories.measure import settle
from newsarchive import line
from newsarchive.archive.database import connect
from newsarchive.items import Capture, Reading, State
from newsarchive.sites.model import Site
from tests.archive.made import Feed
from tests.pages.seeds import seeds_site

SHORTEST = 300
"""Characters of a text that is taken."""
_FRAME = (
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title} | Second House</title></head><body>'
    '<header><a href="/">Second House</a><nav><a href="/news/">News</a> <a href="/events/">Events</a></nav></header>'
    '<main><div class="post"><h1>{title}</h1><div class="meta">{day}</div><div class="post-body">{body}</div></div></main>'
    "<footer>Second House, 12 Long Street</footer></body></html>"
)


def twin_hosts(corpus: Path, keep: Path | None) -> None:
    """The figure, from annotated pages."""
    chance = random.Random(1)
    with gzip.open(corpus, "rt", encoding="utf-8") as file:
        pages = [one for one in map(json.loads, file) if len(one.get("text") or "") >= SHORTEST]
    site = seeds_site()
    with tempfile.TemporaryDirectory() as folder, closing(connect(Path(folder) / "archive.db")) as connection:
        feed = Feed(connection=connection)
        number, pairs, unread, told = 0, [], 0, {}
        for page in pages:
            keys = []
            for body, title in ((page["html"], None), _second(page, chance)):
                number += 1
                reading = _read(body, number, site)
                if reading.outcome is not None or not reading.text:
                    unread += 1
                    continue
                feed.put(feed.article(number, reading.text, title=reading.title or title, language=reading.language))
                told[number] = page["url"]
                keys.append(number)
            if len(keys) == 2:
                pairs.append((keys[0], keys[1]))
        settle(connection)
        numbers = dict(connection.execute("SELECT key, number FROM holdings").fetchall())
        stories = dict(connection.execute("SELECT number, story FROM holdings").fetchall())
        links = {
            tuple(sorted((numbers[one], numbers[other]))): reason
            for one, other, reason in connection.execute("SELECT one, other, reason FROM story_links WHERE kind <> 'apart'")
        }
    missed = [pair for pair in pairs if pair not in links and (stories[pair[0]] is None or stories[pair[0]] != stories[pair[1]])]
    known = set(pairs)
    beyond = [(told[one], told[other], reason) for (one, other), reason in links.items() if (one, other) not in known]
    found: dict[str, Any] = {"pairs": len(pairs), "found": len(pairs) - len(missed), "links_beyond": len(beyond), "pages_unread": unread}
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        told_missed = [[told[one], told[other]] for one, other in missed]
        (keep / "twin_hosts.json").write_text(json.dumps({"missed": told_missed, "beyond": beyond}, indent=1, ensure_ascii=False))
    results.write("twin_hosts", size=len(pages), seed=1, **found)


def _second(page: dict[str, Any], chance: random.Random) -> tuple[str, str]:
    """The page of the other host, and its headline: the text with other lines around, every second one cut."""
    text = page["text"]
    if chance.random() < 0.5:
        text = text[: int(len(text) * chance.uniform(0.45, 0.9))].rsplit(" ", 1)[0] + " ..."
    lines = ["SECOND HOUSE – " + text, "Provided by the press office of the First House."]
    body = "".join(f"<p>{html.escape(part)}</p>" for line in lines for part in line.split("\n") if part.strip())
    title = f"{page.get('title') or 'News of the day'}, says the First House"
    return _FRAME.format(language="en", title=html.escape(title), day="2 March 2024", body=body), title


def _read(body: str, number: int, site: Site) -> Reading:
    capture = Capture(
        id=f"capture-{number}", url=f"https://{site.hosts[0]}/news/{number}", fetched_at=datetime(2024, 3, 5, tzinfo=UTC), status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),), body=body.encode("utf-8", "replace"),
    )  # fmt: skip
    return line.read(capture, site, State(linkless=True))
