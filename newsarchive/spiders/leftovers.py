"""What a crawl that died left behind: addresses that were under way, and captures the archive does not know yet."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsarchive.archive import crawls, frontier, rechecks
from newsarchive.archive.frontier import Row
from newsarchive.captures.reader import read_record, rendered_after
from newsarchive.captures.records import Found
from newsarchive.captures.recover import Orphan, recover
from newsarchive.items import Earlier, Fetched, Repeat
from newsarchive.spiders.answers import target

if TYPE_CHECKING:
    from newsarchive.spiders.run import Run


def rendered_as_written(item: Fetched, folder: Path) -> None:
    """Give an adopted capture of a site that needs a browser the rendered page that was written with it. Where the crawl died before
    that, or no browser had been asked, the page is to be asked for again."""
    assert item.record is not None
    written = rendered_after(folder, item.record)
    if written is None:
        item.unrendered = "the crawl died before its rendered page was written"
        return
    ref, converted = written
    item.record = replace(item.record, rendered=ref)
    item.rendered, item.asked_by_scripts = converted.body, converted.requests


class Leftovers:
    """The first work of a run: what the last crawl of its site left, if that died."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.suspects: list[int] = []
        """Rows that were under way when the process died."""
        self.alone: set[int] = set()
        """The row that is tried alone at the moment."""
        self._orphans: list[Orphan] = []

    async def find(self) -> None:
        """Repair the WARC files of dead crawls and find the captures in them that have no row."""
        self._orphans = await asyncio.to_thread(self._recover)

    def _recover(self) -> list[Orphan]:
        writer = self.run.services.writer
        found = recover(self.run.services.folder, lambda file: writer.call(crawls.known_offsets, file).result())
        return [orphan for orphan in found if orphan.found.site == self.run.site.id]

    async def lonely(self) -> AsyncIterator[Row | Fetched]:
        """One at a time, what was under way when the last crawl of the site died: its capture where that is complete,
        else its address. A page that kills the process is found out this way, and no other with it."""
        run = self.run
        captured = {orphan.found.row: orphan for orphan in self._orphans if orphan.found.row}
        suspects = await run.services.call(frontier.lease_rows, run.crawl, self.suspects)
        random.shuffle(suspects)
        for row in sorted(suspects, key=lambda row: row.crashes):
            if run.is_stopping():
                return
            self.alone.add(row.id)
            run.leased[row.id] = row
            orphan = captured.pop(row.id, None)
            item = None
            if orphan is not None:
                self._orphans.remove(orphan)
                item = await self._adopt(orphan, row)
            if item is not None:
                run.begin(row)
                yield item
            else:
                yield row
            await run.until(lambda: not run.leased)
            self.alone.clear()

    async def adopted(self, most: int) -> AsyncIterator[Fetched]:
        """Complete captures that a dead crawl had not yet stored: they walk the rest of the line, fewer than `most` at once."""
        run = self.run
        asked = [orphan.found.row for orphan in self._orphans]
        leased = {row.id: row for row in await run.services.call(frontier.lease_rows, run.crawl, asked)}
        for orphan in self._orphans:
            row = leased.pop(orphan.found.row, None)
            if row is None and orphan.found.kind not in {"robots", "file"}:
                continue
            item = await self._adopt(orphan, row)
            if item is None:
                if row is not None:
                    await run.services.call(frontier.release, run.crawl, [row.id])
                continue
            if row is not None:
                run.leased[row.id] = row
                run.begin(row)
            yield item
            await run.until(lambda: len(run.leased) < most)
        self._orphans = []
        await run.until(lambda: not run.leased)

    async def _adopt(self, orphan: Orphan, row: Row | None) -> Fetched | None:
        """The item of a capture; None where it repeats an earlier one that is not there, so that its address is to be asked again."""
        found, folder = orphan.found, self.run.services.folder
        repeats, ref, capture = None, orphan.ref, found.capture
        if found.record_type != "response":
            earlier = await self.run.services.call(rechecks.by_id, found.refers_to)
            if earlier is None:
                return None
            repeats = repeat_of(found, earlier)
            ref = replace(ref, referred=earlier.ref, payload_sha256=ref.payload_sha256 or earlier.ref.payload_sha256)
            if repeats.how != "not_modified":
                capture = await asyncio.to_thread(read_record, folder, ref)
        location = next((value for name, value in capture.headers if name.lower() == "location"), None)
        redirected = location is not None and 300 <= capture.status < 400
        item = Fetched(
            site=self.run.site.id, crawl=self.run.crawl, row=row.id if row else 0, url=capture.url, kind=found.kind,
            rank=row.rank if row else 0, requested_at=capture.fetched_at, received_at=capture.fetched_at,
            status=capture.status, headers=capture.headers, body=capture.body, flags=capture.flags,
            hints=row.hints if row else (), source=row.source if row else "", part=row.part if row else "",
            form=row.form if row else None, known=row.known if row else False, sent=False, record=ref, adopted=True, repeats=repeats,
            redirect_to=target(capture.url, str(location).encode("latin-1", "replace")) if redirected else None,
        )
        if self.run.site.crawl.browser and found.kind not in {"robots", "file"} and repeats is None:
            rendered_as_written(item, folder)
        self.run.services.hold(item)
        return item


def repeat_of(found: Found, earlier: Earlier) -> Repeat:
    """What a record that names an earlier capture says of it."""
    if found.record_type == "metadata":
        return Repeat(earlier=earlier, how="furniture", differing=found.differing)
    return Repeat(earlier=earlier, how="not_modified" if found.capture.status == 304 else "identical")
