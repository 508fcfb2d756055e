"""What is learned of a site's pages before they are read again: by the rules of the end of a crawl, from samples of today's code."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from newsarchive.archive import crawls, rereading, templates
from newsarchive.archive.settle import Held
from newsarchive.archive.templates import LEARNED_FROM, MOST_STRANGE
from newsarchive.code_digest import code_digest
from newsarchive.errors import WorkerError
from newsarchive.items import Reading, RecordRef
from newsarchive.pages.template_digests import SAMPLES
from newsarchive.rereading.archive import Archive
from newsarchive.rereading.readers import Readers
from newsarchive.rereading.work import Task
from newsarchive.sites.model import Site

Json = dict[str, Any]
logger = logging.getLogger(__name__)


class Learning:
    """The template of one site, and the samples it is learned from. Where nothing is to be written, both are kept in memory alone."""

    def __init__(self, site: Site, archive: Archive, readers: Readers) -> None:
        self.site = site
        self.archive = archive
        self.readers = readers
        self.template: Json | None = None
        self.is_new = False
        """Whether it was learned now."""
        self._settled: Json | None = None
        """That of the last settled crawl: it stays unless pages gain by another."""
        self._samples: dict[str, tuple[str, bool, Json]] = {}
        """By capture: its digests, whether it fitted nothing, and what it told."""

    @property
    def digest(self) -> str | None:
        """Of the template."""
        return self.template["digest"] if self.template is not None else None

    def take_up(self) -> None:
        """Take up what was learned of the site before."""
        found = self.archive.ask(templates.newest, self.site.id)
        settled = self.archive.ask(templates.settled, self.site.id)
        self.template = found.template if found is not None else None
        self._settled = settled.template if settled is not None else None

    def begin(self) -> None:
        """Have the site's pages sampled by today's code, and learn."""
        if self.site.selectors.body:
            return
        if not self.archive.is_dry:
            self.archive.ask(templates.forget_other_versions, self.site.id, SAMPLES)
            self.archive.ask(templates.forget_strange, self.archive.ask(crawls.unsettled, self.site.id))
        known = self.archive.ask(rereading.sampled, self.site.id)
        self._samples = self.archive.ask(rereading.samples, self.site.id, SAMPLES)
        fresh = {one.ref.capture_id for one in known if one.code == code_digest()}
        wanted: dict[str, Held] = {one.ref.capture_id: one for one in self.archive.ask(templates.to_sample, self.site.id)}
        wanted |= {one.ref.capture_id: one for one in known}
        strange = {one.ref.capture_id for one in known if one.strange}
        tasks = ((one, Task(ref=one.ref, hints=one.hints, sample=True)) for name, one in sorted(wanted.items()) if name not in fresh)
        for one, reading in self.readers.each(self.site, None, tasks):
            if isinstance(reading, Reading) and reading.sample is not None:
                self.note(one.ref, reading.sample, strange=one.ref.capture_id in strange)
        self.learn()

    def note(self, ref: RecordRef, sample: Json, *, strange: bool) -> None:
        """Keep what a capture told."""
        self._samples[ref.capture_id] = (ref.digests, strange, sample)
        if not self.archive.is_dry:
            self.archive.ask(templates.add_sample, self.site.id, ref, sample, strange=strange)

    def learn(self) -> bool:
        """Learn from what is known by now; returns whether pages are to be read by another template than before."""
        if not self.archive.is_dry:
            self.archive.ask(templates.trim, self.site.id)
        before = self.digest
        try:
            learned = self.readers.learn(self.site, self._chosen(), self._settled)
        except WorkerError as error:
            logger.warning("%s: nothing was learned of its pages: %s", self.site.id, error.message)
            return False
        if learned is None or learned["digest"] == before:
            return False
        self.template, self.is_new = learned, True
        crawl = self.archive.ask(rereading.last_crawl, self.site.id)
        if not self.archive.is_dry and crawl is not None:
            self.archive.ask(templates.add, self.site.id, crawl, learned)
        return True

    def _chosen(self) -> list[Json]:
        """The samples a template is learned from: templates.samples, of what is in memory."""
        return [
            sample for strange, most in ((False, LEARNED_FROM), (True, MOST_STRANGE))
            for _, _, sample in sorted(_of(self._samples.items(), strange=strange), key=lambda one: one[:2])[:most]
        ]  # fmt: skip


def _of(samples: Iterable[tuple[str, tuple[str, bool, Json]]], *, strange: bool) -> Iterable[tuple[str, str, Json]]:
    return ((digests, capture, sample) for capture, (digests, is_strange, sample) in samples if is_strange == strange)
