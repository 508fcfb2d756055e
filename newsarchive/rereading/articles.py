"""The captures of one site's articles, read again: those whose code, site file, template or hints are others than when they were last
read; then the dates without a year whose neighbours have changed by that."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from newsarchive import line
from newsarchive.archive import crawls, rereading, settle, translations, unjudged
from newsarchive.archive.rereading import Again
from newsarchive.archive.settle import Yearless
from newsarchive.items import Known, Neighbour, Reading
from newsarchive.rereading.archive import Archive
from newsarchive.rereading.learning import Learning
from newsarchive.rereading.readers import Readers
from newsarchive.rereading.result import MOST_NAMED, NAMES, FieldChange, Result
from newsarchive.rereading.staleness import is_stale
from newsarchive.rereading.unread import NoArticles
from newsarchive.rereading.work import Task, Unread
from newsarchive.sites.model import Site

SLICE = 200
"""Articles asked for at a time."""
BATCH, SECONDS = 100, 1.0
"""Readings are stored by so many, or this long after the first of them."""
ROUNDS = 3
"""Times that pages are read again since those before taught another template."""


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What is to be read again, and what becomes of it."""

    everything: bool = False
    """Also what nothing speaks for reading again."""
    one_in: int = 1
    """Of the articles one in so many."""
    told: Callable[[FieldChange], Any] = lambda _: None
    """Is told of each change of a field, where nothing is written."""
    step: Callable[[int], Any] = lambda _: None
    """Is told how many captures more are done."""
    step_again: Callable[[int], Any] = lambda _: None
    """Is told how many of these were read once more, since more is known of the site than when they were."""


class Articles:
    """The articles of one site, to be read again."""

    def __init__(self, site: Site, archive: Archive, readers: Readers, wishes: Wishes) -> None:
        self.site = site
        self.archive = archive
        self.readers = readers
        self.wishes = wishes
        self.learning = Learning(site, archive, readers)
        self.result = Result(site=site.id)

    def run(self) -> Result:
        """Read what came to no article; learn, read, and learn again where pages came up that fit nothing, until nothing changes."""
        self.learning.take_up()
        if self.wishes.one_in == 1:
            NoArticles(
                self.site, self.archive, self.readers, self.learning.template, self.result, everything=self.wishes.everything
            ).run()
        self.learning.begin()
        for number in range(ROUNDS):
            strange = self._read(self._wanted(first=number == 0), first=number == 0)
            if not strange or not self.learning.learn():
                break
        self._read_yearless()
        while not self.archive.is_dry and self.archive.ask(translations.settle):
            pass
        if not self.archive.is_dry:
            self.archive.ask(unjudged.settle, self.site.id)
        if not self.archive.is_dry and self.wishes.one_in == 1:
            self.archive.ask(crawls.settle, self.site.id)
        self.result.is_new_template = self.learning.is_new
        return self.result

    def _wanted(self, *, first: bool) -> Iterator[tuple[Again, Task]]:
        after, number = "", 0
        while True:
            found = self.archive.ask(rereading.slice_after, self.site.id, after, SLICE)
            if not found:
                return
            after = found[-1].url
            before: int | None = None
            chosen = False
            for one in found:
                if one.holding != before:
                    chosen = number % self.wishes.one_in == 0
                    number += 1
                    before = one.holding
                    self.result.articles += first and chosen
                if not chosen:
                    continue
                self.result.captures += first
                if (self.wishes.everything and first) or is_stale(one.extractor, one.inputs, one.hints, self.site, self.learning.digest):
                    yield one, self._task(one)
                elif first:
                    self.wishes.step(1)

    def _task(self, one: Again) -> Task:
        near: tuple[Neighbour, ...] = ()
        if one.is_yearless:
            # With those it was last read with; what today's are is looked at once all other dates are known.
            near = tuple(Neighbour(number=number, published=day, source="") for number, day in one.inputs.get("neighbours", ()))
        return Task(ref=one.ref, hints=one.hints, neighbours=near, known=self._known(one))

    def _known(self, one: Again) -> Known | None:
        """What follows from the text that is shown is in the archive; the sketch by any code, the clues by that of the reading."""
        if one.text_sha256 is None:
            return None
        is_todays = one.is_shown and one.extractor == line.code_version()
        return Known(text_sha256=one.text_sha256, title=one.title, language=one.language, clues=one.clues if is_todays else {})

    def _read(self, wanted: Iterator[tuple[Again, Task]], *, first: bool = False) -> int:
        """Read captures; returns how many fitted nothing that is known.

        Args:
            first: whether none of them was read before in this run.
        """
        strange = 0
        batch: list[tuple[Again, Reading]] = []
        begun = time.monotonic()
        for one, reading in self.readers.each(self.site, self.learning.template, wanted):
            if first:
                self.wishes.step(1)
            else:
                self.wishes.step_again(1)
            self.result.read += first
            self.result.once_more += not first
            if isinstance(reading, Unread):
                self._note_unread(one, reading)
                continue
            if reading.sample is not None and reading.outcome is None and "template" in reading.inputs:
                strange += 1
                self.learning.note(one.ref, reading.sample, strange=True)
            batch.append((one, reading))
            if len(batch) >= BATCH or time.monotonic() - begun > SECONDS:
                self._store(batch)
                batch, begun = [], time.monotonic()
        self._store(batch)
        return strange

    def _read_yearless(self) -> None:
        """Read once more what is dated without a year, and whose neighbours are others now."""
        if self.wishes.one_in > 1:
            return

        def wanted() -> Iterator[tuple[Again, Task]]:
            after: tuple[int, int] | None = settle.FIRST
            while after is not None:
                found, after = self.archive.ask(settle.yearless_after, self.site.id, after, SLICE)
                for one in found:
                    yield self._again(one), Task(ref=one.ref, hints=one.hints, neighbours=one.near)

        self._read(wanted())

    def _again(self, one: Yearless) -> Again:
        ident, url = self.archive.ask(rereading.name_of, one.holding)
        return Again(
            holding=one.holding, ref=one.ref, hints=one.hints, article=ident, url=url, number=one.number, is_shown=True,
            version=None, is_yearless=True, extractor=None, inputs={},
        )  # fmt: skip

    def _note_unread(self, one: Again, unread: Unread) -> None:
        if unread.outcome is None:
            self.result.note_damage(f"{one.article}: {unread.reason}")
        elif len(self.result.unread) < MOST_NAMED:
            self.result.unread.append((one.article, unread.reason))

    def _store(self, batch: list[tuple[Again, Reading]]) -> None:
        if not batch:
            return
        if self.archive.is_dry:
            found = self.archive.ask(rereading.preview, [(one.holding, reading) for one, reading in batch])
        else:
            found = self.archive.ask(rereading.store, [(one.holding, reading) for one, reading in batch])
        for (one, reading), made in zip(batch, found, strict=True):
            if made.change == "lost":
                self.result.lost_count += 1
                if len(self.result.lost) < MOST_NAMED:
                    self.result.lost.append((one.article, f"{reading.outcome}: {reading.reason}"))
            elif made.change == "changed":
                version = None if one.is_shown else one.version
                changes = [
                    FieldChange(
                        site=self.site.id, article=one.article, url=one.url, version=version, field=NAMES.get(name, name),
                        before=before, after=after,
                    ) for name, (before, after) in made.fields.items()
                ]  # fmt: skip
                self.result.note(changes)
                for change in changes:
                    self.wishes.told(change)
