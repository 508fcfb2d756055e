"""The captures of one site that came to no article: read again, they are judged and stored as in their crawl."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from newsarchive import line
from newsarchive.archive import frontier, settle
from newsarchive.archive import unread as stored
from newsarchive.archive.store import Job
from newsarchive.archive.unread import NoArticle
from newsarchive.inputs import of_hints
from newsarchive.items import Fetched, Outcome, Reading
from newsarchive.outcomes import judge, page_of, reserved
from newsarchive.rereading.archive import Archive
from newsarchive.rereading.readers import Readers
from newsarchive.rereading.result import Result
from newsarchive.rereading.staleness import is_stale
from newsarchive.rereading.work import Task, Unread
from newsarchive.sites.model import Site
from newsarchive.spiders.aliases import Aliases
from newsarchive.spiders.discovery import canonical_of, found_on

SLICE = 200
BATCH = 25


class NoArticles:
    """Reads the captures that came to no article, where something speaks for it.

    Args:
        template: what was learned of the site.
    """

    def __init__(
        self, site: Site, archive: Archive, readers: Readers, template: dict[str, Any] | None, result: Result, *, everything: bool
    ) -> None:
        aliases = Aliases()
        for url, target in archive.ask(frontier.aliases, site.id):
            aliases.note(url, target)
        self.site = site
        self.today = aliases.apply(site)
        """With the query parameters that were found to say nothing."""
        self.archive = archive
        self.readers = readers
        self.template = template
        self.digest = template["digest"] if template is not None else None
        self.result = result
        self.everything = everything

    def run(self) -> None:
        """Read, judge and store."""
        same: list[Reading] = []
        other: list[tuple[NoArticle, Job]] = []
        for one, found in self.readers.each_whole(self.site, self.template, self._wanted()):
            if isinstance(found, Unread) and found.outcome is None:
                self.result.note_damage(f"{one.address}: {found.reason}")
                continue
            item = self._judged(one, found)
            assert item.reading is not None
            if item.outcome == one.outcome:
                if self._is_stale(one):
                    same.append(item.reading)
            else:
                other.append((one, self._job(item)))
            if len(same) + len(other) >= BATCH:
                self._store(same, other)
                same, other = [], []
        self._store(same, other)

    def _wanted(self) -> Iterator[tuple[NoArticle, Task]]:
        after = ""
        while found := self.archive.ask(stored.slice_after, self.site.id, after, SLICE):
            after = found[-1].address
            for one in found:
                if self.site.crawl.browser and one.ref.rendered is None:
                    # Without its scripts the page says nothing; the next crawl asks for it again.
                    continue
                if self.everything or self._is_stale(one):
                    yield one, Task(ref=one.ref, hints=one.hints)

    def _is_stale(self, one: NoArticle) -> bool:
        return is_stale(one.extractor, one.inputs, one.hints, self.site, self.digest)

    def _judged(self, one: NoArticle, found: tuple[Reading, tuple[str, ...]] | Unread) -> Fetched:
        """The answer as it came in its crawl, with what it comes to today."""
        item = Fetched(
            site=self.site.id, crawl=one.crawl, row=one.row, url=one.url, kind="article", rank=one.rank, source=one.source,
            requested_at=datetime.fromisoformat(one.requested_at), received_at=datetime.fromisoformat(one.received_at), status=200,
            hints=one.hints, sent=False, known=one.is_known, record=one.ref, adopted=True, body_size=one.size,
        )  # fmt: skip
        if isinstance(found, Unread):
            item.outcome, item.reason, item.reading = Outcome(str(found.outcome)), found.reason, self._bare(one)
        else:
            item.reading, item.flags = found
            reason = reserved(item, self.site)
            item.outcome, item.reason = (Outcome.RESERVED, reason) if reason is not None else judge(item)
        if item.outcome is Outcome.RESERVED:
            item.reading = self._bare(one)
        if item.outcome is None:
            item.reading.canonical_url = canonical_of(item.reading, self.today)
        else:
            item.reading.outcome, item.reading.reason = item.outcome, item.reason
        item.page = page_of(item)
        return item

    def _bare(self, one: NoArticle) -> Reading:
        """A reading that says nothing but who looked, and by what."""
        inputs: dict[str, Any] = {"site": self.site.digest}
        if self.digest is not None:
            inputs["template"] = self.digest
        if one.hints:
            inputs["hints"] = of_hints(one.hints)
        return Reading(capture_id=one.ref.capture_id, url=one.url, extractor=line.code_version(), inputs=inputs)

    def _job(self, item: Fetched) -> Job:
        wanted, refused = found_on(item, self.today)
        return Job(
            item=item, discovered=wanted, refused=refused, shared_numbers=self.site.shared_numbers,
            trap_pages=self.site.crawl.trap_pages, before=self._before(item),
        )  # fmt: skip

    def _before(self, item: Fetched) -> Reading | None:
        """Today's reading of what is shown of a known article, so that a change of ours is told from one of the university's."""
        assert item.reading is not None
        if not item.known or item.outcome is not None:
            return None
        held = self.archive.ask(settle.to_read_again, item.row, item.reading.extractor, self.site.digest, self.digest)
        if held is None:
            return None
        [(_, found)] = self.readers.each(self.site, self.template, [(held, Task(ref=held.ref, hints=held.hints))])
        return found if isinstance(found, Reading) else None

    def _store(self, same: list[Reading], other: list[tuple[NoArticle, Job]]) -> None:
        if self.archive.is_dry:
            self.result.became.update(str(job.item.outcome or Outcome.STORED) for _, job in other)
            return
        if same:
            self.archive.ask(stored.note, same)
        if other:
            self.archive.ask(stored.settle, other)
            self.result.became.update(str(job.item.outcome) for _, job in other)
